# Where the data is, 09 Lämna över, 07 cards, what changed since the plan was established, units that are trusted.

# Where what is written lies.
lies-onlyHere = Finns bara här
lies-changes = { $n ->
    [one] 1 ändring bara här
   *[other] { $n } ändringar bara här
  }
lies-handed = Lämnad, inte bekräftad
lies-same = Lika på båda ställena
lies-alone = Finns bara här
lies-withdrawn = Samtycket är återkallat, och det är meddelat
lies-withdrawnUntold = Samtycket är återkallat, inte meddelat än
last-today = i dag { $time }
last-yesterday = i går { $time }
plans-last = Senast överlämnat { $at }.
plans-never = Inget är överlämnat än.
plans-which = Visa vilka
row-two-ways = Skriven på två sätt

# 09 Lämna över.
handover = Lämna över
handover-count = { $n ->
    [one] ändring bara här
   *[other] ändringar bara här
  }
handover-lead = Varje mottagare kan bara öppna sin egen del.
handover-plan = Lämna över { $owner } plan
handover-version = Version { $version }, upprättad { $at }.
handover-draft = Arbetsmaterial, inte upprättad än.
handover-everything = Allt nytt lämnas på samma gång, i alla planer på den här datorn.
handover-not-transferred = Planen är inte överförd till regionens planeringssystem.
handover-back = Tillbaka till planen
handover-which = Vilken plan?
handover-none = Alla planer är lika på båda ställena.
handover-alone = Det finns ingen att lämna till än. Lägg till kortet för en enhet ni arbetar med.
handover-to-units = Till Inställningar
menu-handover-note = Se vem som har planen, och lämna det som är nytt.

place-legend = Hur vill du lämna över?
place-stick = USB-minne
place-folder = Gemensam mapp
place-store = Regionens lagring
place-stick-there = { $name }, sitter i
place-stick-gone = { $name }, sitter inte i
place-stick-none = Inget minne sitter i
place-folder-there = { $name }, finns här
place-folder-gone = { $name }, nås inte härifrån
place-folder-none = Ingen mapp är vald
place-store-there = { $name }. Kräver uppkoppling
place-store-none = Ingen adress än. Kräver uppkoppling
place-last = Senast { $at }.
place-look = Leta igen
place-folder-pick = Välj mapp
place-folder-change = Byt mapp
place-store-pick = Skriv adress
place-store-change = Byt adress
place-ask-folder = Var ligger mappen?
place-ask-store = Vilken adress har lagringen?
place-hint-folder = Skriv hela vägen till mappen. It-stödet vet var den ligger.
place-hint-store = Den får ni av it-stödet.
place-missing-folder = Skriv var mappen ligger.
place-missing-store = Skriv adressen.
place-forget-folder = Glöm mappen
place-forget-store = Glöm adressen

round-do = Lämna och hämta
round-choose = Välj först hur du lämnar över.
round-starting = Börjar …
round-fetching = Hämtar det som har kommit: { $done } av { $of }
round-leaving = Lämnar det som är nytt: { $done } av { $of }
round-readingBack = Läser tillbaka och jämför: { $done } av { $of }
round-stopping = Avbryter …
round-again = Försök igen
round-title = Så gick det
round-done = Klart.
round-stopped = Avbrutet. Det som hann bli klart finns kvar, och nästa gång går det vidare därifrån.
round-failed = Det gick inte hela vägen. Det som hann bli klart finns kvar.
round-nothing = Inget nytt att lämna eller hämta.
round-unknown = Okänd avsändare
round-line = { $unit }: { $what }.
round-sent = lämnat { $n } paket
round-received = hämtat { $n } paket
round-changes = { $n ->
    [one] 1 ändring är lämnad.
   *[other] { $n } ändringar är lämnade.
  }
round-aside = { $n ->
    [one] 1 paket lagt åt sidan
   *[other] { $n } paket lagda åt sidan
  }
round-owed = { $n ->
    [0] allt är bekräftat
    [one] 1 plan är inte bekräftad
   *[other] { $n } planer är inte bekräftade
  }

recv-title = Vem får vad
recv-title-of = Vem får vad: { $name }
recv-consent = Samtycket gäller till { $date }
recv-reads-all = Hela planen
recv-reads-part = En del
recv-reads-none = Inget än
recv-own = Era andra datorer
recv-nobody = Ingen annan är med i planen än.
recv-stays = Det { $name } inte vill ta upp, och det som bara är ert
recv-stays-any = Det personen inte vill ta upp, och det som bara är ert
recv-stays-n = { $n ->
    [0] Inget just nu
    [one] 1 sak
   *[other] { $n } saker
  }
