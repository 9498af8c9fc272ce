"""Where the directory of organisations prints pictures."""

from organisations.models import Organisation
from portal.media import uses
from portal.media.uses import Use


def connect() -> None:
    uses.register(Use(Organisation, "logo", "logo"))
