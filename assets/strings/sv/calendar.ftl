# Sentences of the calendar file. It lies in other people's calendars and on shared screens: no name,
# nothing about health, and no stop after a link or a number, which would become part of it.

calendar-summary = SIP-möte
calendar-hello = Välkommen till mötet. Vi planerar tillsammans vem som gör vad.
calendar-question = Frågan för mötet: { $question }
calendar-place = Allt om platsen står i kallelsen eller inbjudan.
calendar-link = Det går att vara med på video: { $link }
calendar-phone = Förhinder eller frågor? Ring { $phone }
