"""What the newsroom has of the search: its lists, and the searches of readers that found nothing."""
