"""Runs once in Pyodide, for the build: the standard library, with what starts quickly.

Of the modules that are loaded before any program, the compiled form goes beside the
text: CPython then starts in a quarter of the time. The name of the file to write is
in `packed`.
"""

import importlib.util
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

(library,) = (path for path in sys.path if path.endswith(".zip"))
origins = (getattr(module.__spec__, "origin", None) for module in sys.modules.values())
loaded = {origin for origin in origins if origin and origin.startswith(library)}


def entry(name: str, like: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry of the archive, with the time of another: then it is always the same."""
    made = zipfile.ZipInfo(name, like.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


with (
    zipfile.ZipFile(library) as source,
    zipfile.ZipFile(packed, "w", compresslevel=9) as target,  # noqa: F821
):
    for module in source.infolist():
        text = source.read(module)
        target.writestr(entry(module.filename, module), text)
        if (origin := f"{library}/{module.filename}") in loaded:
            code = compile(text, origin, "exec", dont_inherit=True)
            digest = importlib.util.source_hash(text)
            compiled = _code_to_hash_pyc(code, digest, checked=False)
            target.writestr(entry(f"{module.filename}c", module), compiled)
