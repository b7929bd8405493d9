"""A device that holds passkeys, in a few lines: it signs what a page asks, as a phone does."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, KEY_INSIDE = 0x01, 0x40
ORIGIN = "http://localhost:8000"


def written(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


@dataclass
class Authenticator:
    """One passkey for one site; `origin` is what the browser says the page is."""

    origin: str = ORIGIN
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: token_bytes(16))
    used: int = 0

    def make(self, options: dict[str, Any]) -> str:
        """Answer a page that asks for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32, "big"), numbers.y.to_bytes(32, "big")
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        inside = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        said = self._about(options["rp"]["id"], PRESENT | KEY_INSIDE) + inside
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": said})
        client = self._client("webauthn.create", options)
        return self._answer(clientDataJSON=client, attestationObject=attested)

    def use(self, options: dict[str, Any]) -> str:
        """Answer a page that asks for this passkey."""
        self.used += 1
        said = self._about(options["rpId"], PRESENT)
        client = self._client("webauthn.get", options)
        signature = self.key.sign(said + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=said, signature=signature)

    def _about(self, host: str, flags: int) -> bytes:
        return sha256(host.encode()).digest() + bytes([flags]) + self.used.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        plain = urlsafe_b64decode(options["challenge"] + "==")
        said = {"type": kind, "challenge": written(plain), "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, **words: bytes) -> str:
        response = {name: written(content) for name, content in words.items()}
        number = written(self.id)
        return json.dumps(
            {"id": number, "rawId": number, "type": "public-key", "response": response}
        )
