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

## How people took part, on the plan
print-absent = Var inte med
print-attended-telephone = Per telefon
print-attended-video = Per video
print-arrived = kom { $time }
print-left = gick { $time }
print-committed-telephone = *Åtagen*, ja per telefon.
print-committed-elsewhere = *Åtagen*, ja vid en annan dator.
print-committed-writing = *Åtagen*, ja i skrift.

## An extract of the plan
print-extract = UTDRAG
print-extract-to = till { $whose }
print-fact-extract = *Exemplar.* Det här är ett utdrag ur planen, till { $whose }.
print-left-out-one = { $count } avsnitt är utelämnat. { $name } har valt vad du får läsa.
print-left-out-many = { $count } avsnitt är utelämnade. { $name } har valt vad du får läsa.
print-own-insatser = Det här gör ni
print-responsible-other = Någon annan

## Kallelse and inbjudan
print-summons-title = Kallelse till SIP-möte
print-invitation-title = Inbjudan till SIP-möte
print-summons-to = Till
print-summons-lead = Du kallas till ett möte om en samordnad individuell plan för *{ $name }*.
print-summons-lead-unnamed = Du kallas till ett möte om en samordnad individuell plan.
print-invitation-lead = Du bjuds in till ett möte om en samordnad individuell plan för *{ $name }*.
print-invitation-lead-unnamed = Du bjuds in till ett möte om en samordnad individuell plan.
print-protected-name = en person med skyddade uppgifter, ärende { $plan }
print-the-person = personen
print-someone-near = en närstående
print-time = Tid
print-time-missing = Dag och tid är inte bestämda än.
print-place = Plats
print-place-missing = Platsen är inte bestämd än.
print-place-protected = Platsen får du av *{ $name }*.
print-place-protected-unnamed = Platsen får du av den som ordnar mötet.
print-link = Videolänk
print-leader = Mötet leds av
print-arranger = Mötet ordnas av
print-question = Frågan för mötet
print-duty = Det här gäller för dig
print-duty-come = Din verksamhet är kallad och ska komma, även om { $name } inte har hjälp av er i dag.
print-duty-choose = Ni väljer själva vem som kommer.
print-duty-think = Tänk igenom vad ni kan bidra med.
print-welcome = Du är välkommen, men du måste inte komma.
print-welcome-other-unit = Det går bra att någon annan från er kommer i stället.
print-welcome-say = Säg till om du behöver något för att kunna vara med.
print-welcome-think-unit = Tänk gärna igenom vad ni kan bidra med.
print-welcome-think = Tänk gärna igenom vad du vill säga.
print-said-yes-unit = { $name } har sagt ja till att ni är med.
print-said-yes = { $name } har sagt ja till att du är med.
print-is-yes-unit = Det finns ett ja till att ni är med.
print-is-yes = Det finns ett ja till att du är med.
print-good-meeting = Så blir mötet bra för { $name }
print-interpreter-in = Tolk i { $language } är med.
print-interpreter = Tolk är med.
print-who-comes = Vilka kommer
print-names-more = { $names } och { $count } till
print-called = *Kallade:* { $names }.
print-also-called = *Också kallade:* { $names }.
print-invited = *Inbjudna:* { $names }.
print-also-invited = *Också inbjudna:* { $names }.
print-support = *Stöd åt { $of }:* { $name }.
print-answer-by-day = Svara senast { $date }
print-answer-soon = Svara så snart du kan
print-case = Ärende { $plan }
print-call-or-hand-in = Ring { $name }, *{ $phone }*, eller lämna lappen.
print-hand-in-to = Lämna lappen till { $name }.
print-hand-in = Lämna lappen till den som gav dig den.
print-tick-yes-unit = Vi kommer. Namn:
print-tick-yes = Jag kommer. Namn:
print-tick-other = Någon annan kommer. Namn:
print-tick-no-unit = Vi kommer inte. Namn:
print-tick-no = Jag kommer inte. Namn:
print-tick-time-unit = Vi behöver en annan tid. Ring oss på:
print-tick-time = Jag behöver en annan tid. Ring mig på:
print-summons-sent = Kallelse skickad { $at }
print-invitation-sent = Inbjudan skickad { $at }
print-summons-law = Enligt { $law }
print-no-health = Här står inget om hälsa eller vård

