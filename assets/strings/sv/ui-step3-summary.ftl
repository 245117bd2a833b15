# 3 Summera och bestämma.
sum-kicker = Innan underskrift
sum-title = Är planen klar?
sum-law = Lagen kräver
sum-guideline = Riktlinjen säger
sum-law-left = { $n } kvar
sum-law-ready = Klart
sum-ask-left = { $n ->
    [one] 1 behöver svar
   *[other] { $n } behöver svar
  }
sum-done = Klart:
sum-stop = Fattas:
sum-ask = Behöver svar:
sum-change = Ändra
sum-change-overall = huvudansvaret
sum-change-follow = uppföljningen
sum-change-coordinator = samordnaren
sum-change-roles = mötesledare och sekreterare
sum-insatser = Vilka insatser behövs
sum-insatser-count = { $insatser ->
    [one] 1 insats
   *[other] { $insatser } insatser
  } i { $goals } mål
sum-to-goals = Till målen
sum-who = Vem ansvarar: kommun eller region
sum-who-count = Kommunen { $kommun }, regionen { $region }
sum-who-for = Vem gör det: { $what }
sum-others = Det som andra gör
sum-others-count = { $name } { $n }
sum-others-none = Ingen annan gör något.
sum-others-tick = Ingen annan gör något
sum-overall = Vem har huvudansvaret för hela planen
sum-overall-legend = Huvudansvar för hela planen
sum-coordinator-differs = Samordnaren är något annat: samordnaren håller ihop planen men ansvarar inte för andras insatser.
sum-coordinator-is = { $name } är samordnare. Det är något annat: samordnaren håller ihop planen men ansvarar inte för andras insatser.
sum-go = Gå dit
sum-follow = Uppföljningen är bokad
sum-follow-not = Ingen uppföljning, med skäl
sum-follow-book = Boka tid
sum-follow-why = Skriv varför inte
sum-follow-at = När följer ni upp?
sum-follow-place = Var?
sum-follow-convener = Vem kallar?
sum-follow-reason = Varför följer ni inte upp?
sum-term-from = Samordnaren från
sum-term-until = Samordnaren till och med
sum-goals = Målen har { $owner } egna ord och går att mäta
sum-goals-count = { $done } av { $all } mål
sum-goals-none = Inga mål än
sum-inquiry = Det som utreds har ett svarsdatum
sum-inquiry-count = { $done } av { $all }
sum-inquiry-dates = { $done } av { $all }, { $dates }
sum-inquiry-none = Inget utreds
sum-dissent = { $n ->
    [0] Ni är överens om allt hittills
    [one] Ni är inte överens om 1 sak. Den är uppskriven.
   *[other] Ni är inte överens om { $n } saker. De är uppskrivna.
  }
sum-coordinator = Samordnare är vald tillsammans med { $name }
sum-coordinator-who = Vem är samordnare?
sum-coordinator-from = Från
sum-coordinator-until = Till och med
sum-coordinator-to = { $name }, till { $date }
sum-coordinator-period = Hur länge är { $name } samordnare?
sum-coordinator-period-ask = Skriv från vilken dag och till vilken dag.
sum-coordinator-fill = Från i dag till uppföljningen { $date }
sum-roles = Mötesledare och sekreterare är två personer
sum-roles-line = { $chair } leder, { $secretary } skriver
sum-roles-open = Ännu inte valt
sum-chair = Mötesledare
sum-secretary = Sekreterare
sum-reason = Skriv varför
sum-reason-label = Varför?
sum-reason-given = Skäl: { $reason }
sum-worth = Värt att veta
sum-words = { $n ->
    [one] 1 svårt ord att byta
   *[other] { $n } svåra ord att byta
  }
sum-words-title = Svåra ord
sum-words-lead = Det går att skriva under ändå.
sum-worse = Om det blir sämre
sum-worse-text = Vad gör { $name } då?
sum-worse-text-hint = Så enkelt att det går att läsa när man är orolig.
sum-worse-list = Vem ringer { $name }?
sum-worse-when = När gäller det?
sum-worse-who = Vem
sum-worse-call = Telefon, eller vad man gör
sum-worse-line = rad { $n }
sum-worse-nobody = Ingen särskild
sum-worse-add = Ny rad
sum-worse-example = Till exempel Dagtid, eller Ont i bröstet.
sum-comment = { $owner } egna ord om planen
sum-responsible = Vem svarar för hela planen?
sum-responsible-hint = En person, till exempel den som är huvudansvarig fast vårdkontakt.
sum-round = Hur var mötet?
sum-round-hint = Alla säger något. Det skrivs inte ut.
sum-round-add = Någon sa
sum-left = { $n ->
    [one] 1 sak kvar.
   *[other] { $n } saker kvar.
  }
sum-left-then = Sedan kan ni skriva under.
sum-ready = Allt som behövs finns.
sum-locked = Planen är låst.
sum-established = Planen är upprättad.
sum-sign = Skriv under
same-role-see = Vi har sett det
same-role-seen = Vi har sett det och väljer det ändå.
