"""What browsers are told of an uploaded file: deploy/nginx.conf says the same, a test holds both together."""

from pathlib import PurePosixPath

# Shown in pages. Anything else is only ever downloaded, and is no page whatever its name or its content say.
PICTURES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
DOWNLOADED = {".pdf": "application/pdf"}
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


def headers_of(name: str) -> dict[str, str]:
    suffix = PurePosixPath(name).suffix.lower()
    kind = (PICTURES | DOWNLOADED).get(suffix, "application/octet-stream")
    told = {"Content-Type": kind, "X-Content-Type-Options": "nosniff", "Content-Security-Policy": POLICY}
    return told if suffix in PICTURES else told | {"Content-Disposition": "attachment"}
