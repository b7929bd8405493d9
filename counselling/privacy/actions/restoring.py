"""A restore, as the whole house sees it: what each room does again, and who looks at the end."""

from uuid import UUID

from django.utils.translation import override

from accounts.people.again import (
    disable_again,
    remove_role_again,
    renew_again,
    reset_device_again,
    use_recovery_code_again,
)
from counselling.conversation.actions.consent import withdraw_consent
from counselling.core.journal import Kind
from counselling.intervision.actions.choosing import object_to_draw_again
from counselling.intervision.actions.redactors import remove_redactor_again
from counselling.origin.actions.again import remove_holder_again
from counselling.privacy.actions.erasing import erase_now, hide_now
from counselling.privacy.actions.granted_again import cancel_again, grant_again
from counselling.privacy.actions.learning import not_to_learn_now, withdraw_again
from counselling.privacy.actions.notices import take_down_again
from counselling.privacy.actions.objecting import object_now
from counselling.privacy.actions.restricting import lift_restriction_now, restrict_now
from counselling.privacy.queries.selfcheck import items_of_rooms
from counselling.privacy.rules.selfcheck import Level
from counselling.privacy.rules.selfcheck_words import TITLES, found, to_do
from counselling.retention.actions.held_again import hold_again, lift_hold_again
from counselling.retention.actions.restoring import Above, Restored, Wish, restore
from counselling.retention.actions.sweep import sweep


def restore_backup(*, wish: Wish) -> Restored:
    """Bring a backup back, with everything that the rooms have to do again; raises what `restore` raises."""
    return restore(wish=wish, above=Above(again=AGAIN, sweep=sweep, look=look))


def look() -> list[str]:
    """Run the self-check; returns, in sentences for whoever runs the service, what has to be mended."""
    with override("en"):
        return [
            f"{TITLES[item.name]}: {found(item)} {to_do(item)}"
            for item in items_of_rooms()
            if item.level == Level.RED
        ]


def _id(subject: str) -> UUID:
    return UUID(subject.rpartition(" ")[2])


AGAIN = {
    Kind.ERASED: lambda subject: erase_now(conversation_id=_id(subject)),
    Kind.HIDDEN: lambda subject: hide_now(conversation_id=_id(subject)),
    Kind.RESTRICTED: lambda subject: restrict_now(conversation_id=_id(subject)),
    Kind.RESTRICTION_LIFTED: lambda subject: lift_restriction_now(conversation_id=_id(subject)),
    Kind.OBJECTED: lambda subject: object_now(conversation_id=_id(subject)),
    Kind.ERASURE_GRANTED: grant_again,
    Kind.ERASURE_CANCELLED: cancel_again,
    Kind.WITHDRAWN: lambda subject: withdraw_consent(consent_id=_id(subject)),
    Kind.NOT_TO_LEARN: lambda subject: not_to_learn_now(conversation_id=_id(subject)),
    Kind.DRAW_OBJECTED: lambda subject: object_to_draw_again(conversation_id=_id(subject)),
    Kind.TRANSCRIPT_WITHDRAWN: withdraw_again,
    Kind.HELD: hold_again,
    Kind.HOLD_LIFTED: lift_hold_again,
    Kind.STAFF_DISABLED: disable_again,
    Kind.ROLES_REMOVED: remove_role_again,
    Kind.DEVICE_RESET: reset_device_again,
    Kind.CREDENTIALS_CHANGED: renew_again,
    Kind.RECOVERY_CODE_USED: use_recovery_code_again,
    Kind.NOTICE_TAKEN_DOWN: take_down_again,
    Kind.HOLDER_REMOVED: remove_holder_again,
    Kind.REDACTOR_REMOVED: remove_redactor_again,
}
