# 3 Så är det nu: the question, her words, the circle, who has spoken.
meeting-part = Del { $n } av 5
meeting-leads = leder
meeting-writes = skriver
meeting-supports = är stödperson
situation-question = { $name }, hur har du det just nu?
situation-help = Låt { $name } berätta först. Skriv { $gender ->
    [kvinna] hennes
    [man] hans
   *[other] hens
  } ord, inte dina.
situation-words = { $owner } egna ord
situation-works = Det som fungerar
situation-phone = { $name } är med: { $how }.
situation-phone-ask = Har ni frågat om det som behövs från { $first }?
situation-phone-done = Klart
spoken-title = Vem har fått ordet?
spoken-count = { $n } av { $all }
spoken-hint = Tryck på den som har fått ordet. Det sparas inte.
circle-title = Tiden
circle-left = { $n ->
    [one] 1 minut kvar
   *[other] { $n } minuter kvar
  }
circle-of-part = av den här delen
circle-over = Delen skulle sluta { $time }.
circle-ahead = Delen börjar { $time }.
circle-meeting-over = Mötet skulle sluta { $time }.
circle-ended = Mötet slutade { $time }.
circle-end = slut { $time }
circle-break = Paus { $time }
circle-twin = Mötescirkel. Klockan är { $time }. Del { $n } av 5, { $part }. Mötet slutar { $end }.
