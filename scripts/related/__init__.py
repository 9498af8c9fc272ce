"""Whether « À lire » finds what it should (see `__main__`)."""
