#!/usr/bin/env python3
"""The folders of src/ are layers: this table is the architecture, and says which may use which.

A change of a table here needs its reason in the commit.
"""

import pathlib
import re
import sys

BELOW_CLI = {"model", "io", "usm", "layout", "scene", "export"}

# Folder: the folders whose headers it may include.
LAYERS = {
    "model": set(),
    "io": {"model"},
    "usm": {"model"},
    "layout": set(),
    "scene": {"model", "usm", "layout"},
    "export": {"model", "usm", "layout", "scene"},
    "cli": BELOW_CLI,
    "app/session": BELOW_CLI,
    "app/widgets": BELOW_CLI | {"app/session"},
    "app/canvas": BELOW_CLI | {"app/session", "app/widgets"},
    "app/window": BELOW_CLI | {"app/session", "app/widgets", "app/canvas"},
    "app/present": BELOW_CLI | {"app/session", "app/widgets", "app/canvas", "app/window"},
    "app/actions": BELOW_CLI | {"app/session", "app/widgets", "app/canvas", "app/window", "app/present"},
    "app": {"app/actions"},
}

ALL = set(LAYERS)

# What knows a toolkit: a session can be had, and tested, without one.
WIDGETS = {"app/widgets", "app/canvas", "app/window", "app/present", "app/actions"}
PROGRAMS = {"cli", "app"} | {folder for folder in LAYERS if folder.startswith("app/")}

# Beginning of an outside header: the folders that may include it, the first that fits counts.
OUTSIDE = [
    ("gtk/", WIDGETS),
    ("gdk/", WIDGETS),
    ("gsk/", WIDGETS),
    ("graphene", WIDGETS),
    ("adwaita.h", WIDGETS),
    ("libxml/", {"io", "export"}),
    ("gsf/", {"export"}),
    ("hb", {"export"}),
    ("pango/", {"scene", "export"} | WIDGETS),
    ("cairo", {"scene", "export"} | WIDGETS),
    ("gio/", ALL - {"model", "usm"}),
    ("glib-unix.h", ALL - {"model", "usm"}),
    ("glib/gi18n.h", PROGRAMS),  # a program's; a library's strings say their domain: glib/gi18n-lib.h
    ("glib", ALL),
    ("gobject/", ALL),
    # Of the C library, what computes; what reaches outside the program is for the layers that do.
    ("errno.h", ALL),
    ("float.h", ALL),
    ("limits.h", ALL),
    ("locale.h", PROGRAMS),
    ("math.h", ALL),
    ("stdlib.h", ALL),
    ("string.h", ALL),
    ("fcntl.h", {"io", "layout"}),
    ("poll.h", {"io", "layout"}),
    ("signal.h", {"layout"}),
    ("stdio.h", {"cli"}),
    ("sys/", {"io", "layout"}),
    ("unistd.h", {"io", "layout"}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def complain_own(folder, header, sources):
    """What is wrong with folder including the header of ours, or None."""
    if header == "config.h":
        return None
    if "/" not in header:
        return None if (sources / folder / header).is_file() else "is not in this folder: say its folder too"
    target = header.rsplit("/", 1)[0]
    if target == folder:
        return None if (sources / header).is_file() else "does not exist"
    if target not in LAYERS:
        return "is in no folder that the table knows"
    if target not in LAYERS[folder]:
        return f"is out of reach: {folder} may include {', '.join(sorted(LAYERS[folder])) or 'nothing of ours'}"
    if header.endswith("-private.h"):
        return f"is private to {target}"
    return None if (sources / header).is_file() else "does not exist"


def complain_outside(folder, header):
    """What is wrong with folder including the header of another, or None."""
    for beginning, allowed in OUTSIDE:
        if header.startswith(beginning):
            return None if folder in allowed else f"is for {', '.join(sorted(allowed))}"
    return "is in no row of the table of outside headers"


def find_folder(path, sources):
    return path.relative_to(sources).parent.as_posix()


def check_file(path, sources):
    folder = find_folder(path, sources)
    text = path.read_text(encoding="utf-8")
    complaints = []
    for match in INCLUDE.finditer(text):
        own, outside = match.groups()
        complaint = complain_own(folder, own, sources) if own else complain_outside(folder, outside)
        if complaint:
            line = text.count("\n", 0, match.start(1) if own else match.start(2)) + 1
            complaints.append(f"{path}:{line}: {own or outside} {complaint}")
    return complaints


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    sources = root / "src"
    complaints = []
    files = sorted(path for path in sources.rglob("*") if path.suffix in {".c", ".h", ".def", ".inc"})
    for path in files:
        if find_folder(path, sources) in LAYERS:
            complaints += check_file(path, sources)
        else:
            complaints.append(f"{path}: is in no folder that the table knows")

    for complaint in complaints:
        print(complaint)
    print(f"{len(files)} files, {len(complaints)} out of their layer")
    return 1 if complaints or not files else 0


if __name__ == "__main__":
    sys.exit(main())
