"""The first page of the admin: what waits for somebody, each a count and the list that holds exactly it."""
