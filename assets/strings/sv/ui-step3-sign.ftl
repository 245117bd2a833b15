# 3 Skriva under, skriva ut och lämna.
sign-title = Skriva under
sign-title-after = Skriv ut och lämna
sign-kicker-draft = Inget är låst än
sign-kicker-locked = Version { $version } är låst. Ändras något nu måste alla skriva under igen.
sign-what-title = Det här skriver ni under
sign-what = ”Jag har varit med och gjort planen. Jag vet vem som gör vad och vem jag ringer.”
sign-no-decision = En underskrift gör ingen insats beslutad.
sign-people = { $name } först, sedan de andra
sign-not-here = Är inte på plats
sign-by-phone = Är inte i rummet: { $how }
sign-nobody = Inga deltagare är uppskrivna än.
sign-waits = Har inte skrivit under än
sign-now = Skriver nu
sign-turn = Nu skriver
sign-turn-done = Klart
sign-how = Hur går det till?
sign-on-screen = På skärmen
sign-paper = På papper
sign-sentence = Jag har varit med och gjort planen. Jag vet vem som gör vad och vem jag ringer.
sign-sentence-other = Jag har varit med och gjort planen. Jag vet vad jag ska göra och vem som håller ihop den.
sign-pad = Här skriver { $name } sitt namn
sign-clock = { $at } enligt datorns klocka
sign-paper-text = { $name } skriver under med penna på sin rad, när pappret är utskrivet.
sign-wipe = Sudda och skriv om
sign-done = Klart
sign-done-next = Klart. Nästa är { $name }
sign-again = Skriv under igen
sign-else = Om det inte går:
sign-way-declines = Vill inte
sign-way-unable = Kan inte
sign-way-proxy = Ombud skriver
sign-way-absent = Inte på plats
sign-way-declines-title = { $name } vill inte skriva under
sign-way-declines-text = Det är ett val som alla har. Planen gäller ändå.
sign-way-declines-note = Varför? Skriv bara om personen vill det.
sign-way-unable-title = { $name } kan inte skriva under
sign-way-unable-text = Ingen skriver någon annans namn. Det som står här kommer på pappret.
sign-way-unable-note = Vad gör att det inte går, och vem har sett det?
sign-way-proxy-title = Någon skriver för { $name }
sign-way-proxy-text = God man, förvaltare, vårdnadshavare eller ett ombud med fullmakt skriver sitt eget namn.
sign-way-proxy-note = Vem skriver, och med vilken rätt?
sign-way-proxy-do = Nu skriver ombudet
sign-way-absent-title = { $name } är inte på plats
sign-way-absent-text = Det går att skriva under senare, på papper eller här.
sign-way-absent-note = Något mer om det?
sign-way-do = Anteckna det
sign-way-missing = Skriv det här. Ett par ord räcker.
sign-proxy-writes = { $note } skriver för { $name }.
sign-identified = Hur vet vi vem det är?
sign-identified-none = Inte antecknat
sign-identified-known = Känd sedan tidigare
sign-identified-legitimation = Visade legitimation
sign-identified-card = Visade tjänstekort
sign-did-screen = Skrev under på skärmen { $at }
sign-did-paper = Skriver under på papper
sign-did-proxy = { $note } skriver i stället, { $at }
sign-did-declines = Vill inte skriva under
sign-did-unable = Kan inte skriva under: { $note }
sign-did-absent = Var inte på plats
sign-all-done = Alla har fått frågan
sign-all-done-text = Nu kan planen upprättas. Välj ett namn om någon vill skriva om.
sign-voided = { $n ->
    [one] 1 underskrift slutade gälla när planen låstes upp. Den finns kvar i historiken.
   *[other] { $n } underskrifter slutade gälla när planen låstes upp. De finns kvar i historiken.
  }
sign-steps = Lås, skriv under, upprätta
sign-not-ready = { $n ->
    [one] 1 sak är kvar innan planen kan låsas.
   *[other] { $n } saker är kvar innan planen kan låsas.
  }
