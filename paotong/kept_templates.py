"""MkDocs' templates, read and rendered only for pages that are not kept finished."""

from __future__ import annotations

import base64
import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from paotong.fingerprint import installed
from paotong.kept import Shelf
from paotong.kept_site import KeptSite


@dataclass
class KeptTemplates:
    """In place of Jinja's environment: reads a template only for what is not kept.

    ``finish`` is what else happens to a page before it is written.
    """

    site: KeptSite
    environment: jinja2.Environment
    finish: Callable[[str], str]

    def get_template(self, name: str) -> Any:
        """A template as far as MkDocs uses it; the sitemap holds the date."""
        folders = self.site.config.theme.dirs
        found = any(os.path.isfile(os.path.join(folder, name)) for folder in folders)
        if name.endswith(".html") and found:
            return _Template(self, name)
        return self.environment.get_template(name)


@dataclass
class _Template:
    templates: KeptTemplates
    name: str

    def render(self, context: dict[str, Any]) -> str:
        make = functools.partial(self._make, context)
        return self.templates.site.finish(self.name, context, make)

    def _make(self, context: dict[str, Any]) -> str:
        output = self.templates.environment.get_template(self.name).render(context)
        return self.templates.finish(output) if context.get("page") else output


@dataclass
class CompiledTemplates(jinja2.BytecodeCache):
    """Templates as this Jinja compiled them, on a shelf that notices what is spoilt."""

    shelf: Shelf

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template, if it is there."""
        kept = self.shelf.get((bucket.key,))
        if kept.get("by") == installed():
            bucket.bytecode_from_string(base64.b64decode(kept["code"]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        code = base64.b64encode(bucket.bytecode_to_string()).decode()
        self.shelf.put((bucket.key,), {"by": installed(), "code": code})
