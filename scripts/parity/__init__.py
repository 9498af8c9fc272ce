"""Whether the search answers alike on both databases (see `__main__`)."""
