import pytest
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry, Invitation, Network, Staff
from accounts.people.comparing import Outcome, preview_people
from accounts.people.importing import import_people
from accounts.people.queries import email_of
from accounts.people.sheet import Row, read_sheet
from tests.accounts.people.office import HEAD, manager, somebody
from tests.counselling.evening import together

pytestmark = pytest.mark.usefixtures("clock")

LIST = HEAD + "noor,Noor,Noord,nurse,,noor@example.org\nsam,Sam,West,Arts,counsellor+supervisor,\n"


def rows(text: str) -> list[Row]:
    return read_sheet((text if text.startswith("username") else HEAD + text).encode())


def reasons(staff: Staff, text: str) -> list[str]:
    lines = preview_people(manager=manager(staff), rows=rows(text))
    return [line.why.reason if line.why else str(line.outcome.value) for line in lines]


def test_a_list_makes_accounts_without_a_password_and_networks(eva: Staff) -> None:
    stored = import_people(manager=manager(eva), rows=rows(LIST))
    noor, sam = Staff.objects.get(username="noor"), Staff.objects.get(username="sam")
    assert not noor.has_usable_password()
    assert (noor.discipline, noor.roles) == ("nurse", ["counsellor"])
    assert (sam.discipline, sam.roles) == ("doctor", ["counsellor", "supervisor"])
    assert set(Network.objects.values_list("name", flat=True)) == {"Noord", "West"}
    assert [one.staff for one in stored.invited] == [noor, sam]
    assert Invitation.objects.count() == 2


def test_looking_changes_nothing_and_storing_twice_changes_nothing(eva: Staff) -> None:
    assert reasons(eva, LIST) == ["new", "new"]
    assert Staff.objects.count() == 1
    import_people(manager=manager(eva), rows=rows(LIST))
    before = [list(Staff.objects.order_by("id").values()), AuditEntry.objects.count()]
    again = import_people(manager=manager(eva), rows=rows(LIST))
    assert {line.outcome for line in again.lines} == {Outcome.UNCHANGED}
    assert again.invited == []
    assert [list(Staff.objects.order_by("id").values()), AuditEntry.objects.count()] == before


def test_180_people_have_no_password_yet_and_180_different_links(eva: Staff) -> None:
    text = HEAD + "".join(f"p{n},Persoon,Netwerk {n % 4},,,\n" for n in range(180))
    stored = import_people(manager=manager(eva), rows=rows(text))
    assert not any(staff.has_usable_password() for staff in Staff.objects.exclude(id=eva.id))
    assert len({one.token for one in stored.invited}) == 180


def test_an_address_is_kept_sealed(eva: Staff) -> None:
    import_people(manager=manager(eva), rows=rows(LIST))
    noor = Staff.objects.get(username="noor")
    assert b"example" not in bytes(noor.sealed_email)
    assert email_of(noor) == "noor@example.org"


def test_what_differs_is_named_and_changed_and_what_is_left_empty_stays(
    eva: Staff, amina: Staff
) -> None:
    text = "amina,Mina,,doctor,,\n"
    (line,) = preview_people(manager=manager(eva), rows=rows(text))
    assert (line.outcome, list(line.changes)) == (Outcome.CHANGED, ["display_name", "discipline"])
    import_people(manager=manager(eva), rows=rows(text))
    amina.refresh_from_db()
    assert (amina.display_name, amina.discipline) == ("Mina", "doctor")
    assert amina.network is not None
    assert amina.has_usable_password()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Noor V,Noor,,,,\n", "bad_username"),
        ('"=1+1",Noor,,,,\n', "bad_username"),
        (",Noor,,,,\n", "bad_username"),
        (f"{'n' * 61},Noor,,,,\n", "bad_username"),
        ("noor,,,,,\n", "empty"),
        ("noor,=HYPERLINK(),,,,\n", "formula"),
        ("noor,Noor,@SUM(A1),,,\n", "formula"),
        (f"noor,{'N' * 61},,,,\n", "too_long"),
        (f"noor,{'N' * 20_000},,,,\n", "too_long"),
        ('noor,"Noor\nVisser",,,,\n', "invalid"),
        ("noor,No\x07or,,,,\n", "invalid"),
        ("noor,Noor,,tovenaar,,\n", "bad_discipline"),
        ("noor,Noor,,,wizard,\n", "bad_role"),
        ("noor,Noor,,,,geen adres\n", "bad_email"),
        ("noor,Noor,,,network_manager,\n", "no_network"),
        ("EVA,Eva,,,counsellor,\n", "own_roles"),
        ("noor,Noor,,,,\n", "new"),
    ],
)
def test_a_line_that_cannot_be_stored_says_why(eva: Staff, line: str, word: str) -> None:
    assert reasons(eva, line) == [word]


