"""A seccomp filter that answers EPERM to the system calls no decoder needs.

Only for the two processors whose call numbers are written down here; others go without.
"""

import ctypes
import platform

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_OF, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _EPERM, _ENOSYS, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000

# socket, socketpair, connect, bind, listen, accept, sendto, sendmsg, execve, execveat, fork,
# vfork, ptrace, kill, tkill, process_vm_readv, process_vm_writev, mount, unshare, setns, bpf,
# keyctl, add_key, request_key, io_uring_setup, userfaultfd, perf_event_open, open_by_handle_at,
# pidfd_open, pidfd_getfd, pidfd_send_signal, setsid, setpgid (it stays in the group we kill)
# fmt: off
_X86_64 = (
    41, 53, 42, 49, 50, 43, 44, 46, 59, 322, 57, 58, 101, 62, 200, 310, 311, 165, 272, 308, 321,
    250, 248, 249, 425, 323, 298, 304, 434, 438, 424, 112, 109,
)
_AARCH64 = (
    198, 199, 203, 200, 201, 202, 206, 211, 221, 281, 117, 129, 130, 270, 271, 40, 97, 268, 280,
    219, 217, 218, 425, 282, 241, 265, 434, 438, 424, 157, 154,
)
# fmt: on
# Architecture, denied calls and the number of clone, which may make threads but no processes.
_MACHINES = {
    "x86_64": (0xC000003E, _X86_64, 56),
    "aarch64": (0xC00000B7, _AARCH64, 220),
}
_CLONE3, _CLONE_THREAD = 435, 0x10000


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("code", ctypes.POINTER(_Instruction))]


def deny_what_no_decoder_needs(libc: ctypes.CDLL) -> bool:
    """Install the filter for every thread to come; False where it cannot be.

    The caller has set no_new_privs.
    """
    if platform.machine() not in _MACHINES:
        return False
    code = _filter(*_MACHINES[platform.machine()])
    array = (_Instruction * len(code))(*code)
    program = _Program(len(code), array)
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, denied: tuple[int, ...], clone: int) -> list[_Instruction]:
    code = [
        _Instruction(_LOAD, 0, 0, 4),
        _Instruction(_EQUAL, 1, 0, architecture),
        _Instruction(_RETURN, 0, 0, _KILL),
        _Instruction(_LOAD, 0, 0, 0),
        # Calls of the x32 kind are the same calls with this bit set: nothing here uses them.
        _Instruction(_AT_LEAST, 0, 1, 0x40000000),
        _Instruction(_RETURN, 0, 0, _EPERM),
        # The C library falls back to clone, whose flags a filter can see.
        _Instruction(_EQUAL, 0, 1, _CLONE3),
        _Instruction(_RETURN, 0, 0, _ENOSYS),
    ]
    for number in denied:
        code += [_Instruction(_EQUAL, 0, 1, number), _Instruction(_RETURN, 0, 0, _EPERM)]
    return [
        *code,
        _Instruction(_EQUAL, 0, 3, clone),
        _Instruction(_LOAD, 0, 0, 16),
        _Instruction(_ANY_OF, 1, 0, _CLONE_THREAD),
        _Instruction(_RETURN, 0, 0, _EPERM),
        _Instruction(_RETURN, 0, 0, _ALLOW),
    ]
