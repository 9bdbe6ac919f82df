from __future__ import annotations

import subprocess
import sys

from paotong.mkdocs_plugin import PaotongPlugin


def test_a_page_loses_its_indentation_but_not_that_of_code():
    page = (
        "<p>a\n    b</p>\n\n   <pre>x\n    y\n\n  z</pre>\n  <script>1\n  2</script>\n"
    )
    assert PaotongPlugin().on_post_page(page) == (
        "<p>a\nb</p>\n<pre>x\n    y\n\n  z</pre><script>1\n  2</script>\n"
    )


def test_blocks_need_no_space_between_them_but_words_do():
    page = '<ul>\n<li><svg xmlns="http://www.w3.org/2000/svg"></svg>\n<b>a</b>\n</ul>'
    small = "<ul><li><svg></svg>\n<b>a</b></ul>"
    assert PaotongPlugin().on_post_page(page) == small


def test_an_output_that_looks_like_the_end_of_code_stays_as_it_is():
    page = "<pre>&lt;/pre&gt;\n   x</pre>\n   <textarea>\n   y</textarea>"
    assert PaotongPlugin().on_post_page(page) == (
        "<pre>&lt;/pre&gt;\n   x</pre>\n<textarea>\n   y</textarea>"
    )


LOADED = """
import sys
from paotong import mkdocs_plugin, ready

def loaded():
    wanted = {"paotong.formatter", "paotong.survey", "paotong.browser_lane"}
    return len(wanted & sys.modules.keys())

before = loaded()
ready.get_ready()
print(before, loaded())
"""


def test_a_server_loads_the_engine_before_a_file_is_saved_and_a_build_does_not():
    words = [sys.executable, "-c", LOADED]
    run = subprocess.run(words, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "3"]