recv-stays-here = Stannar här
recv-ended = { $name } har tagit tillbaka sitt ja. Inget mer lämnas ut. Allt som är skrivet finns kvar.
recv-ended-any = Samtycket är tillbakataget. Inget mer lämnas ut. Allt som är skrivet finns kvar.
recv-add-card = Lägg till kortet
recv-for = för { $unit }
reached-over = Inget mer lämnas
reached-noCard = Kortet behövs först
reached-nothing = Fråga { $name }
reached-nothing-any = Fråga personen
reached-owed = Inte lämnad
reached-handed = Lämnad, inte bekräftad
reached-handed-part = Utdrag lämnat. Det bekräftas inte
reached-received = Mottagen
reached-read = Läst
reached-acknowledged = Kvitterad
reached-same = Lika på båda ställena

proof-words = Ord att jämföra
proof-not-version = Orden visar om båda har samma sak. De är inte planens ord på pappret.
proof-with = Jämför med
proof-here = Den här datorn
proof-there = Den andra sidan
proof-waits = Inget svar än
proof-nobody = Ingen som är med i planen kan ta emot den än. Under Vem får vad står vad som fattas.
proof-ended = Inget mer lämnas ut.
proof-explain = Den som tar emot ska se samma fyra ord. Innan dess står planen som lämnad, inte bekräftad.
proof-differ = Orden är olika tills den andra sidan har hämtat. Lämna och hämta en gång till efter det. Inget är borta.
proof-told = Lika ord. Läs dem för varandra om ni vill vara säkra.
proof-stages = Så långt har det kommit
stage-written = Skrivet
stage-readBack = Läst tillbaka och jämfört
stage-received = Mottaget
stage-waits = väntar
stage-some = { $n } av { $of }
stage-done = Klart:
stage-not = Inte än:

aside-title = Lagt åt sidan
aside-lead = Det här togs inte emot. Allt annat gick vidare.
aside-line = Från { $from }, { $at }
aside-seen = Jag har läst
extracts-title = Utdrag som ni har fått
extract-line = Från { $from }. Version { $version }, kom { $at }.
extract-words = Planens ord: { $words }
extract-ended = { $from } meddelade { $at } att inget mer kommer. Det som står i utdraget ändras inte längre.
extract-of = utdraget från { $from }

ack-title = Kvittera
ack-lead = { $unit } dokumenterar planen. Kvittera, så ser de att den har kommit fram.
ack-lead-any = En annan enhet dokumenterar planen. Kvittera, så ser de att den har kommit fram.
ack-do = Vi har tagit emot planen
ack-done = Kvitterat. Svaret följer med nästa gång ni lämnar och hämtar.
elsewhere-title = { $unit } dokumenterar planen
elsewhere-title-any = En annan enhet dokumenterar planen
elsewhere-text = Där skrivs samtycket, och där låses planen.

# 07 cards.
cards-note = { $n ->
    [one] 1 kort att titta på
   *[other] { $n } kort att titta på
  }
cards-note-text = Samma sak är skriven på två sätt. Inget är valt åt er.
cards-look = { $n ->
    [one] Titta på kortet
   *[other] Titta på korten
  }
cards-done = Inga kort kvar
cards-done-text = Allt är valt. Det ni inte valde finns kvar i historiken.
card-n = Kort { $n } av { $all }
card-title-short = Samma sak är skriven på { $n ->
    [2] två
    [3] tre
    [4] fyra
   *[other] flera
  } sätt
card-title-prose = Läs igenom texten
card-title-strike = Struken av en, ändrad av en annan
card-title-late = En ändring kom sent
card-lead-short = Inget är valt åt er. Titta på korten tillsammans och bestäm.
card-lead-prose = { $n ->
    [3] Tre personer har ändrat i texten samtidigt.
    [4] Fyra personer har ändrat i texten samtidigt.
   *[other] Två personer har ändrat på samma ställe.
  }
card-lead-strike = Inget är valt åt er. Bestäm tillsammans om den ska stå kvar.
card-lead-late = Den skrevs innan saken flyttades. Inget är valt åt er.
card-about = Det gäller
card-owner-answers = { $unit } ansvarar
card-here = På den här datorn
card-there = På en annan dator
card-somebody = Någon
card-empty = Tomt
card-keep = Behåll { $words }
card-keep-of = Behåll det som { $name } skrev
card-keep-empty = Låt det vara tomt
card-both = Behåll båda
card-both-says = Behåll båda, så står det: { $words }
card-other = Skriv något annat
card-other-do = Skriv in
card-other-missing = Skriv något.
card-fixed = Det går inte att välja just nu
card-later = Senare
card-history = Det ni inte väljer försvinner inte. Det finns kvar i historiken.
card-owner = Det är { $unit } som vet.
card-ask-today = { $name } är med på mötet i dag. Fråga { $first } innan ni väljer.
card-ask = Fråga { $name } innan ni väljer.
card-ask-unit = Fråga dem innan ni väljer.
card-before = Förra kortet
card-after = Nästa kort
card-became = Så blev texten
card-changed-by = Så skrev var och en
card-read = Jag har läst, det stämmer
card-edit = Ändra texten
card-strike-keep = Behåll struken
card-strike-back = Ta tillbaka strykningen
card-strike-struck = Struken
card-strike-changed = Ändrad
card-settled = Valt: { $words }.
card-settled-read = Texten är läst.

