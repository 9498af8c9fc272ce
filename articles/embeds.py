"""The hosts whose videos and recordings may be offered to readers, and the player that one click brings.

Before the click nothing is asked of them: the page holds a link, and the address of the player in words.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from portal.core.addresses import split

PROVIDERS = {
    "youtube.com": "YouTube",
    "m.youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "player.vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "dai.ly": "Dailymotion",
    "videos.senat.fr": "Sénat",
    "videos.assemblee-nationale.fr": "Assemblée nationale",
    "radiofrance.fr": "Radio France",
}

_YOUTUBE = re.compile(r"/(?:watch|(?:embed|shorts|live|v)/(?P<id>[\w-]{11})|(?P<short>[\w-]{11}))/?")
_YOUTUBE_ID = re.compile(r"[\w-]{11}")
_START = re.compile(r"(?:(?P<h>\d{1,2})h)?(?:(?P<m>\d{1,3})m)?(?:(?P<s>\d{1,6})s?)?")
_VIMEO = re.compile(
    r"/(?:(?:video|channels/[\w-]+|groups/[\w-]+/videos)/)?(?P<id>\d{4,12})(?:/(?P<hash>[0-9a-f]{6,20}))?/?"
)
_DAILYMOTION = re.compile(r"/(?:(?:embed/)?video/)?(?P<id>x?[0-9a-zA-Z]{5,12})(?:_[^/]*)?/?")
_PLAYER = 'data-player="https://'


@dataclass(frozen=True, slots=True)
class Player:
    """`url`: what the frame of the player loads, in the most discreet form that its host offers."""

    provider: str
    url: str


def provider_of(url: str) -> str | None:
    """The name of the allowed host of `url`, or None. Only plain https addresses have one.

    A browser reads a backslash as a slash, and what stands before « @ » as somebody’s name: such an address may lead
    elsewhere than it seems to.
    """
    parts = split(url)
    is_plain = parts.scheme == "https" and parts.netloc.lower() == (parts.hostname or "") and "\\" not in url
    return PROVIDERS.get(_host(url)) if is_plain else None


def player_of(url: str) -> Player | None:
    """The player of the video at `url`; None for an address that is not of one video, or of a host without player.

    The parameters are those of https://developers.google.com/youtube/player_parameters and, for Vimeo, `dnt` (do not
    track) of https://help.vimeo.com/hc/en-us/articles/12426260232977.
    """
    provider = provider_of(url)
    find = _PLAYERS.get(provider)
    address = find(url) if find else None
    return Player(provider, address) if address else None


def has_player(body_html: str) -> bool:
    return _PLAYER in body_html


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _youtube(url: str) -> str | None:
    parts, asked = urlsplit(url), parse_qs(urlsplit(url).query)
    match = _YOUTUBE.fullmatch(parts.path)
    if match is None:
        return None
    short = match["short"] if _host(url) == "youtu.be" else None
    key = match["id"] or short or asked.get("v", [""])[0]
    if not _YOUTUBE_ID.fullmatch(key):
        return None
    query = {"autoplay": 1, "rel": 0}
    if start := _seconds((asked.get("t") or asked.get("start") or [""])[0]):
        query["start"] = start
    return f"https://www.youtube-nocookie.com/embed/{key}?{urlencode(query)}"


def _seconds(text: str) -> int:
    """« 90 », « 90s », « 1m30s » and « 1h02m » in seconds; 0 for anything else."""
    match = _START.fullmatch(text)
    hours, minutes, seconds = (int(match[unit] or 0) if match else 0 for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds


def _vimeo(url: str) -> str | None:
    parts = urlsplit(url)
    match = _VIMEO.fullmatch(parts.path)
    if match is None:
        return None
    unlisted = match["hash"] or parse_qs(parts.query).get("h", [""])[0]
    query = {"autoplay": 1, "dnt": 1} | ({"h": unlisted} if unlisted.isalnum() else {})
    return f"https://player.vimeo.com/video/{match['id']}?{urlencode(query)}"


def _dailymotion(url: str) -> str | None:
    match = _DAILYMOTION.fullmatch(urlsplit(url).path)
    return f"https://geo.dailymotion.com/player.html?{urlencode({'video': match['id']})}" if match else None


_PLAYERS = {"YouTube": _youtube, "Vimeo": _vimeo, "Dailymotion": _dailymotion}
# What a content security policy has to let a frame load, and nothing else (`frame-src`).
PLAYER_HOSTS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://geo.dailymotion.com")
