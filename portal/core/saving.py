"""Word that a record was saved, for the rooms above that this one may not import."""

from django.dispatch import Signal

# Sent by the desk, inside the transaction of the save: `record` is a person, an organisation or an event.
record_saved = Signal()
