# Exchange: places, packets, units, devices.

error-office-gone = Platsen nås inte. Minnet kanske drogs ut för tidigt.
error-office-gone-do = Inget är borta. Sätt i minnet, eller anslut till mappen, och försök igen.
error-office-full = Det är fullt där du lämnar över.
error-office-full-do = Inget är borta. Gör plats, eller välj en annan plats, och försök igen.
error-office-denied = Du får inte skriva eller läsa där.
error-office-denied-do = Be it-stödet om rätt till platsen. Allt finns kvar på den här datorn.
error-office-unreachable = Lagringen svarar inte.
error-office-unreachable-do = Allt finns kvar på den här datorn. Försök igen när du har uppkoppling, eller lämna över på ett USB-minne.
error-office-damaged = Det som lämnades gick inte att läsa tillbaka.
error-office-damaged-do = Inget är borta. Försök igen, eller välj ett annat minne.
error-office-unknown = Filen sip-hemma.json på platsen är skadad. Därför går det inte att veta vilken plats det är.
error-office-unknown-do = Inget är lämnat eller hämtat, och inget är borta. Lägg tillbaka filen om det finns en kopia. Välj annars en ny, tom mapp: där lämnas det som inte är bekräftat en gång till.
error-office-is-data = Det är mappen med datorns egna planer. Där går det inte att lämna.
error-office-is-data-do = Välj en annan mapp eller ett USB-minne, som de andra också når.
error-office-newer = Platsen hör till ett nyare program.
error-office-newer-do = Uppdatera programmet och försök igen.
error-office-address = Det är ingen plats att lämna på.
error-office-address-do = Skriv hela vägen till en mapp, eller adressen till lagringen (s3://…).

error-card-damaged = Filen är inget enhetskort.
error-card-damaged-do = Be om kortet en gång till.
error-card-forged = Kortet är inte äkta. Något i det är ändrat.
error-card-forged-do = Använd det inte. Ring enheten och be om kortet en gång till.
error-card-newer = Kortet är gjort med ett nyare program.
error-card-newer-do = Uppdatera programmet och försök igen.
error-card-own = Det är er egen enhets kort.
error-card-own-do = Lämna det till en annan enhet. Det är deras kort som ska in här.
error-not-root-holder = Den här datorn kan inte godkänna eller spärra datorer.
error-not-root-holder-do = Gör det på den dator där enheten skapades.
error-request-damaged = Filen är ingen förfrågan från en dator.
error-request-damaged-do = Gör en ny förfrågan på den andra datorn.
error-approval-not-for-us = Godkännandet är för en annan dator.
error-approval-not-for-us-do = Använd det på den dator som frågade, eller gör en ny förfrågan här.
error-unit-differs = Godkännandet är från { $unit }, och datorn är en annan enhets.
error-unit-differs-do = En dator hör till en enhet. Skapa en ny mapp för { $unit }.
error-device-has-shared = Härifrån är planer redan lämnade i en egen enhets namn.
error-device-has-shared-do = Skapa en ny mapp för den här enheten och låt planerna komma dit.
error-device-revoked = Den här datorn är spärrad av sin enhet. Den varken lämnar eller får något mer.
error-device-revoked-do = Ring den som sköter enhetens datorer. Det som är skrivet här finns kvar, även det som inte hann lämnas: spara planen som fil eller skriv ut den, så kan en kollega skriva in det.
error-device-revoked-there = Datorn är spärrad och kan inte godkännas igen.
error-device-revoked-there-do = Skapa en ny mapp på den datorn och gör en ny förfrågan.
error-device-is-this = Det är den här datorn.
error-device-is-this-do = Spärra den från en annan av enhetens datorer.
error-device-is-office = Den datorn får alla enhetens planer ändå.
error-device-is-office-do = Utlåning behövs bara för bärbara datorer.
error-no-such-device = Det finns ingen sådan dator i enheten.
error-no-such-device-do = Se vilka som finns med siphemma device list.
error-no-unit-key = Den här datorn har inte enhetens nyckel.
error-no-unit-key-do = Hämta den på en av enhetens kontorsdatorer.
error-not-shared = Planen delas inte med någon än.
error-not-shared-do = Godkänn en dator till, eller lägg till kortet för en enhet i planen.
error-not-documents = Det är en annan enhet som har hand om det i den här planen.
error-not-documents-do = Ring enheten som dokumenterar planen, så gör de det.
error-share-ended = Den som har hand om planen har sagt att den inte delas längre.
error-share-ended-do = Det som är skrivet finns kvar. Ring enheten om du undrar.
error-not-contested = Det är inte skrivet på två sätt.
error-not-contested-do = Någon har kanske redan bestämt. Titta på planen igen.
error-settle-whole = Det hör ihop och väljs som en helhet: { $group }.
error-settle-whole-do = Välj en av de helheter som någon skrev.
error-no-such-extract = Det finns inget sådant utdrag här.
error-no-such-extract-do = Titta i listan över det som har kommit.
error-nothing-changed = Inget är ändrat sedan planen skrevs under.
error-nothing-changed-do = Det behövs inget ändringsblad.

error-unit-not-trusted = Ingen här har sagt att ni litar på den enheten.
error-unit-not-trusted-do = Lägg till enhetens kort först, och jämför orden med dem.
error-unit-linked-already = Enheten i planen har redan ett kort, eller så är kortet redan en annan enhets i planen.
error-unit-linked-already-do = Se vem som har vad med siphemma case sharing.

# What was set aside. $known tells whether the unit is known.
aside-damaged = Ett paket gick inte att läsa. Det är avklippt eller skadat.
aside-damaged-do = Resten är inläst. Avsändaren lämnar det igen av sig själv, om det behövs.
aside-notForUs = Ett paket var låst för någon annan.
aside-notForUs-do = Resten är inläst. Hämta igen senare, eller be avsändaren att lämna en gång till.
aside-forged = Ett paket har en underskrift som inte stämmer.
aside-forged-do = Det är inte inläst. Berätta för it-stödet.
aside-newer = Ett paket är gjort med ett nyare program.
aside-newer-do = Uppdatera programmet. Paketet läses in nästa gång.
aside-tooBig = Ett paket är för stort.
aside-tooBig-do = Det är inte inläst. Berätta för it-stödet.
aside-unknownUnit = { $known ->
    [yes] { $unit } har lämnat något, men ingen här litar på deras kort.
   *[no] En enhet som ingen här litar på har lämnat något.
  }
aside-unknownUnit-do = Är datorn ny hos er: låt en kollega lämna och hämta, och hämta sedan igen. Be annars enheten om deras kort, jämför orden och lägg till det.
aside-unknownDevice = { $known ->
    [yes] En dator som inte står på kortet för { $unit } har lämnat något.
   *[no] En dator som inte står på sin enhets kort har lämnat något.
  }
aside-unknownDevice-do = Fråga enheten om de har fått en ny dator. Hämta deras nya kort.
aside-revoked = { $known ->
    [yes] { $unit } har lämnat något som skrevs på en dator som är spärrad.
   *[no] Något som skrevs på en dator som är spärrad har lämnats.
  }
aside-revoked-do = Det är inte inläst. Skrevs det innan datorn försvann kan den som sköter enhetens datorer ta in det. Annars: fråga dem som lämnade det.
aside-readdressed = Ett paket var skrivet till någon annan och lagt här.
aside-readdressed-do = Det är inte inläst. Berätta för it-stödet.
aside-replayed = Ett gammalt paket har lagts hit igen.
aside-replayed-do = Det är inte inläst. Allt som stod i det finns redan här.
aside-notAllowed = { $known ->
    [yes] { $unit } har lämnat en ändring som bara den som dokumenterar planen får göra.
   *[no] Någon har lämnat en ändring som bara den som dokumenterar planen får göra.
  }
aside-notAllowed-do = Det är inte inläst. Har planen nyss lämnats över kommer det med när ni hämtar nästa gång. Ring annars enheten, och kom överens om vem som dokumenterar den.
aside-unvouched = { $known ->
    [yes] Något från { $unit } är skrivet i någon annans namn.
   *[no] Något är skrivet i någon annans namn.
  }
aside-unvouched-do = Det är inte inläst. Ring enheten.
aside-unknownCase = { $known ->
    [yes] { $unit } har lämnat något om en plan som inte finns här.
   *[no] Någon har lämnat något om en plan som inte finns här.
  }
aside-unknownCase-do = Be den som dokumenterar planen att lämna den hit.
aside-otherCase = Två olika planer har samma nummer.
aside-otherCase-do = Den som fanns här är orörd. Ring enheten som lämnade den andra.
aside-doesNotFit = Något som kom passar inte i planen.
aside-doesNotFit-do = Det är inte inläst, och planen är orörd. Berätta för it-stödet.
aside-gap = Något fattas mellan det som har kommit.
aside-gap-do = Det läses in när resten har kommit. Hämta igen senare.
aside-returned = Den här datorn har lämnat mer än den vet om. Dess mapp har lagts tillbaka från en äldre kopia, eller används på en dator till.
aside-returned-do = Fortsätt lämna och hämta, så kommer det som andra har fått tillbaka hit. Används mappen på två datorer: sluta med den ena.
aside-twice = Den här datorn finns i två exemplar: samma mapp används på två ställen.
aside-twice-do = Använd bara den ena. Be IT göra den andra till en egen dator. Så länge det är två sägs inget vara lika på båda ställena.

# Values in words.
say-yes = Ja
say-no = Nej
say-struck = Struken: { $reason }
say-stands = Står kvar
say-added = Nytt
say-change = { $field }: { $words }
say-nothing = inget
say-field-of = { $what } – { $field }
say-plan = Planen
say-consent = Samtycket
say-meeting = Mötet
say-person = Personen
say-need = Behovet
say-coordinator = Samordnaren
say-follow-up = Uppföljningen
say-other = Planen
