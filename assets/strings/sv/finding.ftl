# Sentences of finding codes.
