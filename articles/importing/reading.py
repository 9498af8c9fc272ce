"""From a file to its text: what is not readable text is refused here, before any parsing."""

from pathlib import Path

from articles.importing.errors import ImportRefused

MAX_BYTES = 1024 * 1024
TOO_LARGE = "le fichier dépasse 1 Mo : ce n’est pas une page d’article."


def read_page(path: str | Path) -> str:
    """The text of the file, in UTF-8. Raises `ImportRefused` for anything else."""
    path = Path(path)
    return read_text(_bytes(path), where=str(path))


def read_text(data: bytes, *, where: str) -> str:
    """The same of what a file holds; `where` names it in a refusal."""
    if len(data) > MAX_BYTES:
        raise ImportRefused(TOO_LARGE, where=where)
    if not data.strip():
        raise ImportRefused("le fichier est vide.", where=where)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise ImportRefused(f"le fichier n’est pas un texte (octet nul à la ligne {line}).", where=where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportRefused(f"le fichier n’est pas en UTF-8 (à la ligne {line}).", where=where) from None
    _refuse_binary(text, where)
    return text


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ImportRefused("c’est un dossier, pas un fichier.", where=str(path))
        if path.stat().st_size > MAX_BYTES:
            raise ImportRefused(TOO_LARGE, where=str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise ImportRefused("le fichier n’existe pas.", where=str(path)) from None
    except PermissionError:
        raise ImportRefused("le fichier ne peut pas être lu (droits insuffisants).", where=str(path)) from None
    except (OSError, ValueError):
        raise ImportRefused("le fichier ne peut pas être lu.", where=str(path).replace("\0", "␀")) from None


def _refuse_binary(text: str, where: str) -> None:
    controls = sum(1 for char in text if ord(char) < 32 and char not in "\t\n\r\f\v")
    if controls > len(text) / 100:
        raise ImportRefused("le fichier n’est pas un texte (il contient des caractères de contrôle).", where=where)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise ImportRefused("le fichier est vide.", where=where)
