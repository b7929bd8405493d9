"""What is kept of staff's comings and goings, and for how long; who works here is kept as long as they do."""

from datetime import datetime
from typing import Any

from axes.models import AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from accounts.app_codes import old_wrong_codes
from accounts.models import AuditEntry, AuditKey, Invitation, ShiftCode, SignIn, Staff
from accounts.queries import long_closed
from accounts.trail.checkpoints import old_entries, sweep_trail
from accounts.trail.reasons import old_reasons, sweep_reasons
from counselling.core.lifetimes import Step, emptied_step, oldest_kept, rows_step


def _old_sign_ins(now: datetime) -> QuerySet[SignIn]:
    return SignIn.objects.filter(started_at__lte=oldest_kept(now, "STAFF_DAYS"))


def _old_sessions(now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lte=now)


def _old_invitations(now: datetime) -> QuerySet[Invitation]:
    oldest = oldest_kept(now, "STAFF_DAYS")
    return Invitation.objects.filter(Q(used_at__lte=oldest) | Q(expires_at__lte=oldest))


def _old_codes(now: datetime) -> QuerySet[ShiftCode]:
    return ShiftCode.objects.filter(valid_until__lte=now, shift_until__lte=now)


def _old_lockouts(now: datetime) -> QuerySet[Any]:
    # Its key is the attempt, which goes with it.
    lapsed: QuerySet[Any] = AccessAttemptExpiration.objects.filter(
        expires_at__lte=oldest_kept(now, "ATTEMPT_DAYS")
    )
    return lapsed


def _closed_addresses(now: datetime) -> QuerySet[Staff]:
    return long_closed(now).exclude(sealed_email=b"")


def _attempts(model: Any) -> Any:
    # Wrong passwords count for minutes; what is counted is known longer only to see an attack afterwards.
    return lambda now: model.objects.filter(attempt_time__lte=oldest_kept(now, "ATTEMPT_DAYS"))


STEPS = (
    # Before their entries, with which the keys of their days would go unseen.
    Step(
        "audit_reasons",
        lambda now: old_reasons(now).count(),
        sweep_reasons,
        lambda: (AuditKey,),
    ),
    Step("audit", lambda now: old_entries(now).count(), sweep_trail, lambda: (AuditEntry,)),
    rows_step("sign_ins", _old_sign_ins),
    rows_step("sessions", _old_sessions),
    rows_step("invitations", _old_invitations),
    emptied_step("closed_addresses", _closed_addresses, sealed_email=b""),
    rows_step("shift_codes", _old_codes),
    rows_step("wrong_codes", old_wrong_codes),
    rows_step("lockouts", _old_lockouts),
    rows_step("attempts", _attempts(AccessAttempt)),
    rows_step("attempts_failed", _attempts(AccessFailureLog)),
    rows_step("attempts_passed", _attempts(AccessLog)),
)
