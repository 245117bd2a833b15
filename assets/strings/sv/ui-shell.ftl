# The frame: the rail, the band, the foot, keys.
program = SIP Hemma
main-menu = Huvudmeny
my-plans = Mina planer
settings = Inställningar
lock = Lås
locks-soon = Låser snart. Rör skärmen för att fortsätta.
actions = Knapprad
five-steps = Planens fem steg
parts-of-step = Stegets delar
step-done = { $n }, klart
part-done = , klart
age = { $n } år

step-1 = Behov och samtycke
step-2 = Förbereda och kalla
step-3 = Mötet
step-4 = Genomföra
step-5 = Följa upp
part-need = Behov
part-offer = Frågan om SIP
part-consent = Samtycke
part-important = Vad är viktigt
part-people = Vilka kommer
part-adaptations = Anpassningar
part-summons = Kallelse
part-opening = Inledning
part-situation = Så är det nu
part-goals = Behov, mål och insatser
part-summary = Summera och bestämma
part-sign = Skriva under
part-carry = Genomföra
part-followup = Följa upp

consent-holds = Samtycket gäller i dag.
consent-until = Till { $date }.
consent-days = { $n ->
    [0] Samtycket gäller i dag, sista dagen.
    [one] Samtycket gäller i 1 dag till.
   *[other] Samtycket gäller i { $n } dagar till.
  }
consent-days-short = { $n ->
    [0] Samtycket: sista dagen.
    [one] Samtycket: 1 dag till.
   *[other] Samtycket: { $n } dagar till.
  }
consent-ask-again = Fråga { $name } om nytt ja.
consent-lacks = Samtycke saknas.
consent-withdrawn = Samtycket är tillbakataget.
saved-at = Sparat { $time }.
saved-here = Sparat { $time } på den här datorn.
saved-only-here = Allt finns på den här datorn.
only-here = { $n ->
    [one] 1 ändring bara här.
   *[other] { $n } ändringar bara här.
  }

