"""A real nginx with the configuration that is shipped, in front of one server of a test."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.debian import install
from tests.house.tree import ROOT

SECONDS = 20
NONE_FOUND = "No nginx: install nginx (Debian: apt-get install nginx)."
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def program() -> str:
    """Return nginx, installed by apt as root where there is none."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin"
    if not shutil.which("nginx", path=places):
        install("nginx")
    found = shutil.which("nginx", path=places)
    assert found, NONE_FOUND
    return found


@contextmanager
def nginx(
    folder: Path, port: int, upstream: str, *, error_log: str = "/dev/null"
) -> Iterator[Path]:
    """Let nginx listen on `port` with https, and hand everything to `upstream`; gives its folder."""
    folder.mkdir()
    _certificate(folder)
    (folder / "nginx.conf").write_text(
        _for_this_test(folder, port, upstream).replace(
            "error_log /dev/null", f"error_log {error_log}"
        )
    )
    command = [program(), "-p", str(folder), "-e", str(folder / "early.log")]
    process = subprocess.Popen(
        [*command, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"],
        stdin=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield folder
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def _for_this_test(folder: Path, port: int, upstream: str) -> str:
    text = (ROOT / "deploy/nginx.conf").read_text()
    for shipped, here in {
        "user www-data;": f"user {getpass.getuser()};" if os.geteuid() == 0 else "",
        "/run/nginx.pid": str(folder / "nginx.pid"),
        "127.0.0.1:8001": upstream,
        "        listen 80;\n        listen [::]:80;\n": f"listen unix:{folder}/plain.sock;\n",
        "        listen [::]:443 ssl http2;\n": "",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/chat.example.pem": str(folder / "chat.pem"),
        "/etc/ssl/private/chat.example.key": str(folder / "chat.key"),
        "http {\n": "http {\n"
        + "".join(f"{name}_temp_path {folder}/{name};\n" for name in FOLDERS),
    }.items():
        assert text.count(shipped) == 1, f"deploy/nginx.conf has no one '{shipped}'"
        text = text.replace(shipped, here)
    return text


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nginx does not listen: {process.poll()}")


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    (folder / "chat.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "chat.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
