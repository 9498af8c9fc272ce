"""What is found, and in which order: every weight in one table, computed here for both databases."""