# Historik.
hist-title = Historik
hist-lead = Det som har skrivits i planen, det senaste först. Det ni inte valde står här också.
hist-none = Inget är ändrat sedan planen började.
hist-set = Skrivet
hist-add = Nytt
hist-strike = Struket
hist-lift = Står åter
hist-read = Läst
hist-settle = Valt
hist-before = Före: { $words }
hist-others = Det som inte valdes
hist-not-chosen = Inte valt: { $words }
menu-history-note = Läs vad som har skrivits, och det ni inte valde.

# What changed since the plan was established.
since-title = Ändrat sedan planen skrevs under
since-lead = Version { $version } står som den är. Det här är förslag till nästa version.
since-before = Då
since-after = Nu
since-new = Fanns inte
since-gone = Borttaget
since-print = Skriv ut ändringsbladet
since-count = { $n } förslag till ändring
since-all = Visa alla { $n }
since-fewer = Visa färre
twice-title = Två upprättade versioner
twice-text = Två datorer upprättade version { $version } var för sig. Båda finns kvar. Planens ord på pappret visar vilken ni har.
twice-line = Version { $version }, upprättad { $at }
twice-words = Planens ord: { $words }
twice-do = Gör nästa version tillsammans
twice-goals = Till målen

# Inställningar: units that are trusted.
units-title = Enheter vi litar på
units-lead = Bara enheter som ni har jämfört ord med kan få planer från er.
units-own = Vårt kort
units-own-lead = Lämna kortet till dem ni arbetar med. Läs sedan orden för varandra i telefon.
units-words = Sex ord för { $name }
units-qr = Ruta att läsa av med kamera: kortet för { $name }
units-save = Spara vårt kort
units-none = Inga andra enheter än.
units-add = Lägg till en enhet
units-file = Enhetens kort
units-file-choose = Välj fil
units-file-none = Ingen fil vald
units-file-hint = En fil som ni har fått av enheten.
units-look = Ring { $name } och läs orden för varandra. De ska vara precis lika.
units-match = Orden stämmer
units-differ = Orden stämmer inte
units-differ-text = Inget är tillagt. Be om ett nytt kort, och lita inte på det här.
units-already = Den här enheten litar ni redan på.
units-is-own = Det här är ert eget kort.
units-added = { $name } är tillagd.
units-distrust = Lita inte längre
units-distrust-on = på { $name }
units-distrust-do = Sluta lita på dem
units-distrust-title = Sluta lita på { $name }?
units-distrust-text = Inget mer lämnas dit, och det de lämnar läggs åt sidan. Det de redan har fått har de kvar, och det som står i planerna står kvar. Säg till dem på telefon. Vill ni lita på dem igen läggs kortet till på nytt.
units-distrusted = Ni litar inte längre på { $name }.
units-unread = Filen gick inte att läsa.
units-unread-advice = Välj den en gång till.

