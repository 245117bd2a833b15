# The command line, where it speaks to a person.

cli-recovery = Återställningskod. Den visas bara nu. Skriv av den och förvara den inlåst:
cli-check-clean = Inget saknas.
cli-severity-block = LAGEN
cli-severity-reason = RIKTLINJEN
cli-severity-warn = Att veta
cli-locked = Planen är låst för underskrift som version { $version }. Planens ord: { $words }.
cli-unlocked = Planen är upplåst. Underskrifter på den låsta versionen gäller inte.
cli-established = Planen är upprättad som version { $version }. Planens ord: { $words }.
cli-written = Skriven: { $path }
cli-struck = Struken.
cli-set = Sparad.
cli-no-cases = Här är inga planer än.
cli-void = Raden är struken i listan.
cli-protected = Skyddad person
cli-trusted = Ni litar nu på { $unit }. Jämför orden med dem, helst i telefon: { $words }.
cli-distrusted = Ni litar inte längre på { $unit }. Inget mer lämnas dit från den här datorn, och det de lämnar läggs åt sidan här. Gör samma sak på enhetens andra datorer, eller ta bort enheten ur samtycket. Det de redan har fått har de kvar.
cli-approved = Datorn { $device } är godkänd. Ta godkännandet till den: { $path }
cli-accepted = Datorn hör nu till enheten.
cli-revoked = Datorn är spärrad, och enheten har en ny nyckel. Lämna och hämta, så får de andra veta det.
cli-office = kontorsdator
cli-laptop = bärbar
cli-here = den här datorn
cli-exchanged = { $unit }: lämnat { $sent }, hämtat { $received }, lagt åt sidan { $aside }, planer kvar att bekräfta { $owed }.
cli-exchanged-nothing = Inget nytt att lämna eller hämta.
cli-adopted = Det som datorn skrev läses in nästa gång ni lämnar och hämtar.
