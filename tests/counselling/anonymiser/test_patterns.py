import pytest

from tests.counselling.anonymiser.talks import gone, left_of


@pytest.mark.parametrize(
    "number",
    [
        "0471 55 03 18",
        "+32 478 12 90 44",
        "0032486700912",
        "03/480.12.55",
        "0 4 7 1 5 5 0 3 1 8",
        "nul vier zeven een vijf vijf nul drie een acht",
        "zéro quatre septante-huit douze nonante quarante-quatre",
    ],
)
def test_a_telephone_number_goes_however_it_is_written(number: str) -> None:
    assert left_of(f"bel me op {number} aub") == ["bel me op [telefoonnummer 1] aub"]


def test_lines_for_everybody_stay() -> None:
    line = "bel 112, 1813, 1712, 0800 13 500 of 078 15 10 20"
    assert left_of(line) == [line]


@pytest.mark.parametrize(
    "address",
    [
        "noor.v@example.org",
        "noor.v (at) example.org",
        "noor at gmail dot com",
        "noor@gmail punt com",
        "noor punt vandaele apenstaartje example punt org",
        "noor punt vandaele apestaartje example punt org",
        "noor laag streepje v apenstaart example punt net",
        "noor tiret bas v arobase example point org",
        "noor streepje desmet at example punt be",
    ],
)
def test_an_address_goes_also_with_words_for_its_signs(address: str) -> None:
    assert gone(f"mail naar {address}") == [address]


@pytest.mark.parametrize(
    "name", ["@its.noor.v", "noor_v08", "noor.vdb2009", "soundcloud.com/dj-noor"]
)
def test_a_name_on_a_platform_goes(name: str) -> None:
    assert gone(f"mijn insta is {name}") == [name]


@pytest.mark.parametrize("name", ["lente.dans2010", "noortje.leeft.in.rust"])
def test_a_name_on_a_platform_goes_by_its_form_alone(name: str) -> None:
    assert gone(f"hij filmde mij voor {name} en nu weet iedereen het") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "mijn insta is [apenstaartje wout laag streepje 12]",
        "mijn insta is [apenstaartje wout laag streepje nul zeven]",
        "mon insta c'est [arobase lea tiret du bas 09]",
        "my snap is [at lea underscore nine]",
        "zoek mij op insta: [jef punt wandelt punt graag]",
        "op tiktok heet ze [kat.op.het.dak]",
        "hij zet dat op insta onder [wolken.en.regen]",
        "ik heet op snap [rik.ofzoiets]",
        "hij maakte een account op insta, [lelijke.eend.van.klas]",
    ],
)
def test_a_name_on_a_platform_goes_in_ordinary_words_and_with_its_signs_said(text: str) -> None:
    name = text[text.index("[") + 1 : text.index("]")]
    assert gone(text.replace("[", "").replace("]", "")) == [name]


def test_a_platform_that_was_just_spoken_of_still_is() -> None:
    assert gone("heb je insta?", "ja", "zoek maar op rik.ofzoiets") == ["rik.ofzoiets"]


@pytest.mark.parametrize(
    "line",
    [
        "een apenstaartje is zo'n teken",
        "met een underscore in het midden",
        "hij heeft een streepje voor op insta",
        "dat is mijn sterkste punt en mijn zwakste punt op tiktok",
        "mijn snap is kapot.echt waar",
        "op tiktok zag ik.dat was erg",
        "op insta ook.ja.en.dan.weg",
        "mijn insta staat op slot.ik wil dat niet",
    ],
)
def test_signs_and_points_that_make_no_name_stay(line: str) -> None:
    assert left_of(line) == [line]


@pytest.mark.parametrize("line", ["ja.nee.ok", "dat was.in2010", "ik ga.dan.ook.weg"])
def test_points_without_a_space_behind_them_make_no_name(line: str) -> None:
    assert left_of(line) == [line]


def test_sites_for_everybody_stay() -> None:
    line = "kijk op www.awel.be of op instagram.com"
    assert left_of(line) == [line]


@pytest.mark.parametrize(
    "day", ["4 juni", "12 maart 2009", "le 3 mai", "21/08", "09-03-2013", "the 15th of October"]
)
def test_a_day_of_the_year_goes(day: str) -> None:
    assert gone(f"het was op {day}")[0] in day


def test_a_day_goes_behind_the_word_that_says_which() -> None:
    assert gone("vandaag dus, 3/10") == ["3/10"]


@pytest.mark.parametrize("other", ["maandag", "in mei", "24/7", "een 7/10", "16 jaar", "om 14u30"])
def test_what_is_no_day_of_the_year_stays(other: str) -> None:
    assert left_of(f"tis {other} zo") == [f"tis {other} zo"]


@pytest.mark.parametrize(
    "number",
    [
        "09.03.14-997.83",
        "BE68 5390 0754 7034",
        "1-ABC-234",
        "192.168.4.21",
        "QX7-41B",
        "EM 204817",
        "r0912345",
    ],
)
def test_a_number_of_one_person_or_file_goes(number: str) -> None:
    assert left_of(f"dat is {number}, denk ik") == ["dat is [nummer 1], denk ik"]


def test_the_word_before_a_code_tells_what_it_is() -> None:
    assert left_of("het dossiernummer is 2024/0881") == ["het dossiernummer is [nummer 1]"]
    assert left_of("mijn OV nummer 8 317 442") == ["mijn OV nummer [nummer 1]"]
