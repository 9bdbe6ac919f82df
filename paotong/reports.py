"""Reading the reports of several lanes, out of folders and ZIP files from a job."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from paotong.report import Report, ReportError, read_report

_SIZE = 64_000_000  # bytes of one report
_COUNT = 100  # files that are looked at


def read_reports(places: list[Path]) -> list[Report]:
    """The reports in ``places``: folders, and ZIP files as GitHub hands them out.

    Nothing is unpacked: what is in a ZIP file is read where it is.

    Raises:
        ReportError: there is none, or something is there that no job of ours writes.
    """
    found = [report for place in places for report in _reports(place)]
    if not found:
        named = ", ".join(str(place) for place in places)
        raise ReportError(
            f"{named}: no report is there (*.json); name the folder or the ZIP file of "
            "an artifact report-..., or a folder of several"
        )
    return found


def _reports(place: Path) -> Iterator[Report]:
    if place.is_dir():
        files = sorted(place.rglob("*"))
        _refuse_many(len(files), place)
        for file in files:
            if file.is_symlink():
                raise ReportError(f"{file}: this is a link; {_NOT_OURS}")
            if file.is_file() and file.suffix in (".json", ".zip"):
                yield from _reports(file)
    elif place.suffix == ".zip" and place.is_file():
        yield from _zipped(place)
    elif place.is_file():
        _refuse_large(place.stat().st_size, place)
        yield read_report(place.read_bytes(), str(place))
    else:
        raise ReportError(f"{place} does not exist; name a folder or a ZIP file")


def _zipped(place: Path) -> Iterator[Report]:
    try:
        with zipfile.ZipFile(place) as archive:
            _refuse_many(len(archive.infolist()), place)
            for member in archive.infolist():
                if not member.is_dir():
                    yield _member(archive, member, place)
    except _BROKEN as error:
        raise ReportError(f"{place}: this is no ZIP file to be read: {error}") from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path) -> Report:
    name = f"{place}: {member.filename!a}"
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename:
        raise ReportError(f"{name} leads out of its folder; {_NOT_OURS}")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReportError(f"{name} is compressed in another way; {_NOT_OURS}")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise ReportError(f"{name} is no file but a link, or the like; {_NOT_OURS}")
    _refuse_large(member.file_size, name)  # of which zipfile never reads more
    return read_report(archive.read(member), name)


def _refuse_large(size: int, name: object) -> None:
    if size > _SIZE:
        raise ReportError(f"{name} has more than {_SIZE:,} bytes; {_NOT_OURS}")


def _refuse_many(files: int, place: Path) -> None:
    if files > _COUNT:
        raise ReportError(f"{place} holds more than {_COUNT} files; {_NOT_OURS}")


# What zipfile raises of a file that is no ZIP file, is encrypted, cut off or damaged.
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError)
_NOT_OURS = "our jobs write nothing like it, so nothing of it is taken over"
