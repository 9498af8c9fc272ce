"""What the figures must be, and how they are told."""

from collections.abc import Sequence

from scripts.related.measures import Measures

Bar = tuple[str, float, str]
BARS: tuple[Bar, ...] = (
    ("ratio", 2.5, "fois les thèmes comptés sans poids (même histoire, cinq premiers)"),
    ("stored_agrees", 0.95, "des cinq premiers sont ceux du calcul exact (liste écrite en masse)"),
    ("published_agrees", 0.95, "des cinq premiers sont ceux du calcul exact (liste écrite à la publication)"),
    ("recommended", 0.6, "des articles sont proposés par un autre au moins"),
)
MOST_COMMON_ONLY = 0.05


def told(measures: Measures) -> str:
    """A line for each figure, in French."""
    lines = [f"{getattr(measures, name):7.3f} (au moins {bar})\u00a0: {words}" for name, bar, words in BARS]
    lines.append(f"{measures.common_only:7.3f} (au plus {MOST_COMMON_ONLY})\u00a0: n’ont de raison que commune")
    lines.append(
        f"Même histoire parmi les cinq premiers\u00a0: {measures.same_story:.3f}, thèmes comptés sans poids "
        f"{measures.raw_same_story:.3f}, liste montrée {measures.shown_same_story:.3f}"
    )
    return "\n".join(lines)


def missed(measures: Measures, bars: Sequence[Bar] = BARS) -> list[str]:
    """The bars that the figures miss."""
    found = [
        f"{name} {getattr(measures, name):.3f} < {bar}" for name, bar, _words in bars if getattr(measures, name) < bar
    ]
    if measures.common_only > MOST_COMMON_ONLY:
        found.append(f"common_only {measures.common_only:.3f} > {MOST_COMMON_ONLY}")
    return found
