"""What the child does to itself before it looks at a single byte of the file."""

import ctypes
import os
import resource
import signal
import sys

from contributions.media import landlock, seccomp

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_DUMPABLE = 1, 38, 4


def confine(*, memory: int, cpu_seconds: int, open_files: int, file_bytes: int, uid: int) -> None:
    """Give up everything but memory, processor time and the working folder.

    All modules are imported by now: afterwards nothing can be read, not even Python's own library.
    """
    parent = os.getppid()
    _set(resource.RLIMIT_AS, memory)
    _set(resource.RLIMIT_CPU, cpu_seconds)
    _set(resource.RLIMIT_NOFILE, open_files)
    _set(resource.RLIMIT_FSIZE, file_bytes)
    _set(resource.RLIMIT_CORE, 0)
    # Python ignores SIGXFSZ already; a write past the limit then is an ordinary OSError.
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    os.umask(0o077)
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # Set after the change of user, which clears it.
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    landlock.restrict_to_here(libc)
    seccomp.deny_what_no_decoder_needs(libc)
    if os.getppid() != parent:
        sys.exit("the parent died first")


def _set(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(what, (value, value))
    except (ValueError, OSError):
        # macOS knows the name of some limits only; on Linux a limit that fails is a failure.
        if sys.platform == "linux":
            raise
