import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

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
    ],
)
def test_a_short_or_well_known_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


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
