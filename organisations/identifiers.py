"""Public identifiers of organisations."""

from django.core.exceptions import ValidationError


def validate_siren(value: str) -> None:
    """Nine figures whose Luhn sum is a multiple of ten (ISO/IEC 7812-1, as Insee does)."""
    if len(value) != 9 or not value.isascii() or not value.isdigit():
        raise ValidationError("Un SIREN a neuf chiffres, sans espace.")
    total = 0
    for position, figure in enumerate(reversed(value)):
        doubled = int(figure) * (2 if position % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    if total % 10:
        raise ValidationError("Ce SIREN est faux : sa clé de contrôle ne tombe pas juste.")
