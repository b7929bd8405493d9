"""The texts of the privacy statement: published ones never change, and three languages say the same."""

import re
from hashlib import sha256

import pytest
from django.urls import resolve

from counselling.privacy.queries.statement import FOLDER, LANGUAGES, texts, texts_of
from counselling.privacy.queries.statement_values import values_now
from counselling.privacy.rules.statement import Section, read_document

#: A text that was published stays as it is, to the letter: a new wording is a new folder, with its own line here.
PUBLISHED = {
    "1": "b2a70fe26413992bfefe368bd9ec199402dc9a4c9b421a38efe5ed56e2d1232d",
    "2": "6294d10be285242a684a4968fbabd320f35d76eb8f20d8279771e175d7a964ab",
    "3": "54f1792f7ca8f899304bc7a31ac723e91d8dcf97b83a3c405a220d05701220f4",
}
#: Of the short version, which somebody of ten reads alone.
LONGEST_SENTENCE = 14


def hash_of(name: str) -> str:
    return sha256(
        "".join(f"{file}\n{text}" for file, text in texts_of(name).items()).encode()
    ).hexdigest()


def read(name: str, file: str, language: str) -> tuple[Section, ...]:
    return read_document(texts_of(name)[f"{file}.txt"], values_now({})[language])


def test_a_published_text_is_never_changed() -> None:
    assert {name: hash_of(name) for name in texts()} == PUBLISHED


@pytest.mark.parametrize("name", texts())
@pytest.mark.parametrize("part", ["", ".short"])
def test_three_languages_have_the_same_questions_points_and_links(name: str, part: str) -> None:
    shapes = {
        language: [
            (
                section.anchor,
                [(block.kind, [p.href for p in block.parts]) for block in section.blocks],
            )
            for section in read(name, f"{language}{part}", language)
            # Words of the officer may have any number of paragraphs.
            if section.anchor not in ("waarom", "bedrijven")
        ]
        for language in LANGUAGES
    }
    assert shapes["nl"] == shapes["fr"] == shapes["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_version_has_short_sentences(language: str) -> None:
    long = [
        sentence
        for section in read(texts()[-1], f"{language}.short", language)
        for block in section.blocks
        for sentence in re.split(r"(?<=[.?:])\s", block.text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert not long


@pytest.mark.parametrize("name", texts())
def test_every_link_leads_to_a_page_of_ours(name: str) -> None:
    for section in read(name, "nl", "nl") + read(name, "nl.short", "nl"):
        for block in section.blocks:
            for part in block.parts:
                assert not part.href or resolve(part.href.split("#")[0]).url_name


def test_nothing_but_texts_lies_in_the_folder() -> None:
    strange = [file.name for file in FOLDER.rglob("*") if file.is_file() and file.suffix != ".txt"]
    assert not strange
