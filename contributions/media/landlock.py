"""Landlock: from here on this process reads nothing, and writes only below its own folder.

Kernels without it (before 5.13, or switched off) change nothing; the other walls still stand.
"""

import ctypes
import os

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_PATH_BENEATH = 1
# Rights known to the first version of the kernel's interface, and what came later.
_FIRST = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL = 1 << 13, 1 << 14, 1 << 15
_TCP = 0b11
_SCOPES = 0b11
_EXECUTE = 1 << 0


class _Ruleset(ctypes.Structure):
    _fields_ = [("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("access", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def version(libc: ctypes.CDLL) -> int:
    return int(libc.syscall(_CREATE, None, 0, 1))


def restrict_to_here(libc: ctypes.CDLL) -> bool:
    """Allow files below the working folder only, no TCP, no signals outwards; False if absent.

    The caller has set no_new_privs.
    """
    known = version(libc)
    if known < 1:
        return False
    files = _FIRST | (_REFER if known >= 2 else 0) | (_TRUNCATE if known >= 3 else 0)
    files |= _IOCTL if known >= 5 else 0
    rules = _Ruleset(files, _TCP if known >= 4 else 0, _SCOPES if known >= 6 else 0)
    size = 8 if known < 4 else 16 if known < 6 else 24
    ruleset = libc.syscall(_CREATE, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return False
    here = os.open(".", os.O_PATH | os.O_CLOEXEC)
    below = _Beneath(files & ~_EXECUTE, here)
    try:
        added = libc.syscall(_ADD, ruleset, _PATH_BENEATH, ctypes.byref(below), 0)
        return bool(added == 0 and libc.syscall(_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(here)
        os.close(ruleset)
