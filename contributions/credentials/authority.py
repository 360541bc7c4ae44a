"""Who signs: the configured certificate, or this site's own authority, made once and shared."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.utils import timezone

from contributions.credentials import local_authority

KEY, CHAIN, ROOT = "signer-key.pem", "signer.pem", "authority.pem"


@dataclass(frozen=True, slots=True)
class Authority:
    """`chain` begins with the signing certificate; `root` is what readers are to trust."""

    chain: str
    root: str
    key: ec.EllipticCurvePrivateKey

    def sign(self, data: bytes) -> bytes:
        """ES256: both numbers of the signature, 32 bytes each."""
        r, s = decode_dss_signature(self.key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def authority() -> Authority:
    """Raises ValueError when what is configured is no P-256 key with its certificate."""
    if settings.CREDENTIALS_CERTIFICATE:
        return load(settings.CREDENTIALS_CERTIFICATE, settings.CREDENTIALS_KEY)
    return _local(Path(settings.STATE_DIR) / "credentials", settings.SITE_NAME)


@lru_cache
def load(chain: str, key: str) -> Authority:
    """From PEM; the last certificate is the anchor."""
    certificates = x509.load_pem_x509_certificates(chain.encode())
    private = serialization.load_pem_private_key(key.encode(), None)
    if not isinstance(private, ec.EllipticCurvePrivateKey) or private.key_size != 256:
        raise ValueError("CREDENTIALS_KEY must be a P-256 key.")
    if private.public_key() != certificates[0].public_key():
        raise ValueError("CREDENTIALS_KEY must be the key of CREDENTIALS_CERTIFICATE.")
    sent = [each for each in certificates if each.issuer != each.subject] or certificates
    root = certificates[-1].public_bytes(Encoding.PEM).decode()
    chain = "".join(each.public_bytes(Encoding.PEM).decode() for each in sent)
    return Authority(chain, root, private)


@lru_cache
def _local(folder: Path, site: str) -> Authority:
    """Whoever comes first makes it; the others wait. The certificate is written last."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / ROOT).exists():
            _make(folder, site)
    return load(
        (folder / CHAIN).read_text() + (folder / ROOT).read_text(), (folder / KEY).read_text()
    )


def _make(folder: Path, site: str) -> None:
    root, signer, key = local_authority.make(site, timezone.now())
    private = key.private_bytes(
        Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write(folder / KEY, private)
    _write(folder / CHAIN, signer.public_bytes(Encoding.PEM))
    _write(folder / ROOT, root.public_bytes(Encoding.PEM))


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and for nobody else."""
    coming = path.with_suffix(".new")
    descriptor = os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    coming.rename(path)