# Names of fields, as they stand on the cards.
field-unnamed = Uppgiften
field-about = Vad det gäller
field-acknowledgedAt = Kvitterad
field-address = Adress
field-admissionNoticeAt = Inskrivningsmeddelandet kom
field-admittedAt = Skrevs in
field-age = Ålder
field-answer = Svar
field-answerBy = Svara senast
field-answeredAt = Svarade
field-answeredOnDevice = Besvarad på datorn
field-appliesTo = Inför vilka
field-appliesToVersion = Version
field-approvedForPatient = Godkänd för patienten
field-arrivedAt = Kom
field-asked = Har fått frågan
field-askedAt = Fick frågan
field-at = När
field-attendance = Med på mötet
field-authority = Huvudman
field-birthDate = Född
field-by = Av vem
field-call = Telefon, eller vad man gör
field-chair = Mötesledare
field-chairChosenByPerson = Har själv valt vem som leder
field-channel = På vilket sätt
field-comment = Kommentar
field-committed = Vem som sa ja
field-compulsoryOpenCare = Öppen tvångsvård
field-confirmedAtMeeting = Ja en gång till på mötet
field-consent = Samtycke
field-contactAppointedAt = Fast vårdkontakt utsedd
field-convener = Vem kallar
field-coordinator = Samordnare
field-coordinatorUntil = Samordnare till och med
field-covers = Det ni får prata om
field-deadline = Sista dag
field-decided = Beslutet
field-decidedAt = Bestämt
field-decidedBy = Bestämt av
field-decision = Är det bestämt?
field-description = Behovet
field-digitalLink = Länk till videomöte
field-dischargedAt = Åkte hem
field-discoveredAt = När ni såg behovet
field-discoveredBy = Enheten som såg det
field-documentedBy = Vem skrev upp det
field-documentId = Dokumentets nummer
field-documentingUnit = Enheten som dokumenterar
field-done = Klart
field-due = Senast
field-durationMinutes = Antal minuter
field-email = E-post
field-endedAt = Slutade
field-establishedAt = Upprättad
field-establishedBy = Upprättad av
field-field = Text
field-followUp = Uppföljning
field-form = Hur
field-frequency = Hur ofta
field-from = Från
field-gender = Kön
field-givenAt = När
field-givenBy = Vem sa ja
field-handledAt = Hanterat
field-handling = Så gör vi
field-hash = Kontroll
field-heldAt = När det hölls
field-how = Hur
field-howDiscovered = Hur det märktes
field-hsaId = HSA-id
field-id = Nummer
field-ifItGetsWorse = Om det blir sämre
field-importantToMe = Vad som är viktigt
field-inPersonsWords = Egna ord
field-inSummons = Ska stå i kallelsen
field-keptOut = Inte till den här vårdnadshavaren
field-kind = Slag
field-language = Språk
field-leftAt = Gick
field-legalBasis = Lagrum
field-livesWith = Bor hos
field-lockedAt = Låst
field-longTerm = På sikt
field-maturity = Mognad
field-measureBy = Senast
field-meetingAt = När är mötet
field-meetingForm = Hur ni ses
field-method = Hur
field-minutes = Minuter
field-municipality = Kommun
field-name = Namn
field-need = Behov
field-needed = Behövs
field-needsConsidered = Vad barnet behöver
field-newNeeds = Nya behov
field-noMeasuresByOthers = Ingen annan gör något
field-note = Anteckning
field-notFor = Ska inte läsas av
field-offered = Har fått frågan
field-offline = Utan uppkoppling
field-opinion = Egna ord
field-oralHealthAsked = Har frågat om munhälsan
field-original = Så stod det
field-overallAuthority = Huvudansvar för hela planen
field-overallResponsible = Vem svarar för hela planen
field-participantId = Vem
field-party = Vem
field-personsOwnComment = Egna ord om planen
field-phone = Telefon
field-place = Var
field-planId = Planens nummer
field-planned = Bokad
field-plannedDischarge = Planerad hemgång
field-present = Vilka är här
field-privateEmail = E-post
field-privatePhone = Telefon
field-professional = Vem svarar för bedömningen
field-protectedIdentity = Skyddade personuppgifter
field-question = Vad mötet ska svara på
field-readyForDischargeAt = Utskrivningsklar
field-reason = Varför
field-reasonIfNone = Varför ni inte följer upp
field-reasons = Varför
field-recipients = Mottagare
field-region = Region
field-regionProfile = Regionens riktlinje
field-reopenedAt = Öppnad igen
field-reopenedBy = Öppnad igen av
field-reopenedReason = Varför den öppnades igen
field-resolved = Löst
field-responsible = Vem gör det
field-result = Hur det gick
field-role = Roll
field-schemaVersion = Filens version
field-scope = Vad det gäller
field-secretary = Sekreterare
field-sentAt = Skickad
field-shortTerm = Så märker vi att det går framåt
field-signedAt = Underskriven
field-situation = Så är det nu
field-start = Börjar
field-startedAt = Började
field-status = Läget
field-step = Punkt
field-struck = Struken
field-supportPersonAtMeeting = Stödperson
field-system = System
field-takenBackAt = Tagen tillbaka
field-takenBackReason = Varför den togs tillbaka
field-tellsLeftOut = Får veta att något är utelämnat
field-text = Text
field-to = Till
field-topics = Ämnen
field-toPlan = Ja till att planen görs
field-toShareInformation = Ja till att vi delar uppgifter
field-transferredAt = Överförd
field-type = Slags nummer
field-understood = Har förstått
field-unitId = Enhet
field-until = Till och med
field-userOfApp = Den här datorn
field-validFrom = Gäller från
field-validTo = Gäller till och med
field-value = Nummer
field-version = Version
field-whatWorked = Vad som har fungerat
field-whatWorks = Det som fungerar
field-when = När
field-who = Vem
field-why = Vad som kom emellan
field-withdrawnAt = Samtycket togs tillbaka
field-withPersonAt = När ni pratade
field-words = Egna ord
field-writtenInformationGiven = Skriftlig information är lämnad
