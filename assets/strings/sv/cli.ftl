# The command line, where it speaks to a person.

cli-recovery = Återställningskod. Den visas bara nu. Skriv av den och förvara den inlåst:
cli-check-clean = Inget saknas.
cli-severity-law = LAGEN, { -law-plan }
cli-severity-block = STOPP
cli-severity-reason = RIKTLINJEN
cli-severity-warn = Att veta
cli-locked = Planen är låst för underskrift som version { $version }. Planens ord: { $words }.
cli-unlocked = Planen är upplåst. Underskrifter på den låsta versionen gäller inte.
cli-established = Planen är upprättad som version { $version }. Planens ord: { $words }.
cli-written = Skriven: { $path }
cli-written-over = Skriven: { $path }. Den ersatte filen som hette så förut.
cli-struck = Struken.
cli-set = Sparad.
cli-not-chosen = Inte valt: { $words }  ({ $by })
cli-became = Så blev texten: { $text }
cli-no-cases = Här är inga planer än.
cli-void = Raden är struken i listan.
cli-protected = Skyddad person
cli-trusted = Kortet för { $unit } är tillagt. Ring dem nu, på ett nummer som ni redan hade, och läs de sex orden för varandra: { $words }.
cli-trusted-do = Är alla sex precis lika är allt klart. Skiljer sig ett enda är kortet någon annans. Lämna då inget, och ta bort det med: siphemma unit distrust { $id }
cli-distrusted = Ni litar inte längre på { $unit }. Inget mer lämnas dit från den här datorn, och det de lämnar läggs åt sidan här. Gör samma sak på enhetens andra datorer, eller ta bort enheten ur samtycket. Det de redan har fått har de kvar.
cli-approved = Datorn { $device ->
    [none] { $id }
   *[other] { $id } ({ $device })
  } är godkänd. Ta godkännandet till den: { $path }
cli-accepted = Datorn hör nu till enheten.
cli-revoked = Datorn är spärrad, och enheten har en ny nyckel. Lämna och hämta, så får de andra veta det.
cli-office = kontorsdator
cli-laptop = bärbar
cli-here = den här datorn
cli-device-approved = godkänd
cli-device-revoked = spärrad { $at }
cli-device-unnamed = (namnet är inte känt här)
cli-devices-of = Datorer på { $unit }:
cli-devices-do = Det räcker med de åtta tecknen i början när en dator ska anges.
cli-no-units = Ni litar inte på någon annan enhet än.
cli-no-extracts = Här finns inga utdrag från andra enheter.
cli-no-history = Inget är gjort med planen än.
cli-no-contested = Inget är skrivet på två sätt.
cli-no-changes = Inget är ändrat sedan planen upprättades.
cli-no-changes-draft = Planen är inte upprättad än. Därför finns inget att jämföra med.
cli-no-ledger = Inget exemplar är utlämnat.
cli-unit-own = den egna enheten

# Leaving and fetching. A number of one is told by the word one.
cli-exchanged = { $unit }: { $what }.
cli-exchanged-sent = { $n ->
    [one] lämnat 1 paket
   *[other] lämnat { $n } paket
  }
cli-exchanged-received = { $n ->
    [one] hämtat 1 paket
   *[other] hämtat { $n } paket
  }
cli-exchanged-aside = { $n ->
    [one] 1 paket lagt åt sidan
   *[other] { $n } paket lagda åt sidan
  }
cli-exchanged-unknown = Okänd avsändare
cli-exchanged-owed = { $n ->
    [one] 1 plan är inte bekräftad
   *[other] { $n } planer är inte bekräftade
  }
cli-exchanged-confirmed = allt är bekräftat
cli-exchanged-nothing = Inget nytt att lämna eller hämta.
cli-aside = Lagt åt sidan: { $message } { $advice }
cli-aside-many = Lagt åt sidan, { $n } gånger: { $message } { $advice }
cli-aside-before = { $n ->
    [one] 1 sak ligger kvar åt sidan sedan förut.
   *[other] { $n } saker ligger kvar åt sidan sedan förut.
  } Med --json står vad.
