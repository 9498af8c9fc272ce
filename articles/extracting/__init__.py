"""Finding in an article’s own text the words that somebody said. It proposes; the editors decide."""
