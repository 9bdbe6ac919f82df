from __future__ import annotations

import base64
import re

import pytest

from paotong.pictures import Picture, picture, tidy_svg

DRAWN = (
    '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x">\n<svg width="9">\n <metadata>'
    "<dc:date>now</dc:date></metadata>\n"
    '<clipPath id="p{0}"/><path id="m{1}"/><use href="#m{1}" clip-path="url(#p{0})"/>'
    '<image id="image{1}"/><g id="DejaVuSans-31"/></svg>'
)


def test_an_svg_is_the_same_whenever_it_was_drawn():
    one = tidy_svg(DRAWN.format("0123456789", "abcdef0123"))
    other = tidy_svg(DRAWN.format("fedcba9876", "0000000000").replace("now", "later"))
    assert one == other
    assert "now" not in one
    assert 'href="#m-1" clip-path="url(#p-1)"' in one
    assert 'id="image-1"' in one
    assert 'id="DejaVuSans-31"' in one


def test_two_random_ids_stay_two():
    text = tidy_svg('<svg><g id="m0000000000"/><g id="m1111111111"/></svg>')
    assert text == '<svg><g id="m-1"/><g id="m-2"/></svg>'


def _shown(drawn):
    data = drawn.address.removeprefix(f"data:{drawn.media_type};base64,")
    return base64.b64decode(data)


def test_an_svg_follows_a_dark_page():
    shown = _shown(picture("a.svg", "image/svg+xml", b'<svg a="1"><g/></svg>'))
    assert shown.startswith(b'<svg a="1"><style>@media (prefers-color-scheme: dark)')


def test_an_svg_without_content_stays_as_it_is():
    assert _shown(picture("a.svg", "image/svg+xml", b"<svg/>")) == b"<svg/>"


def test_other_pictures_are_shown_byte_for_byte():
    assert _shown(picture("a.png", "image/png", b"\x89PNG\xff")) == b"\x89PNG\xff"
    assert Picture("a.png", "image/png", "AA==").address == "data:image/png;base64,AA=="


def test_what_is_small_stands_in_the_page():
    assert picture("a.png", "image/png", bytes(2_000)).file == ""


def test_a_file_is_named_by_what_it_shows():
    one, other, same = (
        picture(name, "image/jpeg", content)
        for name, content in [
            ("a.jpeg", bytes(2_001)),
            ("a.jpeg", bytes(2_002)),
            ("b.jpg", bytes(2_001)),
        ]
    )
    assert re.fullmatch(r"[0-9a-f]{16}\.jpg", one.file)
    assert one.file == same.file != other.file


def test_an_svg_that_may_do_more_than_draw_stands_in_the_page():
    path = f'<path d="{"M0 0" * 600}"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg">{path}%s</svg>'
    assert picture("a.svg", "image/svg+xml", (drawn % "").encode()).file
    assert not picture("a.svg", "image/svg+xml", (drawn % "<script/>").encode()).file


@pytest.mark.parametrize(
    ("media_type", "content", "size"),
    [
        ("image/svg+xml", b'<svg width="460.8pt" height="345.6pt">', (614, 461)),
        ("image/svg+xml", b"<svg height='2in' x='1' width='96px'>", (96, 192)),
        ("image/svg+xml", b'<svg viewBox="0 0 9 9" stroke-width="2">', None),
        ("image/svg+xml", b'<svg width="100%" height="50%">', None),
        ("image/svg+xml", b"nothing", None),
        (
            "image/png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x20",
            (256, 32),
        ),
        ("image/png", b"\x89PNG", None),
        ("image/gif", b"GIF89a\x02\x01\x03\x00", (258, 3)),
        ("image/jpeg", b"\xff\xd8\xff", None),
    ],
    ids=repr,
)
def test_a_picture_knows_how_large_it_is(media_type, content, size):
    assert picture("a", media_type, content).size == size
