"""An independent reader of Content Credentials: boxes, CBOR, hashes and the signature."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from tests.contributions.credentials.carriers import boxes, store_in
from tests.contributions.credentials.cbor import byte_string, loads


@dataclass(frozen=True)
class Manifest:
    label: str
    claim: dict[str, Any]
    assertions: dict[str, Any]
    raw_claim: bytes
    raw_assertions: dict[str, bytes]
    cose: list[Any]

    @property
    def ingredients(self) -> list[dict[str, Any]]:
        return [
            each for name, each in self.assertions.items() if name.startswith("c2pa.ingredient")
        ]

    def check_signature(self, root: str) -> None:
        """Raises when the claim was not signed by a certificate of that authority."""
        protected, unprotected, _payload, signature = self.cose
        chain = loads(protected).get(33) or unprotected.get(33)
        certificate = x509.load_der_x509_certificate(chain[0] if isinstance(chain, list) else chain)
        certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(root.encode()))
        signed = b"\x84\x6aSignature1" + byte_string(protected) + b"\x40"
        r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
        key = certificate.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        key.verify(
            encode_dss_signature(r, s),
            signed + byte_string(self.raw_claim),
            ec.ECDSA(hashes.SHA256()),
        )

    def check_assertions(self) -> None:
        """What the claim says about each, it is."""
        for each in self.claim["created_assertions"] + self.claim.get("gathered_assertions", []):
            name = each["url"].rsplit("/", 1)[-1]
            assert hashlib.sha256(self.raw_assertions[name]).digest() == each["hash"], name

    def is_bound_to(self, data: bytes) -> bool:
        """Whether the hash of everything but the manifest's own place is still the same."""
        said = self.assertions["c2pa.hash.data"]
        digest, at = hashlib.sha256(), 0
        for hole in said.get("exclusions", []):
            digest.update(data[at : hole["start"]])
            at = hole["start"] + hole["length"]
        digest.update(data[at:])
        return bool(digest.digest() == said["hash"])


def manifests_in(data: bytes, sidecar: bytes = b"") -> list[Manifest]:
    """The file's own comes last."""
    store = sidecar or store_in(data)
    ((kind, whole),) = list(boxes(store))[:1]
    assert kind == b"jumb"
    return [_manifest(body) for name, body in boxes(whole) if name == b"jumb"]


def _manifest(body: bytes) -> Manifest:
    parts = {_label(each): each for kind, each in boxes(body) if kind == b"jumb"}
    store = parts["c2pa.assertions"]
    found = {_label(each): each for kind, each in boxes(store) if kind == b"jumb"}
    claim = next(_content(each) for name, each in parts.items() if name.startswith("c2pa.claim"))
    return Manifest(
        label=_label(body),
        claim=loads(claim),
        assertions={name: loads(_content(each)) for name, each in found.items()},
        raw_claim=claim,
        raw_assertions=found,
        cose=loads(_content(parts["c2pa.signature"])),
    )


def _label(body: bytes) -> str:
    return dict(boxes(body))[b"jumd"][17:].split(b"\0")[0].decode()


def _content(body: bytes) -> bytes:
    return dict(boxes(body))[b"cbor"]
