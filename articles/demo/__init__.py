"""The demonstration content, as data and as the code that loads it."""
