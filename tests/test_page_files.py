"""The files beside a page: made with it, kept with it, the same at every build."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile

import nbformat
import pytest

from tests.made import code, notebook
from tests.made_site import MadeSite, differences

NAMES = "print('a')\n\n# Output:\n# a\n"
SHOP = "from prices import TEA\n\nprint(TEA)\n\n# Output:\n# 12\n"


@pytest.fixture
def site(tmp_path, monkeypatch):
    made = MadeSite(tmp_path, monkeypatch)
    made.write("docs/index.md", '# 首页\n\n```python\n--8<-- "one/names.py"\n```\n')
    made.write("snippets/one/names.py", NAMES)
    shop = '[首页](../index.md#names)\n\n```python\n--8<-- "one/shop.py"\n```\n'
    made.write("docs/one/index.md", f"# 甲\n\n{shop}")
    made.write("snippets/one/shop.py", SHOP)
    made.write("snippets/one/prices.py", "TEA = 12\n")
    made.write("docs/two/lab.ipynb", notebook("# 实验", code("print(3)", "3\n")))
    made.write("docs/tags.md", "# 标签\n")
    return made


def test_a_program_stands_beside_its_page(site):
    text = site.build().files["names.py"].decode()
    assert text.startswith(NAMES + "\n# /// script\n")


def test_a_program_with_modules_stands_there_with_them(site):
    archive = zipfile.ZipFile(io.BytesIO(site.build().files["one/shop.zip"]))
    assert archive.namelist() == ["prices.py", "shop.py"]
    assert archive.read("prices.py").decode() == "TEA = 12\n"
    assert archive.read("shop.py").decode().startswith(SHOP)


def test_a_page_stands_beside_itself_as_a_notebook(site):
    files = site.build().files
    page = nbformat.reads(files["one/one.ipynb"].decode(), as_version=4)
    nbformat.validate(page)
    assert page.cells[0].source.endswith("[首页](https://example.org/made/#names)")


def test_a_page_without_programs_and_a_notebook_get_none(site):
    found = [name for name in site.build().files if name.endswith(".ipynb")]
    assert sorted(found) == ["index.ipynb", "one/one.ipynb", "two/lab/lab.ipynb"]


def test_an_unchanged_build_writes_the_same(site):
    first, second = site.build(), site.build()
    assert differences(first, second) == []
    assert differences(second, site.build_clean()) == []


def test_a_module_that_changes_changes_the_archive(site):
    before = site.build().files["one/shop.zip"]
    site.replace("snippets/one/prices.py", "12", "6 * 2")
    assert site.build().files["one/shop.zip"] != before


def test_a_pin_that_changes_changes_the_program(site):
    site.write("snippets/one/names.py", f"import packaging\n\n{NAMES}")
    site.write("requirements.txt", "packaging==26.2\n")
    assert b'"packaging==26.2",' in site.build().files["names.py"]
    site.write("requirements.txt", "packaging==26.3\n")
    assert b'"packaging==26.3",' in site.build().files["names.py"]


def test_a_site_with_another_address_links_to_that(site):
    site.build()
    site.replace("mkdocs.yml", "https://example.org/made/", "https://example.com/")
    assert b"](https://example.com/#names)" in site.build().files["one/one.ipynb"]


def test_pages_that_are_not_kept_have_their_files_too(site):
    kept = site.build()
    shutil.rmtree(site.pages)
    site.replace("mkdocs.yml", "  - abbr\n", "  - abbr\n  - sane_lists\n")
    anew = site.build()
    assert not site.pages.exists()
    for name in ("names.py", "one/shop.zip", "one/one.ipynb"):
        assert anew.files[name] == kept.files[name]


DRAWS = """
```python
from pathlib import Path

path = f'<path d="{"M0 0" * 600}"/>'
Path("a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{path}</svg>')
```
"""


def _picture(built):
    """The file of the picture that the home page shows."""
    (name,) = re.findall(
        r'src="([0-9a-f]{16}\.svg)"', built.files["index.html"].decode()
    )
    return name


def test_a_picture_stands_beside_its_page(site):
    site.write("docs/index.md", site.read("docs/index.md") + DRAWS)
    built = site.build()
    name = _picture(built)
    assert built.files[name].count(b"M0 0") == 600
    again = site.build()
    assert differences(built, again) == []
    assert differences(again, site.build_clean()) == []
    site.replace("docs/index.md", "M0 0", "M1 1")
    after = site.build()
    assert _picture(after) != name not in after.files


def test_without_directories_for_pages_the_files_stand_among_them(site):
    site.replace("mkdocs.yml", "repo_url:", "use_directory_urls: false\nrepo_url:")
    files = site.build().files
    assert {"names.py", "index.ipynb", "one/shop.zip", "one/one.ipynb"} <= files.keys()


def test_two_pages_in_a_folder_that_differ_in_a_file_say_so(site):
    """Two programs of one name, which directories would keep apart."""
    site.replace("mkdocs.yml", "repo_url:", "use_directory_urls: false\nrepo_url:")
    site.write("snippets/two/names.py", NAMES.replace("a", "b"))
    page = '# 乙\n\n```python\n--8<-- "two/names.py"\n```\n'
    site.write("docs/names.md", page)
    said = [line for line in site.build().said if "stands beside" in line]
    (line,) = said
    assert line.startswith("WARNING: docs/names.md: names.py stands beside this page")
    assert "beside docs/index.md" in line


def test_a_link_to_an_example_of_another_page_is_known(site):
    said = site.build().said
    assert not [line for line in said if "names" in line and "anchor" in line]


def test_a_link_to_an_example_that_is_gone_is_told(site):
    site.build()
    site.replace("docs/index.md", "```python", '```python anchor="other"')
    said = [line for line in site.build().said if "anchor '#names'" in line]
    assert said


def test_what_the_notebook_holds_is_json_that_people_can_read(site):
    text = site.build().files["index.ipynb"].decode()
    assert "首页" in text
    assert json.loads(text)["nbformat_minor"] == 5
