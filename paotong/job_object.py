"""A job of Windows: the processes in it have limits, and end together.

Whatever a process in a job starts is in it as well, so that ending it leaves nothing.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

_ACTIVE_PROCESSES, _PROCESS_MEMORY, _END_WITH_JOB = 0x8, 0x100, 0x2000
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_SET_QUOTA, _TERMINATE = 0x100, 0x1  # what is to be done to a process


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("PerProcessUserTimeLimit", c_int64),
        ("PerJobUserTimeLimit", c_int64),
        ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t),
        ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t),
        ("PriorityClass", c_uint32),
        ("SchedulingClass", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", c_uint64 * 6),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    )


class JobObject:
    """A job with one process, and all that it will start."""

    def __init__(
        self, process: int, memory: int, processes: int, kernel: Any = None
    ) -> None:
        """Put a process into a job of its own.

        ``process`` is its number, ``memory`` the bytes that each process of the job may
        have, ``processes`` how many may run at a time, ``kernel`` what stands in for
        kernel32.dll. A process that has ended already is in no job.

        Raises:
            OSError: Windows refuses one of the steps.
        """
        self._kernel = kernel or _kernel32()
        self._job = self._done(self._kernel.CreateJobObjectW(None, None))
        limits = ExtendedLimits()
        flags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _END_WITH_JOB
        limits.BasicLimitInformation.LimitFlags = flags
        limits.BasicLimitInformation.ActiveProcessLimit = processes
        limits.ProcessMemoryLimit = memory
        size = ctypes.sizeof(limits)
        self._done(
            self._kernel.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(limits), size
            )
        )
        handle = self._kernel.OpenProcess(_SET_QUOTA | _TERMINATE, False, process)
        self._done(handle)
        # It fails for a process that has ended, and then there is nothing to hold.
        self._kernel.AssignProcessToJobObject(self._job, handle)
        self._kernel.CloseHandle(handle)

    def end(self) -> None:
        """End whatever still runs in the job."""
        if self._job:
            self._kernel.TerminateJobObject(self._job, 1)
            self._kernel.CloseHandle(self._job)
            self._job = None

    @staticmethod
    def _done(result: Any) -> Any:
        if not result:
            raise _last_error()
        return result


def _kernel32() -> Any:
    """kernel32.dll, with the types of what is called of it."""
    if sys.platform != "win32":
        raise OSError("only Windows has jobs")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.argtypes = (c_void_p, c_void_p)
    kernel.CreateJobObjectW.restype = c_void_p
    limits = (c_void_p, ctypes.c_int, c_void_p, c_uint32)
    kernel.SetInformationJobObject.argtypes = limits
    kernel.OpenProcess.argtypes = (c_uint32, ctypes.c_int, c_uint32)
    kernel.OpenProcess.restype = c_void_p
    kernel.AssignProcessToJobObject.argtypes = (c_void_p, c_void_p)
    kernel.TerminateJobObject.argtypes = (c_void_p, c_uint32)
    kernel.CloseHandle.argtypes = (c_void_p,)
    return kernel


def _last_error() -> OSError:
    """What Windows says of the call that has just failed."""
    if sys.platform == "win32":
        return ctypes.WinError(ctypes.get_last_error())
    return OSError("a call of kernel32 failed")
