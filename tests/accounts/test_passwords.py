from contextlib import suppress
from time import process_time

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts import passwords
from accounts.actions import create_staff
from accounts.models import Staff


@pytest.mark.parametrize(
    "password",
    [
        "zeven paarden drinken koffie",
        "kdjfhg vbnmcx qpwoei",
        "Tx9-qLm4-wRz7-bKp2",
        "x" * 20 + "een lange zin over regen en kanalen" + "y" * 200,
        "éénentwintig ijsberen op zaterdag",
        "k#9$Lm@2!pQ^7&zR",
        "Bram houdt van regen op zondag",
        "x" * 100 + "een lange zin over regen en kanalen",
    ],
)
def test_a_long_password_is_taken_whatever_its_characters(password: str) -> None:
    validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "kort maar goed",
        "a" * 257,
        "aaaaaaaaaaaaaaaa",
        "ababababababababab",
        "123456789123456789",
        "welkom123456789",
        "P@ssw0rd P@ssw0rd!!",
        "clbchat clbchat 2026",
        "passwordpassword1",
        "qwertyuiopazerty",
        "Welkom2026Welkom2026",
        "hulpverlenerchat1",
        "Vlaanderen2026!!",
        "W3lk0m W3lk0m W3lk0m",
        "abcdefghijklmnop",
        "iloveyouiloveyou",
        "12.12.2012 12.12.2012",
        "!@#$%^&*()_+!@#$",
        " " * 20,
        "\0" * 20,
        "é" * 200,
        "😀" * 20,
        "password" * 32,
    ],
)
def test_a_short_or_well_known_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


def test_the_name_of_one_person_is_no_word_for_others() -> None:
    amina = Staff(username="zwaluwstaart", display_name="Amina")
    with pytest.raises(ValidationError):
        validate_password("zwaluwstaart 2026", user=amina)
    validate_password("zwaluwstaart 2026", user=Staff(username="bram", display_name="Bram"))


@pytest.mark.parametrize(
    "password",
    [
        "4@8({[<369&#!/|1![0$5+7%2" * 10,
        "a4@b8c({[<e3g69i1!|l1|7o0s$5t+7x%z2" * 7,
        "4@8({[<369&#!/|1![0$5+7%",
        "12.12.2012" * 25,
        "1" * 256,
        "aZ9!x" * 51,
    ],
)
def test_no_password_keeps_the_service_busy(password: str) -> None:
    begun = process_time()
    with suppress(ValidationError):
        validate_password(password)
    assert process_time() - begun < 1


def test_of_a_long_password_only_its_ends_are_reckoned(monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[str] = []

    def reckon(text: str, _names: tuple[str, ...]) -> int:
        reckoned.append(text)
        return 0

    monkeypatch.setattr(passwords, "_guesses", reckon)
    assert passwords.is_guessable("0123456789" * 25)
    assert {len(text) for text in reckoned} == {passwords.LOOKED_AT}


def test_a_password_made_of_somebodys_own_name_is_refused() -> None:
    amina = Staff(username="aminabenali", display_name="Amina")
    with pytest.raises(ValidationError):
        validate_password("aminabenali-Amina-2026", user=amina)


def test_an_account_is_not_made_with_a_poor_password(db: None) -> None:
    with pytest.raises(ValidationError):
        create_staff(username="bram", display_name="Bram", roles=["counsellor"], password="kort")
    assert not Staff.objects.exists()


def test_an_account_is_not_made_with_a_role_nobody_knows(db: None) -> None:
    with pytest.raises(ValueError, match="wizard"):
        create_staff(
            username="bram", display_name="Bram", roles=["wizard"], password="zeven paarden koffie"
        )
