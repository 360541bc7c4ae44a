"""A certificate authority of this site's own, for want of a configured certificate.

It vouches for nothing but itself: readers who trust its root know that this site signed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT_LASTS, SIGNER_LASTS = timedelta(days=7300), timedelta(days=3650)
EARLIER = timedelta(days=1)
"""Clocks differ."""
_NO_USE = dict.fromkeys(
    (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
        *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    ),
    False,
)
PrivateKey = ec.EllipticCurvePrivateKey


def make(site: str, now: datetime) -> tuple[x509.Certificate, x509.Certificate, PrivateKey]:
    """Root, signing certificate and its key. The key of the root is not kept: it signs once."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    above, name = _name(site, "root"), _name(site, "signer")
    root = _begin(above, above, root_key, now, ROOT_LASTS)
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    root = _used_for(root, key_cert_sign=True, crl_sign=True)
    signer = _begin(name, above, key, now, SIGNER_LASTS)
    signer = signer.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    signer = _used_for(signer, digital_signature=True)
    signer = signer.add_extension(
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
    ).add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
    )
    return root.sign(root_key, hashes.SHA256()), signer.sign(root_key, hashes.SHA256()), key


def _begin(
    name: x509.Name, issuer: x509.Name, key: PrivateKey, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _used_for(builder: x509.CertificateBuilder, **uses: bool) -> x509.CertificateBuilder:
    return builder.add_extension(x509.KeyUsage(**(_NO_USE | uses)), critical=True)


def _name(site: str, part: str) -> x509.Name:
    """A common name holds at most 64 characters."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, site[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{site[:40]} content credentials {part}"[:64]),
        ]
    )
