from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from accounts.audit import note_deed
from accounts.models import AuditEntry, AuditHead, AuditKey, Staff
from accounts.trail.checking import check_trail
from accounts.trail.reasons import forget_reasons, reason_of
from tests.accounts.people.office import somebody
from tests.accounts.trail.deeds import deeds

WHY = "Een politieagent belde, hij heet Jan Peeters."


def test_entries_are_numbered_without_gaps(eva: Staff) -> None:
    deeds(eva, 3)
    assert list(AuditEntry.objects.values_list("seq", flat=True)) == [1, 2, 3]
    checked = check_trail()
    assert (checked.begin, checked.end, checked.fault) == (0, 3, None)


def test_a_deed_that_did_not_happen_leaves_no_gap(eva: Staff) -> None:
    deeds(eva, 1)
    with transaction.atomic():
        note_deed(actor_id=eva.id, action="theme_kept")
        transaction.set_rollback(True)
    deeds(eva, 1)
    assert list(AuditEntry.objects.values_list("seq", flat=True)) == [1, 2]
    assert check_trail().fault is None


def test_own_words_lie_sealed_and_open_for_who_may_read(eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="address_opened", subject="conversation x", reason=WHY)
    entry = AuditEntry.objects.get()
    assert reason_of(entry) == WHY
    assert "Peeters" not in str(list(AuditEntry.objects.values()))
    assert b"Peeters" not in bytes(entry.sealed_reason)


def test_own_words_can_be_forgotten_and_the_chain_holds(eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="address_opened", subject="conversation x", reason=WHY)
    note_deed(actor_id=eva.id, action="address_opened", subject="conversation y", reason=WHY)
    assert forget_reasons(subject="conversation x") == 1
    forgotten, kept = AuditEntry.objects.all()
    assert reason_of(forgotten) is None
    assert reason_of(kept) == WHY
    assert check_trail().fault is None


def test_a_deed_without_own_words_has_no_key(eva: Staff) -> None:
    deeds(eva, 1)
    assert reason_of(AuditEntry.objects.get()) == ""
    assert not AuditKey.objects.exists()


def test_the_service_itself_may_do_something(db: None) -> None:
    note_deed(actor_id=None, action="account_made", subject="staff 1")
    assert AuditEntry.objects.get().actor is None
    assert check_trail().fault is None


def test_letters_of_every_kind_and_large_numbers_fit(eva: Staff) -> None:
    note_deed(
        actor_id=eva.id, action="théma", subject="thema Ünï 🦊", big=2**62, quoted='"\\\n', empty=""
    )
    assert check_trail().fault is None


def test_where_the_chain_ends_is_found_again_when_that_row_is_lost(eva: Staff) -> None:
    deeds(eva, 2)
    AuditHead.objects.all().delete()
    deeds(eva, 1)
    assert check_trail().end == 3
    assert check_trail().fault is None


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_one_number_each() -> None:
    eva, together = somebody("eva", "coordinator"), Barrier(4)

    def many() -> None:
        together.wait()
        try:
            deeds(eva, 5)
        finally:
            connection.close()

    threads = [Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(AuditEntry.objects.values_list("seq", flat=True)) == list(range(1, 21))
    assert check_trail().fault is None
