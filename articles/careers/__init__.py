"""What an appointment changes in the functions of the people it is about: read, proposed, decided by an editor."""
