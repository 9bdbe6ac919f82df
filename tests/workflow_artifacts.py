"""What jobs leave for each other: artifacts, in a folder instead of on GitHub."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

UPLOAD, DOWNLOAD = "actions/upload-artifact", "actions/download-artifact"


@dataclass(frozen=True)
class Artifacts:
    """The artifacts of one run of a workflow, each a folder in ``folder``."""

    folder: Path

    def upload(self, facts: Mapping[str, str], root: Path) -> tuple[bool, str]:
        """Keep the files that a step names, as actions/upload-artifact lays them out.

        Returns whether that is well, and what is said of it.
        """
        name, patterns = facts["name"], facts["path"].split()
        base = root / os.path.commonpath([_fixed(each, root) for each in patterns])
        files = {file for each in patterns for file in _files(each, root)}
        if facts.get("include-hidden-files", "").lower() != "true":
            files = {file for file in files if not _hidden(file.relative_to(root))}
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        for file in files:
            kept = target / file.relative_to(base)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, kept)
        good = bool(files) or facts.get("if-no-files-found") != "error"
        return good, f"artifact {name}: {len(files)} files"

    def download(self, facts: Mapping[str, str], root: Path) -> tuple[bool, str]:
        """Put artifacts where a step wants them: one by its name, or all of a pattern.

        Returns whether that is well, and what is said of it.
        """
        to = root / facts.get("path", ".")
        if "name" in facts:
            kept = self.folder / facts["name"]
            if not kept.is_dir():
                return False, f"no job has left the artifact {facts['name']}"
            shutil.copytree(kept, to, dirs_exist_ok=True)
            return True, f"artifact {facts['name']}, in {to}"
        found = [k for k in self.folder.glob("*") if fnmatch(k.name, facts["pattern"])]
        for kept in found:
            shutil.copytree(kept, to / kept.name, dirs_exist_ok=True)
        names = ", ".join(sorted(kept.name for kept in found))
        return True, f"artifacts {facts['pattern']}: {names or 'none'}"


def _hidden(path: Path) -> bool:
    """Whether a file, or a folder that holds it, has a name that begins with a dot."""
    return any(part.startswith(".") for part in path.parts)


def _fixed(pattern: str, root: Path) -> str:
    """The folder in which all lies that a pattern names, relative to ``root``."""
    parts = Path(pattern).parts
    fixed = [part for part in parts if not glob.has_magic(part)]
    whole = len(fixed) == len(parts)
    if whole and not pattern.endswith("/") and not (root / pattern).is_dir():
        fixed.pop()
    return os.path.join(".", *fixed)


def _files(pattern: str, root: Path) -> Iterator[Path]:
    found = glob.glob(pattern, root_dir=root, recursive=True, include_hidden=True)
    for path in (root / each for each in found):
        inside = path.rglob("*") if path.is_dir() else [path]
        yield from (file for file in inside if file.is_file())