cli-adopted = Det som datorn skrev läses in nästa gång ni lämnar och hämtar.

# Who has what of a plan.
cli-sharing-words = Ord att jämföra, på den här datorn: { $words }. De är inte planens ord på pappret.
cli-sharing-row = { $unit }: { $reached }.
cli-sharing-when = { $reached } { $at }
cli-sharing-people = Med på mötet: { $people }.
cli-sharing-same = Lika ord. Läs dem för varandra om ni vill vara säkra.
cli-sharing-differ = Där: { $words }. Orden är olika tills båda har lämnat och hämtat. Inget är borta.
cli-sharing-extract = De får ett utdrag, och har inga ord att jämföra.
cli-sharing-nobody = Ingen annan är med i planen än.
cli-contested-do = Bestäm tillsammans, och skriv: siphemma case settle PLAN FÄLT VÄRDE
cli-contested-empty = tomt
cli-changes-none = inget

# What was done, and what comes next.
cli-did-moved = Raden är flyttad.
cli-did-rebuilt = Det som visas är byggt om. Inget i planen är ändrat.
cli-did-confirm = Noterat: samtycket är uppläst och stämmer. Lämna och hämta, så får de andra veta det.
cli-did-withdraw = Samtycket är återkallat. Inget mer lämnas ut. Allt som är skrivet finns kvar. Lämna och hämta, så får de som har planen veta det.
cli-did-renew = Ett nytt samtycke är påbörjat, och det gamla står kvar som det var. Fyll i det nya, läs upp det och skriv: siphemma case confirm
cli-did-summon = Kallelsen är noterad som skickad nu. Programmet skickar den inte: skriv ut den med siphemma print och --sheet summons.
cli-did-decide = Uppföljningen är avgjord.
cli-did-close = Planen är avslutad. De som ska få veta det står i siphemma todo.
cli-did-reopen = Planen är öppen igen.
cli-did-handover = Planen är lämnad till { $unit }. Här går den bara att läsa. Lämna och hämta, så får de veta det. Fram till dess går den att ta tillbaka med siphemma case take-back.
cli-did-take-back = Planen är tillbaka här, och går att ändra igen.
cli-did-colleague = Kollegan har tagit över rollerna och uppgifterna. Berätta det för dem som är med i planen.
cli-did-correct = Det är antecknat. Texten står kvar som den var.
cli-did-checkout = Planen är utlånad till datorn. Lämna och hämta här, och sedan på den, så kommer planen dit.
cli-did-takeover = Planen skrivs här från och med nu. Det som den andra datorn lämnar senare förs ihop med det som står här.
cli-did-link = Enheten i planen hör nu ihop med kortet. Lämna och hämta, så får de det som samtycket låter dem läsa.
cli-did-acknowledge = Kvitterat. Svaret följer med nästa gång ni lämnar och hämtar.
cli-did-settle = Det är bestämt. De andra får veta det nästa gång ni lämnar och hämtar.
cli-did-settle-left = { $n ->
    [one] 1 sak till är skriven på två sätt.
   *[other] { $n } saker till är skrivna på två sätt.
  }

# What history has, a few words for each kind.
cli-act-new = Planen är påbörjad
cli-act-import = Planen är hämtad in
cli-act-export = Sparad som fil
cli-act-set = Ändrat
cli-act-edit = Ändrat
cli-act-strike = Struket
cli-act-move = Flyttat
cli-act-settle = Bestämt av det som var skrivet på två sätt
cli-act-received = Kom från en annan dator
cli-act-received-n = { $n ->
    [one] 1 ändring
   *[other] { $n } ändringar
  }
