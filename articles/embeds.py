"""The hosts whose videos and recordings may be offered to readers."""

from urllib.parse import urlsplit

PROVIDERS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "videos.senat.fr": "Sénat",
    "videos.assemblee-nationale.fr": "Assemblée nationale",
    "radiofrance.fr": "Radio France",
}


def provider_of(url: str) -> str | None:
    """The name of the allowed host of `url`, or None. Only https addresses have one."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        return None
    host = (parts.hostname or "").removeprefix("www.")
    return PROVIDERS.get(host)
