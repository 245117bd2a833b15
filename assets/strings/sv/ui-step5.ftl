# 5 Följa upp.
fu-title = Hur har det gått?
fu-begin-title = Dags att följa upp
fu-begin-next = Nästa uppföljning
fu-planned = Uppföljningen är bokad { $at }{ $place }.
fu-no-time = Ingen tid är bokad. Ni kan följa upp ändå.
fu-none-planned = Ni har bestämt att inte följa upp. Skäl: { $reason }
fu-begin-lead = Ni går igenom ett mål i taget. Låt { $name } berätta först.
fu-begin = Börja uppföljningen
fu-begun = Uppföljningen har börjat.
fu-words-then = { $owner } egna ord, { $month }
fu-words-last = { $owner } ord { $date }
fu-words-now = Vad säger { $name } i dag?
fu-words-place = Skriv { $owner } ord här
fu-reached-ask = Är målet nått?
fu-reached = Nått
fu-partly = Delvis
fu-not-yet = Inte än
fu-why = Vad kom emellan, eller vad fattas?
fu-why-missing = Behövs innan ni bestämmer vad som händer med planen.
fu-was-to = Det här skulle göras
fu-no-insatser = Inga insatser än.
fu-how = Hur gick det: { $what }
fu-done = Gjort
fu-going = Pågår
fu-not-done = Inte gjort
fu-comment = Kommentar
fu-comment-to = Kommentar: { $what }
fu-missed = Svaret kom inte { $date }
fu-around = Det stora hela
fu-worked = Vad har fungerat?
fu-new-needs = Nya behov?
fu-present = Vilka är här?
fu-when-where = Tid och plats
fu-at = När följde ni upp?
fu-place = Var?
fu-consent-over = Samtycket har tagit slut.

fu-what-now = Vad händer med planen?
fu-left = Väljs när ni har gått igenom allt. { $left } kvar.
fu-left-goals = { $n } mål
fu-left-insatser = { $n ->
    [one] 1 insats
   *[other] { $n } insatser
  }
fu-left-both = { $goals } mål och { $insatser ->
    [one] 1 insats
   *[other] { $insatser } insatser
  }
fu-together = Välj tillsammans med { $name }.
fu-revise = Ändra planen
fu-revise-effect = blir version { $version }
fu-continue = Fortsätt som nu
fu-continue-effect = ny uppföljningstid
fu-end = Avsluta
fu-end-effect = alla får veta
fu-revise-title = Ändra planen
fu-revise-lead = { $before ->
    [0] Planen öppnas för ändring. När ni är klara skriver alla under version { $version }.
   *[other] Planen öppnas för ändring. Version { $before } finns kvar som den är. När ni är klara skriver alla under version { $version }.
  }
fu-revise-do = Till målen
fu-continue-title = Fortsätt som nu
fu-continue-lead = Planen gäller som den är. Boka nästa uppföljning nu.
fu-next-at = När följer ni upp nästa gång?
fu-next-place = Var?
fu-next-place-hint = Tomt betyder samma plats som i dag: { $place }.
fu-next-until = { $name } är samordnare till och med
fu-next-until-none = Samordnaren fortsätter till och med
fu-next-at-missing = Skriv dag och klockslag för nästa uppföljning.
fu-next-until-missing = Skriv hur länge samordnaren fortsätter.
fu-next-beyond = Samtycket tar slut { $date }, innan nästa möte. Fråga { $name } om nytt ja.
fu-history = Tidigare uppföljningar
fu-led-revise = Planen ändrades.
fu-led-continue = Planen fortsatte som den var.
fu-led-end = Planen avslutades.
fu-decided-by = Inskrivet av { $name }, { $date }.
fu-were-here = Med var { $who }.
