"""Jobs of Windows, as far as a stand-in for kernel32 shows them."""

from __future__ import annotations

import ctypes

import pytest

from paotong.job_object import ExtendedLimits, JobObject

JOB, PROCESS = 71, 72


class Kernel:
    """Notes what is called; the call named ``failing`` fails."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.calls: list[tuple[object, ...]] = []
        self.limits = ExtendedLimits()

    def __getattr__(self, name):
        def call(*words):
            self.calls.append((name, *words[:2]))
            if name == "SetInformationJobObject":
                ctypes.memmove(ctypes.addressof(self.limits), words[2], words[3])
            made = {"CreateJobObjectW": JOB, "OpenProcess": PROCESS}.get(name, 1)
            return 0 if name == self.failing else made

        return call

    def names(self) -> list[str]:
        return [str(name) for name, *_ in self.calls]


def test_the_limits_have_the_layout_of_winnt():
    assert ctypes.sizeof(ExtendedLimits) == (
        144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112
    )


def test_a_process_is_put_into_a_job_with_limits():
    kernel = Kernel()
    JobObject(1234, memory=2**33, processes=512, kernel=kernel)
    assert kernel.limits.ProcessMemoryLimit == 2**33
    assert kernel.limits.BasicLimitInformation.ActiveProcessLimit == 512
    # JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE, _PROCESS_MEMORY and _ACTIVE_PROCESS
    assert kernel.limits.BasicLimitInformation.LimitFlags == 0x2108
    assert ("AssignProcessToJobObject", JOB, PROCESS) in kernel.calls
    assert kernel.calls[-1][:2] == ("CloseHandle", PROCESS)


def test_all_in_a_job_end_with_it_once():
    kernel = Kernel()
    job = JobObject(1234, 1, 1, kernel)
    kernel.calls.clear()
    job.end()
    job.end()
    assert kernel.names() == ["TerminateJobObject", "CloseHandle"]
    assert kernel.calls[-1][:2] == ("CloseHandle", JOB)


@pytest.mark.parametrize(
    "step", ["CreateJobObjectW", "SetInformationJobObject", "OpenProcess"]
)
def test_what_windows_refuses_is_told(step):
    with pytest.raises(OSError, match="kernel32 failed"):
        JobObject(1234, 1, 1, Kernel(step))


def test_a_process_that_has_ended_needs_no_job():
    JobObject(1234, 1, 1, Kernel("AssignProcessToJobObject")).end()
