# The doctor's report.

doctor-cipher-ok = Planerna är krypterade, SQLCipher { $detail }.
doctor-cipher-fail = Krypteringen saknas. Använd inte programmet förrän it-stödet har tittat.
doctor-integrity-ok = Planerna är hela.
doctor-integrity-fail = Något i filen med planerna är skadat. Rör inte mappen, och be it-stödet om hjälp.
doctor-clock-ok = Datorns klocka har inte gått bakåt.
doctor-clock-warn = Det har redan varit { $detail }, efter vad datorns klocka visar nu. Samtycken räknas till den dagen. Går klockan fel: ställ den. Går den rätt: siphemma doctor --clock-is-right.
doctor-keyring-ok = Datorns nyckelring fungerar.
doctor-keyring-warn = Datorn har ingen nyckelring som fungerar. Därför behövs fem ord i stället för en kort kod.
doctor-printer-ok = Skrivare: { $detail }.
doctor-printer-warn = Ingen skrivare hittas. Det går att spara som PDF.
doctor-fonts-ok = Typsnitten för pappret är med.
doctor-fonts-fail = Ett typsnitt är skadat. Installera om programmet.
doctor-disk-ok = { $detail } GB ledigt på disken.
doctor-disk-warn = Disken är snart full. Ta bort något annat från den.
doctor-disk-unknown = Det går inte att se hur mycket plats som är ledig.
