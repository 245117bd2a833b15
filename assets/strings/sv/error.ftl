# Sentences of error codes.
