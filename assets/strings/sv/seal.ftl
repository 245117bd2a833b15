# Sealed files: what is written in them, and what is told of one.

## The seal, and the data inside the file
seal-reason = Plan { $plan }, version { $version }
seal-label = Enhetens sigill
seal-enclosed = Planen som data

## What is told of a file
verify-intact = Filen är äkta och orörd sedan den förseglades.
verify-by = Förseglad av { $unit } ({ $device }), enligt datorns klocka { $at }.
verify-own = Det är den här enheten.
verify-trusted = Enheten är en som ni litar på.
verify-unknown = Ingen här har jämfört enhetens sex ord. Vem som helst kan kalla sig så.
verify-revoked = Enheten har spärrat datorn.
verify-version = Plan { $plan }, version { $version }. Planens ord: { $words }.
verify-known = Samma version finns här.
verify-not-person = Filen visar inte att en person har skrivit under, bara att enhetens dator har förseglat den.
verify-not-time = Filen visar inte säkert när det var. Tiden är datorns egen.
verify-not-authority = Filen visar inte om den som stämplade tiden går att lita på.
verify-not-unit = Filen visar inte att enheten är den som den säger.
verify-not-revoked = Filen visar inte om den förseglades innan datorn spärrades.
verify-changed = Filen är ändrad efter att den förseglades.
verify-changed-do = Lita inte på den. Be den som lämnade planen om en ny.
verify-damaged = Filen är skadad, eller förseglad av ett annat program.
verify-damaged-do = Lita inte på den. Be den som lämnade planen om en ny.
verify-not-sealed = Filen är inte förseglad.
verify-not-sealed-do = Jämför med pappret, eller be den som lämnade planen om en förseglad fil.

## What is told of the code on a page
code-genuine = En dator hos { $unit } har gjort rutan.
code-forged = Rutan är förfalskad eller felläst.
code-unknown = Inget kort här har datorn, så det går inte att säga om rutan är äkta.
code-revoked = { $unit } har spärrat datorn som gjorde rutan.
code-version = Rutan säger: plan { $plan }, version { $version }, sida { $page } av { $pages }, { $date }.
code-draft = Rutan säger: plan { $plan }, arbetsmaterial, sida { $page } av { $pages }, { $date }.
code-compare = På pappret ska stå: Kontroll { $check }. Planens ord: { $words }.
code-not-around = Rutan visar inte att texten runt omkring är orörd, och inte vem som skrev under.
