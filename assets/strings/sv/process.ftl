# Words of the process itself.
process-new-consent = Nytt samtycke.
process-deadline-summons = { -law-summons }: kallelsen skickas senast tre dagar efter beskedet om utskrivningsklar.