sign-to-summary = Till Är planen klar?
sign-lock = Lås för underskrift
sign-lock-text = Låset gör att texten inte ändras medan ni skriver under. Det går att låsa upp igen. Den som skriver på papper gör det när planen är upprättad och utskriven.
sign-changed = Version { $version } är upprättad { $at }. Det ni har ändrat sedan dess är arbetsmaterial och blir nästa version.
sign-locked-title = Version { $version } är låst
sign-locked-at = Låst { $at }.
sign-words = Planens ord
sign-words-help = Samma fyra ord står på varje papper. Läs dem högt så vet alla att det är samma plan.
sign-hash = Kontroll
sign-unlock = Lås upp
sign-unlock-title = Lås upp planen
sign-unlock-text = Underskrifterna på version { $version } slutar gälla. De finns kvar i historiken. Alla skriver under igen när planen låses nästa gång.
sign-unlock-reason = Varför låser ni upp?
sign-unlock-missing = Skriv varför. Ett par ord räcker.
sign-establish = Upprätta planen
sign-establish-title = Upprätta planen?
sign-establish-text = Version { $version } blir klar och ändras inte mer. Det som ändras sedan blir en ny version. Den som inte har skrivit under kan göra det senare.
sign-establish-do = Ja, upprätta planen
sign-established = Planen är upprättad { $time }.
sign-established-day = Planen är upprättad { $at }.
sign-version = Version { $version }.
sign-has-original = { $name } har originalet.
sign-original-waits = { $owner } original är inte gjort än.

print-title = Vem får vilket exemplar
print-one = Det finns bara ett original
print-original = ORIGINAL
print-copy = KOPIA
print-copy-number = KOPIA { $n }
print-extract = UTDRAG
print-summons = KALLELSE
print-consent = SAMTYCKE
print-information = INFORMATION
print-changes = ÄNDRINGSBLAD
print-fridge = KYLSKÅPSBLAD
print-follow-up = UPPFÖLJNINGSBLAD
print-fridge-to = kylskåpsbladet till { $name }
print-fridge-scope = En sida med stor text: vem gör vad, och vem man ringer
print-version = Version { $n }
print-left-out = { $n ->
    [0] Det som samtycket räcker till
    [one] 1 del är utelämnad
   *[other] { $n } delar är utelämnade
  }
print-none-consent = Samtycket gäller inte i dag. Inget lämnas ut.
print-none-party = Står inte i samtycket. Får inget exemplar.
print-none-topics = Samtycket räcker inte till något i planen.
ledger-title = { $n ->
    [one] 1 papper eller fil har lämnats ut
   *[other] { $n } papper och filer har lämnats ut
  }
ledger-paper = papper
ledger-file = fil
teach-title = Berätta för mig, { $name }
teach-question = Kan du säga med egna ord vad vi har bestämt?
teach-write = Skriv svaret
teach-words = { $owner } egna ord
teach-understood = Har { $name } förstått?
teach-yes = Ja
teach-no = Inte än
teach-again = Gå igenom det igen. Ta en sak i taget.
teach-by = Vem frågade?
teach-line = Frågat { $at }.
kollen-title = SIP-kollen
kollen-text = En enkät om hur mötet var. Den är anonym och finns hos Sveriges Kommuner och Regioner. Svaren sparas aldrig här.
kollen-offered = { $name } har fått frågan
kollen-how = Hur?
kollen-how-hint = Till exempel på papper, på egen telefon, eller vill inte svara.
print-whole = Hela planen
print-to = till { $name }
print-printer = Skrivare
print-no-printer = Ingen skrivare hittas. Spara som PDF och skriv ut senare, eller anslut skrivaren och tryck Leta igen.
print-look-again = Leta igen
print-do = Skriv ut
print-save = Spara som PDF
print-working = Arbetar …
print-made-paper = Utskriven { $at }
print-made-file = Sparad som PDF { $at }
print-waits = Inte gjord än
print-more = { $n } exemplar, senast { $at }
print-saved-at = Sparad som { $path }
print-sent = Skickad till { $printer }.
print-draft = Arbetsmaterial
print-draft-text = Ett utkast märkt ARBETSMATERIAL, att läsa igenom och anteckna på. Skriv inte under på det.
print-draft-do = Skriv ut arbetsmaterial
print-draft-save = Spara arbetsmaterial som PDF
