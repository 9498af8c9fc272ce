"""`make bench`: how long pages take on corpora of several sizes, on each database (see `__main__`)."""
