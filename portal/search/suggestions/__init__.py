"""What is proposed while one types."""
