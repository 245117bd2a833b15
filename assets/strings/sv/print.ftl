# Sentences on paper. Stars around words make them bold; what people wrote is set in as it stands.

print-title = Samordnad individuell plan (SIP)
print-title-plain = Samordnad individuell plan

## Head of every page
print-original = ORIGINAL
print-copy = KOPIA { $number } AV { $of }
print-whose-exemplar = { $whose } exemplar
print-draft = ARBETSMATERIAL
print-draft-note = Inget är bestämt förrän planen är upprättad.

## Foot of every page
print-plan-version = Plan { $plan }, version { $version }
print-plan-draft = Plan { $plan }, arbetsmaterial
print-plan-unnumbered = Plan { $plan }
print-page-of = Sida { $page } av { $pages }
print-check = Kontroll { $hash }
print-words = Planens ord: { $words }

## Page 1
print-name-missing = Namn saknas
print-coordination-number = Samordningsnummer { $number }
print-reserve-number = Reservnummer { $number }
print-made-on = Gjord den { $date }
print-meeting-on = Möte den { $date }
print-important = Det här är viktigt för mig
print-situation = Så är det nu
print-what-works = Det som fungerar

print-worse = Om det blir sämre
print-worse-call = Ring *{ $name }*
print-worse-call-unit = Ring *{ $name }*, { $unit }
print-worse-who = *{ $name }*
print-worse-who-unit = *{ $name }*, { $unit }
print-worse-call-number = Ring

print-questions = Frågor om planen
print-coordinator = *{ $name }* är samordnare.
print-coordinator-until = *{ $name }* är samordnare till { $until }.
print-coordinator-missing = Ingen samordnare är utsedd än.
print-overall = Huvudansvar
print-overall-by = *{ $authority }* har huvudansvar för planen.
print-overall-person = { $name } är huvudansvarig för SIP.
print-overall-missing = Vem som har huvudansvaret är inte bestämt.
print-region = Regionen
print-municipality = Kommunen
print-follow-up = Vi träffas igen
print-follow-up-at = *{ $at }*
print-follow-up-convener = { $name } kallar.
print-follow-up-unbooked = Tid för uppföljning är inte bokad.
print-follow-up-none = Ingen uppföljning är planerad.
print-follow-up-reason = *Skäl:* { $reason }
print-follow-up-term = { $name } är samordnare { $from } till { $until }.
print-follow-up-term-until = { $name } är samordnare till { $until }.

## Goals
print-goal = Mål { $number }
print-goal-continued = Mål { $number }, fortsättning
print-goal-words = ”{ $words }”
print-goal-words-missing = Målet är inte skrivet med egna ord än.
print-need = *Behov:* { $need }
print-measure = *Så märker vi att det går framåt:* { $measure }
print-measure-by = Senast { $date }.
print-measure-date = *Vi ser efter senast { $date }.*
print-long-term = *På sikt:* { $goal }
print-column-what = Det här ska göras
print-column-who = Vem ansvarar
print-column-when = När och beslut
print-no-insatser = Inga insatser än.
print-insatser-elsewhere = Det som ska göras står under ”{ $heading }”.
print-insats-unnamed = Inte beskrivet än.
print-of-region = Region
print-of-municipality = Kommun
print-responsible-missing = Ingen är utsedd än
print-responsible-unit = { $authority }, { $unit }

## Decisions
print-proposed = *Föreslagen.*
print-committed = *Åtagen.*
print-decided = *Beslutad.*
print-decided-on = *Beslutad { $date }.*
print-decided-by = *Beslutad* av { $by }.
print-decided-on-by = *Beslutad { $date }* av { $by }.
print-undecided = *Inte beslutad. Utreds.*
print-answer = { $by } svarar { $to } senast { $date }.
print-answer-undated = { $by } svarar { $to }.
print-answer-to = Svar till { $to } senast { $date }.
print-answer-to-undated = Svar till { $to }.
print-answer-by = { $by } svarar senast { $date }.
print-answer-by-undated = { $by } svarar.
print-answer-due = Svar senast { $date }.
print-answer-missing = Inget datum för svar är bestämt.
print-from = Från { $date }
print-latest = Senast { $date }
print-status = Läge: { $status }

## What others do
print-own-one = Det här gör { $names } själv
print-own-many = Det här gör { $names } själva
print-own-near = närstående
print-own-crowd = { $name } och närstående
print-others = Det här gör andra
print-others-none = Ingen annan gör något.
print-continued = { $heading }, fortsättning

## Disagreement
print-dissent = Det här är vi inte överens om
print-position = *{ $name }* { $text }
print-position-of = *{ $name }:* { $text }
print-handling = *Så gör vi:* { $handling }
print-resolved = Frågan är löst.

## Explanations
print-explain-coordinator = *Samordnaren* håller ihop planen och svarar på frågor. Var och en ansvarar för sina egna insatser.
print-explain-proposed = *Föreslagen* betyder att den som ska göra det inte har svarat än.
print-explain-committed = *Åtagen* betyder att den som ansvarar har sagt ja till att göra det. Det är inget beslut.
print-explain-decided = *Beslutad* betyder att det finns ett beslut, med datum och vem som beslutade.
print-explain-undecided = *Utreds* betyder att ingen har lovat något än. Den som står där lämnar besked senast det datumet.

## Signatures
print-signatures = Underskrifter
print-participants = De som är med i planen
print-signed-together = Vi har gjort planen tillsammans den { $date }.
print-signed-undated = Vi har gjort planen tillsammans.
print-signed-version = Underskrifterna gäller version { $version }.
print-not-yet-signed = Skriv inte under än. Det här är arbetsmaterial.
print-column-name = Namn
print-column-signature = Underskrift
print-column-attendance = På mötet
print-attended = Med
print-no-participants = Inga deltagare är skrivna än.

print-wrong = *Är något fel eller har du ändrat dig?* Säg till { $name }. Det du säger skrivs till, och inget suddas.
print-wrong-anyone = *Är något fel eller har du ändrat dig?* Säg till den som gav dig pappret. Det du säger skrivs till, och inget suddas.

## Facts
print-fact-original = *Exemplar.* Det här är originalet. Det är { $whose }. De andra får kopior.
print-fact-copy = *Exemplar.* Det här är kopia { $number } av { $of }, till { $whose }.
print-fact-unnamed = *Exemplar.* Det här pappret är inte numrerat som original eller kopia.
print-fact-draft = *Exemplar.* Det här är arbetsmaterial. Planen gäller först när den är upprättad.
print-fact-consent = *Samtycke.* { $name } sa ja den { $date }.
print-fact-consent-confirmed = *Samtycke.* { $name } sa ja den { $date } och igen på mötet.
print-fact-consent-until = Det gäller till { $until }.
print-fact-consent-back = { $name } kan ta tillbaka sitt ja när som helst.
print-fact-consent-missing = *Samtycke.* Inget samtycke är antecknat.
print-fact-consent-withdrawn = *Samtycke.* Samtycket togs tillbaka den { $date }.
print-fact-law = *Lag.* { $law }
print-fact-time = *Tid.* Klockslagen är från datorns egen klocka.
