"""The six digits of an authenticator app: pure sums over a key and a moment."""

from base64 import b32decode, b32encode
from datetime import datetime
from urllib.parse import quote, urlencode

from django_otp.oath import TOTP

from accounts.rules import TOTP_STEP, TOTP_TOLERANCE

DIGITS = 6


def step_at(now: datetime) -> int:
    """Return the number of the 30-second step `now` lies in."""
    return int(now.timestamp()) // TOTP_STEP


def code_of(key: bytes, step: int) -> str:
    """Return the six digits of one step."""
    generator = TOTP(key, step=TOTP_STEP, digits=DIGITS)
    generator.time = step * TOTP_STEP
    return f"{generator.token():0{DIGITS}d}"


def matching_step(key: bytes, code: str, *, now: datetime, after: int) -> int | None:
    """Return the step whose digits `code` are, one step early or late allowed, later than `after`."""
    if len(code) != DIGITS or not (code.isascii() and code.isdigit()):
        return None
    generator = TOTP(key, step=TOTP_STEP, digits=DIGITS)
    generator.time = now.timestamp()
    if generator.verify(int(code), tolerance=TOTP_TOLERANCE, min_t=after + 1):
        return int(generator.t())
    return None


def as_text(key: bytes) -> str:
    """Write a key as people type it over: base32 without padding."""
    return b32encode(key).decode().rstrip("=")


def from_text(text: str) -> bytes:
    """Read a key that `as_text` wrote."""
    return b32decode(text + "=" * (-len(text) % 8))


def address_for_app(key: bytes, *, issuer: str, account: str) -> str:
    """Return the otpauth address that goes into the QR picture."""
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": as_text(key), "issuer": issuer}, quote_via=quote
    )