## The consent sheet
print-consent-title = Samtycke till SIP
print-consent-own = Lämnas bara till { $name }
print-consent-name = Namn
print-consent-number = Personnummer
print-consent-withdrawn = *Det här samtycket gäller inte längre.* Det togs tillbaka den { $at }.
print-consent-new = *Nytt, frågan är inte ställd än.*
print-plan-yes = Jag säger ja till att det görs en samordnad individuell plan för mig.
print-plan-yes-for = Jag säger ja till att det görs en samordnad individuell plan för { $name }.
print-plan-no = Jag säger nej till att det görs en samordnad individuell plan för mig.
print-plan-no-for = Jag säger nej till att det görs en samordnad individuell plan för { $name }.
print-plan-open = Får vi göra en samordnad individuell plan för dig?
print-plan-open-for = Får vi göra en samordnad individuell plan för { $name }?
print-share-yes = Jag säger ja till att de som står här nedanför delar uppgifter om mig med varandra.
print-share-yes-for = Jag säger ja till att de som står här nedanför delar uppgifter om { $name } med varandra.
print-share-no = Jag säger nej till att de som står här nedanför delar uppgifter om mig med varandra.
print-share-no-for = Jag säger nej till att de som står här nedanför delar uppgifter om { $name } med varandra.
print-share-open = Får de som står här nedanför dela uppgifter om dig med varandra?
print-share-open-for = Får de som står här nedanför dela uppgifter om { $name } med varandra?
print-pen-yes = Ja
print-pen-no = Nej
print-pen-think = Jag vill tänka på saken
print-unable = { $name } kan inte ta ställning till frågan om en samordnad individuell plan.
print-unable-how = Så har vi tagit reda på vad { $name } vill
print-unable-professional = Ansvarig
print-unable-at = Datum
print-parties = De här får vara med
print-party = Vem
print-party-scope = Vad de får veta
print-topics-all = Alla ämnen.
print-topics-only = Ämnen: { $topics }.
print-topics-none = Inga ämnen är valda.
print-covers = Det här får vi prata om
print-excludes = Det här pratar vi inte om
print-excludes-none = Inget är undantaget.
print-topic = Ämne
print-applies-to = Med vem
print-not-with = Inte med { $names }.
print-not-with-anyone = Inte med någon.
print-given = Så gavs svaret
print-given-by = Svar från
print-given-how = Hur
print-given-at = När
print-documented-by = Antecknat av
print-valid-from = Gäller från
print-valid-to = Gäller till
print-reflection = Tid att tänka
print-until = Till { $date }
print-information-given = Skriftlig information är lämnad.
print-interpreter-label = Tolk
print-interpreter-name-in = Tolk i { $language }. Namn:
print-interpreter-name = Namn:
print-form-spoken = Muntligt
print-form-written = Skriftligt
print-form-telephone = Per telefon
print-form-unable = Kan inte ta ställning
print-confirmations = Frågan ställd igen
print-confirmed = Läst upp och det stämmer.
print-confirmed-at-meeting = Läst upp och det stämmer, på mötet.
print-confirmed-by = Sagt av { $name }.
print-confirmed-by-how = Sagt av { $name }, { $how }.
print-noted-by = Antecknat av { $name }.
print-the-meeting = Mötet
print-no-date = Utan datum
print-guardians = Vårdnadshavare
print-guardian = vårdnadshavare
print-answered-on = { $answer }, den { $date }.
print-board-on = *Socialnämnden beslutade den { $date }.*
print-board = *Socialnämnden har beslutat.*
print-board-by = Beslut av { $by }.
print-child-asked-on = { $name } har själv fått frågan den { $date }.
print-child-asked = { $name } har själv fått frågan.
print-back = *Du kan ta tillbaka ditt ja när du vill.*
print-back-declined = *Du kan ändra dig när du vill.*
print-back-unable = *Det går att säga nej när som helst.*
print-tell = Säg det till { $name }.
print-tell-at = Säg det till { $name }, *{ $phone }*.
print-tell-whom = Säg det till:
print-back-then = Då lämnas inget mer ut. Det som är skrivet finns kvar.
print-column-date = Datum

