# 01 Mina planer.
new-sip = Ny SIP
search = Sök på namn
search-nothing = Ingen plan heter { $wanted }.
plans-empty = Här är inga planer än. Börja med Ny SIP.
plans-only-here = { $n ->
    [one] 1 ändring finns bara på den här datorn.
   *[other] { $n } ändringar finns bara på den här datorn.
  }
group-today = I dag, { $date }
group-week = Den närmaste veckan
group-later = Senare
group-undated = Utan datum
group-ended = Avslutade och lämnade
protected-person = Skyddad person
protected-case = Ärende { $id }
row-step = { $n } { $name }
short-step-1 = Samtycke
short-step-2 = Kalla
short-step-3 = Mötet
short-step-4 = Genomföra
short-step-5 = Följa upp
next-none = Inget datum än
next-summons = Sista dag att kalla
next-meeting = Möte
next-followUp = Uppföljning
next-consentEnds = Samtycket tar slut. Fråga igen
next-feedback = Svar ska komma
row-wrong-person = Fel person
row-ended = Avslutad
row-handed = Lämnad
row-handed-note = Lämnad till en annan enhet
row-ended-reached = Målen är nådda
row-ended-noneed = Behovet finns inte längre
row-ended-unwanted = Ville inte ha planen längre
row-ended-withdrawn = Samtycket togs tillbaka
row-ended-declined = Tackade nej
row-ended-otherplan = En annan plan gäller
row-ended-deceased = Avliden
row-ended-wrong = Öppnad för fel person
row-ended-other = Av annat skäl
