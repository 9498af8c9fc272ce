"""Weights of files as the French press prints them: decimal units, « 2,3 Mo »."""

UNITS = ["octets", "ko", "Mo", "Go"]


def weight(size: int) -> str:
    """`size`, in bytes, to one decimal from the megabyte on."""
    rank, value = 0, float(size)
    while value >= 1000 and rank < len(UNITS) - 1:
        rank, value = rank + 1, value / 1000
    figure = f"{value:.1f}".replace(".", ",") if rank >= 2 else f"{value:.0f}"
    unit = "octet" if size == 1 else UNITS[rank]
    return f"{figure.removesuffix(',0')}\u00a0{unit}"
