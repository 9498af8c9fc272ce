"""Finding in an article the people, organisations and terms that it names. It proposes; the editors decide."""
