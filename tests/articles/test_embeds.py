"""Videos kept elsewhere: whose are admitted, and the player that a click brings."""

import pytest

from articles.embeds import PLAYER_HOSTS, player_of, provider_of
from articles.models import Article, Embed
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory
from tests.pages.html import get_page, text_of

PAGE = "https://www.youtube.com/watch?v=aB3_-567890"
YOUTUBE = "https://www.youtube-nocookie.com/embed/aB3_-567890?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"
DAILYMOTION = "https://geo.dailymotion.com/player.html?video=x8abcde"


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=aB3_-567890", YOUTUBE),
        ("https://youtube.com/watch?list=PLx&v=aB3_-567890", YOUTUBE),
        ("https://m.youtube.com/watch?v=aB3_-567890", YOUTUBE),
        ("https://youtu.be/aB3_-567890?si=suivi", YOUTUBE),
        ("https://youtu.be/aB3_-567890?t=1m30s", f"{YOUTUBE}&start=90"),
        ("https://www.youtube.com/watch?v=aB3_-567890&t=95", f"{YOUTUBE}&start=95"),
        ("https://www.youtube.com/live/aB3_-567890", YOUTUBE),
        ("https://www.youtube.com/shorts/aB3_-567890/", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/aB3_-567890", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://vimeo.com/channels/sante/76979871", VIMEO),
        ("https://vimeo.com/76979871/0123abcdef", f"{VIMEO}&h=0123abcdef"),
        ("https://player.vimeo.com/video/76979871?h=0123abcdef", f"{VIMEO}&h=0123abcdef"),
        ("https://www.dailymotion.com/video/x8abcde", DAILYMOTION),
        ("https://www.dailymotion.com/video/x8abcde_un-titre", DAILYMOTION),
        ("https://dai.ly/x8abcde", DAILYMOTION),
    ],
)
def test_the_address_of_a_video_gives_the_discreet_player_of_its_host(url, player):
    found = player_of(url)
    assert found.url == player
    assert found.provider == provider_of(url)
    assert found.url.startswith(tuple(f"{host}/" for host in PLAYER_HOSTS))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@une-chaine",
        "https://www.youtube.com/watch?v=court",
        'https://www.youtube.com/watch?v="><script>',
        "https://www.youtube.com/aB3_-567890",
        "https://vimeo.com/about",
        "https://www.dailymotion.com/fr",
        "https://videos.senat.fr/video.123456_65f0.audition",
        "https://www.radiofrance.fr/franceculture/podcasts/une-emission",
    ],
)
def test_what_is_not_the_address_of_one_video_has_a_link_and_no_player(url):
    assert provider_of(url)
    assert player_of(url) is None


@pytest.mark.parametrize(
    "url",
    [
        r"https://evil.example\@youtube.com/watch?v=abcdefghijk",
        "https://user:pw@youtube.com/watch?v=abcdefghijk",
        "https://youtube.com:8443/watch?v=abcdefghijk",
        "https://youtube.com:99999/watch?v=abcdefghijk",
        "http://www.youtube.com/watch?v=aB3_-567890",
        "https://youtube.com.example.org/watch?v=aB3_-567890",
        "https://example.org/youtube.com/watch?v=aB3_-567890",
        "https://www.youtube.com@example.org/watch?v=aB3_-567890",
        "javascript:alert(1)",
    ],
)
def test_another_host_has_neither(url):
    assert provider_of(url) is None
    assert player_of(url) is None


@pytest.mark.django_db
def test_the_desk_refuses_another_host_in_plain_words(desk):
    article = ArticleFactory()
    url = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(url), "article_form")
    row = {"region": "body", "ordering": 10, "title": "Une vidéo", "url": "https://videos.example.org/1"}
    response = desk.post(url, add_row(posted, "articles_embed_set", **row))
    told = " ".join(response.content.decode().split())
    assert "Cette adresse n’est pas d’un hébergeur admis (YouTube, Vimeo, Dailymotion, Sénat," in told
    assert not Embed.objects.exists()
    desk.post(url, add_row(fields_of(desk.get(url), "article_form"), "articles_embed_set", **row | {"url": PAGE}))
    assert Embed.objects.get().url == PAGE


@pytest.mark.django_db
def test_a_page_offers_a_link_then_a_button_and_holds_nothing_of_the_other_host(client):
    blocks = [
        Embed(url="https://youtu.be/aB3_-567890", title="Les rencontres", region="body"),
        Embed(url="https://videos.senat.fr/video.1_2.audition", title="L’audition", region="body"),
    ]
    page = get_page(client, ArticleFactory(blocks=blocks).get_absolute_url())
    played, linked = page.all("figure", "embed")
    assert played.get("data-player") == YOUTUBE
    assert played.get("data-title") == "Les rencontres (YouTube)"
    (button,) = played.iter("button")
    assert text_of(button).startswith("Lire la vidéo (YouTube)")
    assert "hidden" in button.attrib
    assert "En lançant la lecture, vous contactez YouTube" in text_of(played)
    assert [a.get("href") for a in played.iter("a")] == ["https://youtu.be/aB3_-567890"]
    assert list(linked.iter("button")) == []
    assert "S’ouvre sur un autre site : Sénat." in text_of(linked)
    assert [*page.all("iframe"), *page.all("img")] == []
    assert "/static/js/embeds.js" in page.script_sources
