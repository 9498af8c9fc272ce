from pathlib import Path

PAGES = Path(__file__).parent / "pages"
MIND, HTI = PAGES / "mind.txt", PAGES / "hti.txt"
SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
