"""Where each thing lies: in our tables, and in those that libraries bring."""

from axes.models import AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django_otp_webauthn.models import WebAuthnAttestation, WebAuthnCredential, WebAuthnUserHandle

from accounts.models import (
    AuditCheckpoint,
    AuditEntry,
    AuditHead,
    AuditKey,
    Invitation,
    Network,
    RecoveryCode,
    SetupCode,
    ShiftCode,
    SignIn,
    Staff,
    TOTPDevice,
    WrongCode,
)
from accounts.personal_data.kept import (
    ACCOUNT,
    CHAIN,
    EMAIL,
    FAILED_TRIES,
    INVITATIONS,
    LOCKOUTS,
    MACHINERY,
    SECOND_FACTOR,
    SESSIONS,
    SHIFT_CODES,
    SIGN_INS,
    TRAIL,
    TRAIL_WORDS,
    WRONG_CODES,
)
from counselling.core.register import Column, Form, Kept, NotCopied
from counselling.core.register import columns as declared


def columns(table: type, names: str, kept: Kept, form: Form | None = None) -> list[Column]:
    """Declare columns of staff: nothing of them stands in the copy that a young person downloads."""
    return declared(table, names, kept, form=form, copy=NotCopied.NOT_OF_VISITOR)


REGISTER = [
    *columns(Staff, "id network discipline is_active is_demo last_login", ACCOUNT),
    *columns(Staff, "username display_name roles", ACCOUNT, Form.OPEN),
    *columns(Staff, "secrecy_version secrecy_acknowledged_at created_at confirmed_on", ACCOUNT),
    *columns(Staff, "closed_at", ACCOUNT),
    *columns(Staff, "sealed_email", EMAIL, Form.TYPED),
    *columns(Staff, "password", SECOND_FACTOR, Form.HASH),
    *columns(TOTPDevice, "id user confirmed last_t fresh_failures fresh_failed_at", SECOND_FACTOR),
    *columns(TOTPDevice, "throttling_failure_timestamp throttling_failure_count", SECOND_FACTOR),
    *columns(TOTPDevice, "name", SECOND_FACTOR, Form.WORD),
    *columns(TOTPDevice, "sealed_key", SECOND_FACTOR, Form.KEY),
    *columns(RecoveryCode, "id staff used_at", SECOND_FACTOR),
    *columns(RecoveryCode, "code_hash", SECOND_FACTOR, Form.HASH),
    *columns(WebAuthnCredential, "id user confirmed created_at last_used_at", SECOND_FACTOR),
    *columns(WebAuthnCredential, "sign_count backup_eligible backup_state", SECOND_FACTOR),
    *columns(WebAuthnCredential, "discoverable credential_type", SECOND_FACTOR),
    *columns(WebAuthnCredential, "aaguid transports", SECOND_FACTOR, Form.WORD),
    *columns(WebAuthnCredential, "name", SECOND_FACTOR, Form.OPEN),
    *columns(WebAuthnCredential, "credential_id public_key", SECOND_FACTOR, Form.KEY),
    *columns(WebAuthnCredential, "credential_id_sha256", SECOND_FACTOR, Form.HASH),
    *columns(WebAuthnAttestation, "id credential fmt", SECOND_FACTOR),
    *columns(WebAuthnAttestation, "data client_data_json", SECOND_FACTOR, Form.KEY),
    *columns(WebAuthnUserHandle, "handle_hex", SECOND_FACTOR, Form.WORD),
    *columns(WebAuthnUserHandle, "user", SECOND_FACTOR),
    *columns(SetupCode, "id staff valid_until wrong_tries", SECOND_FACTOR),
    *columns(SetupCode, "code_hash", SECOND_FACTOR, Form.HASH),
    *columns(WrongCode, "id staff at", WRONG_CODES),
    *columns(WrongCode, "place", WRONG_CODES, Form.HASH),
    *columns(Invitation, "id staff expires_at used_at", INVITATIONS),
    *columns(Invitation, "token_hash", INVITATIONS, Form.HASH),
    *columns(ShiftCode, "id staff given_by valid_until shift_until wrong_tries", SHIFT_CODES),
    *columns(ShiftCode, "code_hash", SHIFT_CODES, Form.HASH),
    *columns(SignIn, "id staff started_at active_at ended_at ends_at", SIGN_INS),
    *columns(SignIn, "session_hash", SIGN_INS, Form.HASH),
    *columns(SignIn, "only_role", SIGN_INS, Form.WORD),
    *columns(Session, "session_key session_data", SESSIONS, Form.KEY),
    *columns(Session, "expire_date", SESSIONS),
    *[
        column
        for table in (AccessAttempt, AccessFailureLog, AccessLog)
        for column in [
            *columns(table, "id ip_address attempt_time", FAILED_TRIES),
            *columns(table, "username", FAILED_TRIES, Form.HASH),
            *columns(table, "user_agent http_accept path_info", FAILED_TRIES, Form.WORD),
        ]
    ],
    *columns(AccessAttempt, "failures_since_start", FAILED_TRIES),
    *columns(AccessAttempt, "get_data post_data", FAILED_TRIES, Form.WORD),
    *columns(AccessFailureLog, "locked_out", FAILED_TRIES),
    *columns(AccessLog, "logout_time", FAILED_TRIES),
    *columns(AccessLog, "session_hash", FAILED_TRIES, Form.HASH),
    *columns(AccessAttemptExpiration, "access_attempt expires_at", LOCKOUTS),
    *columns(AuditEntry, "id seq at actor", TRAIL),
    *columns(AuditEntry, "action subject details", TRAIL, Form.WORD),
    *columns(AuditEntry, "hash", TRAIL, Form.HASH),
    *columns(AuditEntry, "sealed_reason", TRAIL, Form.TYPED),
    *columns(AuditKey, "entry", TRAIL_WORDS),
    *columns(AuditKey, "wrapped", TRAIL_WORDS, Form.KEY),
    *columns(AuditHead, "id seq", CHAIN),
    *columns(AuditHead, "hash", CHAIN, Form.HASH),
    *columns(AuditCheckpoint, "id seq at day", CHAIN),
    *columns(AuditCheckpoint, "hash signature", CHAIN, Form.HASH),
    *columns(Network, "id", MACHINERY),
    *columns(Network, "name", MACHINERY, Form.OPEN),
    *columns(Permission, "id content_type", MACHINERY),
    *columns(Permission, "name codename", MACHINERY, Form.WORD),
    *columns(Group, "id permissions", MACHINERY),
    *columns(Group, "name", MACHINERY, Form.OPEN),
    *columns(Group.permissions.through, "id group permission", MACHINERY),
    *columns(ContentType, "id", MACHINERY),
    *columns(ContentType, "app_label model", MACHINERY, Form.WORD),
]
