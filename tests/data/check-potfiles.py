#!/usr/bin/env python3
"""Holds po/POTFILES.in to the tree: every file with words to translate is listed, in order, and no other."""

import pathlib
import re
import sys

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
C_MARK = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(")
UI_MARK = re.compile(r'translatable="(?:yes|true|1)"')


def has_words(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ui":
        return UI_MARK.search(text) is not None
    lines = COMMENT.sub("", text).splitlines()
    # What a macro of our own does with its parameter is no sentence.
    return any(C_MARK.search(line) for line in lines if not line.lstrip().startswith("#"))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sources = [path for path in (root / "src").rglob("*") if path.suffix in {".c", ".h", ".def"}]
    windows = list((root / "ui").rglob("*.ui"))
    found = {str(path.relative_to(root)) for path in sources + windows if has_words(path)}
    found |= {str(path.relative_to(root)) for path in (root / "data").glob("*.in")}

    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    complaints = [f"{name} is not in po/POTFILES.in" for name in sorted(found - set(listed))]
    complaints += [f"{name} has nothing to translate, or is gone" for name in sorted(set(listed) - found)]
    if listed != sorted(set(listed)):
        complaints.append("po/POTFILES.in is not in order")

    print("\n".join(complaints) if complaints else f"{len(listed)} files with words to translate")
    return 1 if complaints or not listed else 0


if __name__ == "__main__":
    sys.exit(main())
