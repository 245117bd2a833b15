# Words of the process itself.
process-new-consent = Nytt samtycke.
process-deadline-summons = Lag (2017:612) 4 kap. 3 §: kallelsen skickas senast tre dagar efter beskedet om utskrivningsklar.
