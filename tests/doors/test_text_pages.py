"""The text pages and the pages for bad moments, as a browser without script gets them."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

pytestmark = pytest.mark.django_db

PAGES = [
    "/hulp/",
    "/privacy/",
    "/wat-we-bewaren/",
    "/spelregels/",
    "/mijn-gegevens/",
    "/contact/",
    "/klacht/",
]
LANGUAGES = ["nl", "fr", "en"]
HEADINGS = {
    "/hulp/": ("Andere hulp", "Autre aide", "Other help"),
    "/privacy/": ("Privacy", "Vie privée", "Privacy"),
    "/wat-we-bewaren/": ("Wat we bewaren", "Ce que nous gardons", "What we keep"),
    "/spelregels/": ("Spelregels", "Les règles", "House rules"),
    "/mijn-gegevens/": ("Mijn gegevens", "Mes données", "My data"),
    "/contact/": ("Contact", "Contact", "Contact"),
    "/klacht/": ("Klacht", "Plainte", "Complaint"),
}


def read(client: Client, path: str, language: str = "nl") -> str:
    response = client.get(path, {"taal": language}, headers={"host": settings.ALLOWED_HOSTS[0]})
    assert response.status_code == 200
    return response.content.decode()


def headings(html: str) -> list[str]:
    return [text.strip() for text in re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_page_has_one_heading_in_the_language_asked_for(
    client: Client, path: str, language: str
) -> None:
    html = read(client, path, language)
    assert f'<html lang="{language}">' in html
    assert headings(html) == [HEADINGS[path][LANGUAGES.index(language)]]


@pytest.mark.parametrize("path", PAGES)
def test_the_list_of_contents_leads_to_every_question(client: Client, path: str) -> None:
    html = read(client, path)
    contents = html.split('class="contents"')[1].split("</nav>")[0]
    asked = re.findall(r'href="#([\w-]+)"', contents)
    assert asked == re.findall(r'<section[^>]* id="([\w-]+)"', html)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_a_text_page_needs_a_script(client: Client, path: str) -> None:
    article = read(client, path).split("<article")[1].split("</article>")[0]
    assert "<script" not in article
    # What a form says once it was sent, the server shows to who has no script.
    assert not re.search(r"\shidden[\s>]", re.sub(r"<form.*?</form>", "", article, flags=re.DOTALL))
    assert not re.search(r"\s(style|on\w+)=", article)


def test_other_help_names_every_call(client: Client) -> None:
    html = " ".join(read(client, "/hulp/").split())
    for number, name in {
        "112": "Noodcentrale",
        "1813": "Zelfmoordlijn",
        "106": "Tele-Onthaal",
        "102": "Awel",
    }.items():
        assert re.search(rf'<a [^>]*href="tel:{number}">.*?Bel {name}, {number}</a>', html)


def test_other_help_in_french_gives_the_french_number_first(client: Client) -> None:
    article = read(client, "/hulp/", "fr").split("<article")[1]
    assert article.index("tel:080032123") < article.index("tel:1813")
    assert "en néerlandais" in article


def test_links_to_others_open_a_new_window_and_say_so(client: Client) -> None:
    article = read(client, "/hulp/").split("<article")[1].split("</article>")[0]
    links = re.findall(r'<a [^>]*href="https://.*?</a>', article, re.DOTALL)
    assert links
    for link in links:
        assert 'rel="noopener noreferrer"' in link
        assert "(nieuw venster)" in link


def test_the_privacy_page_says_what_this_version_keeps(client: Client) -> None:
    html = read(client, "/privacy/")
    assert "Je internetadres ligt op slot." in html
    assert "Na 90 dagen wissen we het." in html
    assert "het kenteken na 62 dagen weg." in html
    assert "clbchat_cookie_ok: zo weten we" in html
    assert "hoogstens 2 jaar" in html


def test_contact_says_so_when_no_number_was_entered(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.ORGANISATION_PHONE = settings.ORGANISATION_ADDRESS = settings.ORGANISATION_EMAIL = ""  # type: ignore[attr-defined]
    assert "Hier staan nog geen telefoonnummer en adres." in read(client, "/contact/")


def test_contact_gives_a_telephone_link(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.ORGANISATION_NAME, settings.ORGANISATION_PHONE = "CLB De Brug", "02 123 45 67"  # type: ignore[attr-defined]
    assert '<a href="tel:021234567">Bel CLB De Brug, 02 123 45 67</a>' in read(client, "/contact/")


@pytest.mark.parametrize("path", ["/mijn-gegevens/", "/klacht/"])
def test_the_authority_is_named_wherever_somebody_may_complain(client: Client, path: str) -> None:
    html = read(client, path)
    assert settings.DATA_AUTHORITY_NAME in html
    assert settings.DATA_AUTHORITY_URL in html


def test_a_text_page_can_be_read_but_not_posted_to(client: Client) -> None:
    response = client.post("/privacy/", headers={"host": settings.ALLOWED_HOSTS[0]})
    assert response.status_code in (403, 405)


def test_a_page_that_does_not_exist_still_shows_112(client: Client) -> None:
    response = client.get("/bestaat-niet/", headers={"host": settings.ALLOWED_HOSTS[0]})
    html = response.content.decode()
    assert response.status_code == 404
    assert headings(html) == ["Deze pagina bestaat niet"]
    assert 'href="tel:112"' in html


@pytest.mark.parametrize("template", ["500.html", "503.html"])
def test_a_broken_server_shows_four_numbers_in_three_languages(
    template: str, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        html = render_to_string(template)
    assert len(headings(html)) == 1
    for number in ("112", "1813", "106", "102", "080032123"):
        assert f'href="tel:{number}"' in html
    for language in LANGUAGES:
        assert f'lang="{language}"' in html
    assert 'href="/weg/"' in html
