# Words of the process itself.
process-new-consent = Nytt samtycke.
process-handed-twice = Planen lämnades samtidigt till en enhet till, som har den nu.
process-deadline-summons = { -law-summons }: kallelsen skickas senast tre dagar efter beskedet om utskrivningsklar.
