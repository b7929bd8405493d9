"""The app of one person as it is stored: its key, sealed, and the code that it takes once."""

from accounts import totp
from accounts.models import TOTPDevice
from counselling.core import clock, crypto


def sealed_key(staff_id: int, key: bytes) -> bytes:
    """Seal the key of somebody's app for its row."""
    return crypto.seal_field(totp.as_text(key), *place_of_key(staff_id))


def key_of(device: TOTPDevice) -> bytes:
    """Open the key of a second factor."""
    return totp.from_text(
        crypto.open_field(bytes(device.sealed_key), *place_of_key(device.user_id))
    )


def takes_code(device: TOTPDevice, code: str) -> bool:
    """Look at a code, and use it up where it is right; the device's row is locked by the caller."""
    step = totp.matching_step(key_of(device), code, now=clock.now(), after=device.last_t)
    if step is None:
        device.throttle_increment()
        return False
    device.last_t, device.confirmed = step, True
    device.throttle_reset()
    return True


def place_of_key(staff_id: int) -> tuple[str, ...]:
    """Return what the key of somebody's app is bound to."""
    return ("accounts_totpdevice", str(staff_id), "sealed_key")
