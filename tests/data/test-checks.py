#!/usr/bin/env python3
"""Holds the checks to what they promise: each complaint is made of a tree that has that one thing wrong."""

import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent

GOOD_HEADER = "/* A thing. */\n#pragma once\n"
GOOD_SOURCE = """#include "a.h"

int
main (void)
{
  g_autoptr(Thing) thing = make ("a (tab) and call(it) goto");

  return use (thing);
}
"""
LONG_FUNCTION = "void\nfar (int a,\n     int b)\n{\n" + "  a ();\n" * 77 + "}\n"

# Script, file, what it holds, and a part of the complaint; None: there is nothing to complain of.
CASES = [
    ("check-style.py", "src/model/a.c", GOOD_SOURCE, None),
    ("check-style.py", "src/model/a.h", GOOD_HEADER, None),
    ("check-style.py", "src/model/a.h", "#pragma once\n", "begin with a comment"),
    ("check-style.py", "src/model/a.h", "/* A thing. */\n", "no #pragma once"),
    ("check-style.py", "src/model/a.c", "int a;", "one line end"),
    ("check-style.py", "src/model/a.c", "int a;\n\n", "one line end"),
    ("check-style.py", "src/model/a.c", "int\ta;\n", "has a tab"),
    ("check-style.py", "ui/a.ui", "<a/> \n", "blanks at its end"),
    ("check-style.py", "src/model/a.c", "int a;\n" * 600, None),
    ("check-style.py", "src/model/a.c", "int a;\n" * 601, "601 lines"),
    ("check-style.py", "src/model/a.c", LONG_FUNCTION.replace("  a ();\n", "", 1), None),
    ("check-style.py", "src/model/a.c", LONG_FUNCTION.replace("}\n", "  b ();\n}\n"), "far has 82 lines"),
    ("check-style.py", "tests/a.py", "def f():\n" + "    pass\n" * 80, "f has 81 lines"),
    ("check-style.py", "src/model/a.c", f"int a = {'1 + ' * 40}1;\n", "columns"),
    ("check-style.py", "src/model/a.c", f"  {{ {'1, ' * 50}1 }},\n", None),
    ("check-style.py", "src/model/a.c", "void\na (void)\n{\n  goto b;\n}\n", "says goto"),
    ("check-style.py", "src/model/a.c", "void\na (void)\n{\n  b(1);\n}\n", "no space between b"),
    ("check-style.py", "src/model/a.c", "void\na (void)\n{\n  if (b) {\n  }\n}\n", "a line of its own"),
    ("check-style.py", "src/model/a.c", "int a (void)\n{\n}\n", "on one line"),
    ("check-layers.py", "src/io/a.c", '#include "model/there.h"\n#include <libxml/parser.h>\n', None),
    ("check-layers.py", "src/model/a.c", '#include "io/a.h"\n', "out of reach"),
    ("check-layers.py", "src/layout/a.c", '#include "model/there.h"\n', "out of reach"),
    ("check-layers.py", "src/cli/a.c", '#include "app/session/a.h"\n', "out of reach"),
    ("check-layers.py", "src/io/a.c", '#include "model/missing.h"\n', "does not exist"),
    ("check-layers.py", "src/io/a.c", '#include "model/own-private.h"\n', "is private to model"),
    ("check-layers.py", "src/io/a.c", '#include "missing.h"\n', "not in this folder"),
    ("check-layers.py", "src/cli/a.c", "#include <gtk/gtk.h>\n", "is for app/actions"),
    ("check-layers.py", "src/scene/a.c", "#include <adwaita.h>\n", "is for app/actions"),
    ("check-layers.py", "src/app/session/a.c", "#include <gtk/gtk.h>\n", "is for app/actions"),
    ("check-layers.py", "src/app/canvas/a.c", '#include "app/window/a.h"\n', "out of reach"),
    ("check-layers.py", "src/app/window/a.c", '#include "app/canvas/a.h"\n', "does not exist"),
    ("check-layers.py", "src/usm/a.c", "#  include <gio/gio.h>\n", "is for"),
    ("check-layers.py", "src/app/window/a.c", "#include <libxml/parser.h>\n", "is for export, io"),
    ("check-layers.py", "src/model/a.c", "#include <curl/curl.h>\n", "in no row"),
    ("check-layers.py", "src/other/a.c", "int a;\n", "in no folder"),
]


def run(script, name, text):
    """The exit status and the words of a script that looks at a tree of that file."""
    with tempfile.TemporaryDirectory() as root:
        root = pathlib.Path(root)
        for path, content in (("src/model/there.h", GOOD_HEADER), ("src/model/own-private.h", GOOD_HEADER), (name, text)):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        done = subprocess.run([sys.executable, TESTS / script, root], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


def main():
    print(f"1..{len(CASES)}")
    all_good = True
    for number, (script, name, text, part) in enumerate(CASES, 1):
        status, said = run(script, name, text)
        good = (status == 0) if part is None else (status == 1 and part in said)
        all_good &= good
        print(f"{'ok' if good else 'not ok'} {number} - {script}: {part or 'content'}")
        if not good:
            print("\n".join("# " + line for line in said.splitlines()))
    return 0 if all_good else 1


if __name__ == "__main__":
    sys.exit(main())
