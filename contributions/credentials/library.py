"""How the library is set: no network, no thumbnails, nothing said but what we say."""

from __future__ import annotations

import c2pa


def context(root: str) -> c2pa.Context:
    """`root` is the one certificate that is trusted."""
    never = {"enabled": False}
    automatic = ("auto_created_action", "auto_opened_action", "auto_placed_action")
    chosen = {
        "version": 1,
        "verify": {
            "ocsp_fetch": False,
            "remote_manifest_fetch": False,
            "verify_trust": True,
            "verify_after_sign": False,
        },
        "core": {
            "allowed_network_hosts": [],
            "decode_identity_assertions": False,
            "backing_store_memory_threshold_in_mb": 64,
            "max_decompressed_manifest_size_in_mb": 8,
        },
        "trust": {"user_anchors": root},
        "builder": {"thumbnail": never, "actions": dict.fromkeys(automatic, never)},
    }
    return c2pa.Context(c2pa.Settings.from_dict(chosen))
