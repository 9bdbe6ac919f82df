from __future__ import annotations

import base64

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