def test_a_name_twice_is_refused_the_second_time_and_names_the_first_line(eva: Staff) -> None:
    lines = preview_people(manager=manager(eva), rows=rows("noor,Noor,,,,\nNOOR,Nora,,,,\n"))
    assert lines[0].outcome == Outcome.NEW
    assert lines[1].why is not None
    assert (lines[1].why.reason, lines[1].why.details) == ("double", {"line": "2"})


def test_one_bad_line_does_not_keep_the_others_out(eva: Staff) -> None:
    import_people(manager=manager(eva), rows=rows("noor,,,,,\nsam,Sam,,,,\n"))
    assert set(Staff.objects.values_list("username", flat=True)) == {"eva", "sam"}


def test_a_closed_account_is_not_opened_by_a_list(eva: Staff, amina: Staff) -> None:
    Staff.objects.filter(id=amina.id).update(is_active=False)
    assert reasons(eva, "amina,Amina,,,,\n") == ["closed"]


def test_a_network_manager_adds_counsellors_to_the_own_network_alone(
    nadia: Staff, amina: Staff, bram: Staff
) -> None:
    somebody("chris", "supervisor", network="Noord")
    text = (
        "noor,Noor,,,,\n"
        "sam,Sam,noord,,counsellor,\n"
        "tess,Tess,Zuid,,,\n"
        "lien,Lien,Nieuw,,,\n"
        "wim,Wim,Noord,,supervisor,\n"
        "bram,Bram,Noord,,,\n"
        "chris,Kris,Noord,,,\n"
        "nadia,Nadia,Noord,,counsellor,\n"
        "amina,Amina,Noord,,,\n"
    )
    assert reasons(nadia, text) == [
        *("new", "new", "other_network", "other_network", "not_yours_to_give"),
        *("name_taken", "name_taken", "name_taken", "unchanged"),
    ]
    import_people(manager=manager(nadia), rows=rows(text))
    assert Staff.objects.count() == 4 + 2
    assert Network.objects.count() == 2


def test_every_change_is_written_down_without_a_name(eva: Staff, amina: Staff) -> None:
    import_people(manager=manager(eva), rows=rows(LIST + "amina,Mina,,,,\n"))
    deeds = list(AuditEntry.objects.values_list("action", flat=True))
    assert sorted(deeds) == ["account_changed", "account_made", "account_made"]
    written = str(list(AuditEntry.objects.values("subject", "details")))
    for name in ("noor", "Noor", "Mina", "example"):
        assert name not in written


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_with_one_list_at_the_same_moment_make_everybody_once(eva: Staff) -> None:
    finn = somebody("finn", "coordinator")
    evas, finns = manager(eva), manager(finn)
    together(
        lambda: import_people(manager=evas, rows=rows(LIST)),
        lambda: import_people(manager=finns, rows=rows(LIST)),
    )
    assert Staff.objects.count() == 2 + 2
    assert Invitation.objects.count() == 2


def test_who_is_made_in_a_demonstration_is_a_demo_person(eva: Staff, settings: Settings) -> None:
    settings.DEMO = True
    Staff.objects.update(is_demo=True)
    import_people(manager=manager(eva), rows=rows(LIST))
    assert not Staff.objects.filter(is_demo=False).exists()
