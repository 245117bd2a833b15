# Inställningar.
settings-lead = Gäller bara den här datorn.
look = Så ser det ut
text-size = Textstorlek
size-normal = Vanlig
size-larger = Större
size-large = Stor
size-largest = Störst
contrast = Kontrast
theme-system = Som datorn
theme-light = Ljus
theme-contrast = Hög kontrast
lock-title = Låset
lock-after = Lås efter
minutes = { $n } min
lock-help = När ingen rör datorn. Det du har skrivit sparas innan den låser.
doctor = Kontroll av datorn
about = { $program } { $version }. { $unit }
