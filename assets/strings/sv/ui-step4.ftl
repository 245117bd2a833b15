# 4 Genomföra: läget, svar som väntas, det som inte gick som planerat.
carry-title = Så går det
carry-counts = Insatser: { $what }
carry-n-done = { $n ->
    [one] 1 klar
   *[other] { $n } klara
  }
carry-n-going = { $n } pågår
carry-n-planned = { $n ->
    [one] 1 planerad
   *[other] { $n } planerade
  }
carry-n-not = { $n ->
    [one] 1 inte gjord
   *[other] { $n } inte gjorda
  }
carry-lead = Var och en svarar för sitt. { $name } är samordnare och håller ihop planen, men ansvarar inte för andras insatser.
carry-lead-nobody = Var och en svarar för sitt. Ingen samordnare är vald än.
carry-no-goals = Läget visas här när det finns mål och insatser.
carry-in-goal = i mål { $n }
carry-how = Hur går det: { $what }
carry-told = { $n ->
    [one] 1 sak hos samordnaren
   *[other] { $n } saker hos samordnaren
  }
carry-wrong = Något gick inte som planerat

dev-form = Något gick inte som planerat: { $what }
dev-what = Vad hände?
dev-goes-to = Det går till samordnaren, { $name }.
dev-goes-to-nobody = Det går till samordnaren, när någon är vald.
dev-what-missing = Skriv vad som hände. Ett par ord räcker.
dev-do = Skriv till samordnaren
dev-sent = Skrivet till samordnaren.
dev-title = Det som inte gick som planerat
dev-lead = Till { $name }, samordnare. Prata med den som gör insatsen.
dev-lead-nobody = Till samordnaren. Ingen är vald än.
dev-waiting = { $n ->
    [one] 1 att ta hand om
   *[other] { $n } att ta hand om
  }
dev-none-waiting = Allt är hanterat
dev-line = { $at }, { $by }
dev-handling = Vad gör vi åt det?
dev-handling-missing = Skriv först vad ni gjorde åt det.
dev-done = Klart, hanterat
dev-handled = { $n ->
    [one] 1 hanterad
   *[other] { $n } hanterade
  }
dev-handled-at = Hanterat { $at }

wait-title = Svar som väntas
wait-lead = Den som har lovat ett svar ger det. Påminn gärna.
wait-late = Försenat
wait-due = senast { $date }
wait-was-due = skulle ha kommit { $date }
wait-no-due = inget datum än
wait-somebody = Någon
wait-line = { $who } svarar, { $by }.
wait-line-to = { $who } svarar { $to }, { $by }.
wait-came = Svaret har kommit

came-form = Svaret om: { $what }
came-what = Vad blev svaret?
came-what-missing = Välj vad svaret blev.
came-decided = Ja, det är beslutat
came-decided-note = Beslutad. Beslutet har en dag och någon som har fattat det.
came-taken = Ja, vi gör det
came-taken-note = Åtagen. Den som ska göra det har själv sagt ja.
came-proposed = Inget klart besked
came-proposed-note = Föreslagen. Prata vidare vid uppföljningen.
came-no = Nej, det blir inte av
came-no-note = Föreslagen, inte gjord. Skriv varför.
came-how = Hur kom svaret?
came-how-missing = Välj hur svaret kom.
came-phone = Per telefon
came-written = Skriftligt
came-meeting = På ett möte
came-words = Anteckning om svaret
came-words-missing = Skriv vad som sades och varför.
came-paper = Planen ändras när svaret skrivs in. På papper står det i nästa version.
came-do = Skriv in svaret
came-noted = Svaret är inskrivet.

remind-title = Att komma ihåg
remind-none = Inget väntar just nu.
remind-passed = Dagen har gått
remind-all = Visa alla { $n }
remind-fewer = Visa färre
