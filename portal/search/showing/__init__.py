"""What is shown of what was found: the records, read once, with their extracts and why they are there."""
