"""Two small documents to download, written in code: a PDF of landmarks and a CSV of dates."""

import csv
import io

from articles.demo.schema import DocumentData

DOCUMENTS = (
    DocumentData(key="reperes-entrepot", title="Repères : l’entrepôt de données de santé en une page", suffix=".pdf"),
    DocumentData(key="calendrier-eeds", title="Les dates de l’espace européen des données de santé", suffix=".csv"),
)

_SHEET = (
    "Repères : l’entrepôt de données de santé",
    "",
    "1. Un entrepôt réunit, pour les réutiliser, les données que produisent les logiciels de soins.",
    "2. En France, sa création relève de la CNIL : autorisation, ou déclaration de conformité",
    "   au référentiel adopté le 7 octobre 2021 (délibération n° 2021-118).",
    "3. Le référentiel vise les entrepôts fondés sur une mission d’intérêt public.",
    "4. Les patients sont informés et peuvent s’opposer à la réutilisation de leurs données.",
    "5. Une donnée pseudonymisée reste une donnée personnelle au sens du RGPD.",
    "",
    "La Vigie - document de démonstration.",
)

_DATES = (
    ("date", "étape", "texte"),
    ("2025-02-11", "adoption du règlement", "Règlement (UE) 2025/327"),
    ("2025-03-05", "publication au Journal officiel de l’Union européenne", "Règlement (UE) 2025/327"),
    ("2025-03-26", "entrée en vigueur", "Règlement (UE) 2025/327"),
    ("2027-03-26", "application générale", "Règlement (UE) 2025/327"),
    (
        "2029-03-26",
        "résumé médical, ordonnance et délivrance électroniques ; usage secondaire",
        "Règlement (UE) 2025/327",
    ),
    ("2031-03-26", "imagerie, résultats d’analyses, lettres de sortie", "Règlement (UE) 2025/327"),
)


def write(key: str) -> bytes:
    return {"reperes-entrepot": _sheet, "calendrier-eeds": _calendar}[key]()


def _calendar() -> bytes:
    """Comma-separated UTF-8 with its mark, so that a spreadsheet reads the accents."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(_DATES)
    return text.getvalue().encode("utf-8-sig")


def _sheet() -> bytes:
    """A PDF 1.4 of one A4 page in Helvetica: catalogue, pages, page, font, information, contents (ISO 32000-1, 7.5)."""
    lines = b"\n".join(b"(%s) Tj T*" % _escaped(line) for line in _SHEET)
    stream = b"BT /F1 11 Tf 20 TL 60 770 Td\n%s\nET" % lines
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) /Author (La Vigie) >>" % _escaped(_SHEET[0]),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    )
    return _assembled(objects)


def _assembled(objects: tuple[bytes, ...]) -> bytes:
    """The objects with the table of their positions, which the format asks for."""
    pdf, positions = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, start=1):
        positions.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % position for position in positions)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, entries)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(pdf))
    return pdf + table + trailer


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
