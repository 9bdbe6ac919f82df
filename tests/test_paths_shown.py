"""What is shown of paths on Windows: as on every other system."""

from __future__ import annotations

import pytest

from paotong.paths_shown import without_folders

WORK = r"C:\Users\runner\AppData\Local\Temp\paotong-x1\work"
LIBRARY = r"C:\hostedtoolcache\windows\Python\3.13.9\x64\Lib"
SNIPPETS = r"D:\a\paotong\paotong\snippets\runtime"
SHOWN = {WORK: ".", SNIPPETS: ".", LIBRARY: "…/python3.13"}


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (rf'  File "{SNIPPETS}\gc.py", line 3', '  File "gc.py", line 3'),
        (rf'  File "{SNIPPETS}\shop\cart.py", line 3', '  File "shop/cart.py", line 3'),
        (
            rf'  File "{LIBRARY}\asyncio\runners.py", line 195, in run',
            '  File "…/python3.13/asyncio/runners.py", line 195, in run',
        ),
        (rf"> {SNIPPETS}\gc.py(1)<module>()".lower(), "> gc.py(1)<module>()"),
        (f"{WORK}\\a\\b.txt", "a/b.txt"),
        (repr(f"{WORK}\\a\\b.txt"), "'a/b.txt'"),
        (repr(WORK), "'.'"),
        (f"in {WORK}: 1", "in .: 1"),
        (f"{WORK}\\a.txt holds b\\c", "a.txt holds b\\c"),
        (rf"{WORK}-other\a", rf"{WORK}-other\a"),
        (r"\d+ and C:\Users", r"\d+ and C:\Users"),
    ],
)
def test_a_folder_of_windows_is_cut_and_slashes_stand_behind_it(printed, shown):
    assert without_folders(printed, SHOWN, "\\") == shown


def test_elsewhere_a_backslash_is_part_of_a_name():
    shown = {"/home/me/work": ".", "/usr/lib/python3.13": "…/python3.13"}
    assert without_folders("/home/me/work/a\\b", shown, "/") == "a\\b"
