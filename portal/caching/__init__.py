"""The pages that are kept, and for how long (docs/adr/0023)."""
