"""One archive of the whole site, the database and the uploaded files, and the way back (docs/adr/0021)."""
