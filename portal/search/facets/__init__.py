"""What narrows a search: what is on, and what is offered with its figures."""
