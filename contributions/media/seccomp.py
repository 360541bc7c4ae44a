"""A seccomp filter that answers EPERM to the system calls no decoder needs.

Only for the two processors whose call numbers are written down here; others go without.
"""

import ctypes
import platform

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _EPERM, _KILL = 0x7FFF0000, 0x00050001, 0x80000000

# socket, socketpair, connect, bind, listen, accept, sendto, sendmsg, execve, execveat, fork,
# vfork, ptrace, kill, tkill, process_vm_readv, process_vm_writev, mount, unshare, setns, bpf,
# keyctl, add_key, request_key, io_uring_setup, userfaultfd, perf_event_open, open_by_handle_at,
# pidfd_open, pidfd_getfd, pidfd_send_signal
# fmt: off
_X86_64 = (
    41, 53, 42, 49, 50, 43, 44, 46, 59, 322, 57, 58, 101, 62, 200, 310, 311, 165, 272, 308, 321,
    250, 248, 249, 425, 323, 298, 304, 434, 438, 424,
)
_AARCH64 = (
    198, 199, 203, 200, 201, 202, 206, 211, 221, 281, 117, 129, 130, 270, 271, 40, 97, 268, 280,
    219, 217, 218, 425, 282, 241, 265, 434, 438, 424,
)
# fmt: on
_MACHINES = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _AARCH64)}


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
    architecture, denied = _MACHINES[platform.machine()]
    code = [
        _Instruction(_LOAD, 0, 0, 4),
        _Instruction(_EQUAL, 1, 0, architecture),
        _Instruction(_RETURN, 0, 0, _KILL),
        _Instruction(_LOAD, 0, 0, 0),
    ]
    if architecture == _MACHINES["x86_64"][0]:
        # The x32 calls are the same calls with this bit set: nothing here uses them.
        code += [_Instruction(0x35, 0, 1, 0x40000000), _Instruction(_RETURN, 0, 0, _EPERM)]
    for number in denied:
        code += [_Instruction(_EQUAL, 0, 1, number), _Instruction(_RETURN, 0, 0, _EPERM)]
    code.append(_Instruction(_RETURN, 0, 0, _ALLOW))
    array = (_Instruction * len(code))(*code)
    program = _Program(len(code), array)
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