## Information to take home
print-information-title = Information om samordnad individuell plan
print-info-heading = Ska vi göra en plan tillsammans?
print-info-lead = Om samordnad individuell plan, som ofta kallas SIP
print-info-what = Vad är det?
print-info-what-words = Får du hjälp av både kommunen och regionen? Då kan vi göra en plan tillsammans med dig, på ett möte. I planen står vad som är viktigt för dig, vem som gör vad och när. Du får planen på papper.
print-info-decide = Du bestämmer
print-info-yes = Du kan säga *ja*.
print-info-no = Du kan säga *nej*. Du har rätt till samma hjälp ändå.
print-info-think = Du kan *tänka på saken* först.
print-info-asked = Det här frågar vi dig
print-info-asked-words = Säger du ja, frågar vi också det här. Ditt svar kallas samtycke.
print-info-asked-who = Vilka får vara med?
print-info-asked-what = Vad får vi prata om, och vad ska vi inte prata om?
print-info-asked-long = Hur länge ska ditt ja gälla?
print-info-bring = Ta gärna med någon
print-info-bring-words = Du får ta med någon som du litar på till mötet. Det kan vara en släkting, en vän eller någon annan.
print-info-back = Du kan ändra dig
print-info-back-words = Du kan ta tillbaka ditt ja när du vill. Du behöver inte säga varför. Då lämnar vi inte ut något mer. Det som redan är skrivet finns kvar.
print-info-questions = Har du frågor?
print-info-more = Läs mer på *1177.se*. Sök på SIP. Du kan också ringa *1177*.
print-info-foot = 1177.se

## What was changed since the plan was signed
print-changes-sheet = Ändringsblad till SIP
print-changes-title = Ändrat sedan planen skrevs under
print-changes-printed = Utskrivet { $date }
print-changes-name = *{ $name }*
print-changes-name-number = *{ $name }*, { $number }
print-changes-beside = Till plan { $plan }, version { $version }
print-changes-beside-words = Till plan { $plan }, version { $version }. Planens ord: *{ $words }*
print-changes-holds = *Den underskrivna planen gäller* tills en ny version är underskriven. Det som står under ”Nu står” är förslag till nästa version.
print-changes-not-part = Ändringsblad, inte en del av den underskrivna planen
print-column-before = I planen står
print-column-now = Nu står
print-changes-none = Inget
print-changes-new = *Nytt:*
print-changes-struck = *Struket:* { $reason }
print-changes-struck-plain = *Struket*
print-changes-gone = *Borttaget*
print-changes-goal = Mål
print-changes-unit = Enhet
print-changes-under = *Mål:* { $goal }
print-changes-by = Skrivet av { $who }.
print-changes-by-at = Skrivet av { $who }, { $at } enligt den datorns klocka.
print-changes-at = Skrivet { $at } enligt den datorns klocka.
print-changes-unknown = Vem som skrev det är inte känt.

## Codes, versions and signatures on every page
print-square = Är pappret äkta? Visa rutan för SIP Hemma på en annan dator.
print-replaced = ERSATT AV VERSION { $version }
print-replaced-note = Den här versionen gäller inte längre.
print-signed-screen = På skärmen kl. { $time }
print-signed-screen-late = På skärmen { $date } kl. { $time }
print-signed-paper = Skriver under på pappret.
print-signed-declines = Vill inte skriva under.
print-signed-unable = Kan inte skriva under.
print-signed-proxy = Genom någon annan.
print-signed-absent = Var inte med.
print-signed-identified = Visade vem det är: { $how }

## The follow-up sheet
print-followup-sheet = Uppföljning av plan
print-followup-title = Så har det gått
print-followup-of = Hör till plan { $plan }, version { $version }
print-followup-present = De som är med i dag:
print-followup-goal = Har målet nåtts?
print-followup-goal-found = *Har målet nåtts?* { $result }.
print-followup-words = Så säger jag i dag
print-followup-worked = Det här har fungerat
print-followup-new = Det här är nytt
print-followup-then = Hur gör vi nu?
print-followup-revise = Vi ändrar planen. Det här ändras:
print-followup-continue = Planen fortsätter som den är. Vi ses igen:
print-followup-close = Planen avslutas. Så här blir det i stället:
print-column-went = Hur har det gått?
print-went-done = Gjort
print-went-ongoing = Pågår
print-went-not-done = Inte gjort
print-went-reached = Nått
print-went-partly = Delvis
print-went-not-yet = Inte än

## The sheet for the fridge
print-fridge-title = { $whose } plan
print-fridge-lead = Vem gör vad, när och vart jag ringer
print-fridge-own = Det här gör jag
print-fridge-questions = *Frågor om planen? Ring { $name }*
print-fridge-more = { $count } till i planen.
print-fridge-more-rows = { $count } till står i planen.
print-fridge-again = *Vi träffas igen { $at }*
print-fridge-of = Hör till plan { $plan }, version { $version }