cli-act-checkout = Utlånad till en bärbar dator
cli-act-takeover = Övertagen från datorn som lånade den
cli-act-link = En enhet i planen hör ihop med ett kort
cli-act-confirm = Samtycket uppläst
cli-act-withdraw = Samtycket återkallat
cli-act-renew = Nytt samtycke påbörjat
cli-act-summon = Kallelsen skickad
cli-act-lock = Låst för underskrift
cli-act-unlock = Upplåst
cli-act-sign = Underskrift antecknad
cli-act-establish = Upprättad
cli-act-handOut = Utlämnad
cli-act-print = Exemplar utlämnat
cli-act-void = Exemplar struket i listan
cli-act-followUp = Uppföljning avgjord
cli-act-close = Avslutad
cli-act-reopen = Öppnad igen
cli-act-handOver = Lämnad till en annan enhet
cli-act-handoverReceived = Mottagen från en annan enhet
cli-act-takeBack = Tagen tillbaka
cli-act-takeOver = En kollega tog över
cli-act-correct = Någon tycker att något är fel
cli-act-inform = Någon är informerad
cli-act-narrow = Samtycket är snävare

# Users, the log, backups, purging.
cli-user-added = { $name } är tillagd och låser upp med sin egen kod.
cli-user-removed = { $name } är borttagen. Det { $name } har gjort står kvar. Byt planernas nyckel också: siphemma key change.
cli-pin-changed = Din nya kod gäller.
cli-recovered = { $name } har en ny kod.
cli-key-changed = Planerna har en ny nyckel. Koder och återställningskod gäller som förut. Gör en ny säkerhetskopia.
cli-code-new = Ny återställningskod. Den gamla öppnar bara säkerhetskopior som är äldre än så här. Den visas bara nu. Skriv av den och förvara den inlåst:
cli-log-whole = Loggen är hel: { $rows } rader, och den går vidare från det som nyckelringen minns. Slutet: { $hash }.
cli-log-whole-alone = Loggen är hel: { $rows } rader. Ingen nyckelring minns dess slut, så att rader är borta från slutet går inte att utesluta. Slutet: { $hash }.
cli-backed-up = Säkerhetskopian är gjord, öppnad och läst: { $path }. Planer: { $cases }.
cli-backup-whole = Kopian är hel. Gjord { $at }. Planer: { $cases }.
cli-backup-whole-newer-log = Kopian är hel. Gjord { $at }. Planer: { $cases }. Men mappens egen logg går inte vidare från kopians: mappen är en äldre kopia, eller så är rader borta ur den.
cli-drilled = Övningen gick bra. Kopian från { $at } gick att återställa, varje plan gick att läsa. Planer: { $cases }. Rader i loggen: { $rows }.
cli-restored = Mappen är återställd ur kopian från { $at }. Planer: { $cases }.
cli-restored-approved = Den är en ny dator i enheten, och den förra är spärrad. Lämna och hämta, så får de andra veta det.
cli-restored-asks = Den är en ny dator, och enheten känner den inte än. Kör siphemma device request, och låt datorn med enhetens rot godkänna den och spärra den förra.
cli-restored-former = Det den förra datorn lämnade efter kopian läses in med siphemma device adopt { $former }, om ingen annan kan ha skrivit på den.
cli-purged = { $case } är gallrad från den här datorn.
cli-purged-shared = Planen har lämnats till andra. Det de har fått, och paket som redan ligger på platser där ni lämnar över, finns kvar.
cli-purged-backup = Säkerhetskopior har kvar den tills de förstörs. Den senaste är från { $at }.
cli-purged-paper = Papper, sparade PDF-filer och exporterade planfiler finns kvar där de ligger.
## Signing, and sealed files
cli-signed = Antecknat. Det gäller version { $version }.
cli-unlocked-voided = Planen är öppen igen. { $count } underskrifter gäller inte längre.
cli-voided = { $at }  struket  { $exemplar }  { $name }  { $why }
