#!/usr/bin/env python3
"""What can be told of the look of the sources line by line; CONTRIBUTING.md says why no formatter does it."""

import ast
import pathlib
import re
import sys

LONGEST_FILE = 600
LONGEST_FUNCTION = 80
LONGEST_LINE = 130

FOLDERS = ["src", "ui", "data", "po", "tests", "docs", "flatpak", ".ci"]
C_FILES = {".c", ".h", ".def"}
CODE_FILES = C_FILES | {".py"}
TEXT_FILES = CODE_FILES | {".build", ".css", ".in", ".md", ".rnc", ".sh", ".ui", ".xml", ".yml"}
# Broken files are broken on purpose.
NOT_OURS = {"tests/broken"}

LITERAL = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
# A row of a table is one line, however long: that is what makes it a table.
ROW = re.compile(r"\s*\{.*\},?$|[A-Z]+ \(.*\)$")
# Written close to their bracket in GTK style: what marks a string or a declaration is no call.
CLOSE = {"_", "N_", "C_", "NC_", "Q_", "defined", "g_auto", "g_autolist", "g_autoslist", "g_autoqueue", "g_autoptr"}
TIGHT_CALL = re.compile(r"\b([a-z_][A-Za-z0-9_]*)\(")
EARLY_ERROR = re.compile(r"&(\w*error)\),\s*\1\b")
FUNCTION_END = re.compile(r"\)(?:\s+G_GNUC_\w+(?:\s*\([^)]*\))?)*$")
# “int main (void)” at the margin: GTK style gives the type a line of its own.
TYPE_BESIDE_NAME = re.compile(r"^(?:static |const |inline )*\w[\w\s]*[ *](\w+) \([^;=]*\)?$")


def blank_literals(text):
    """The text with comments and strings emptied, every line where it was."""

    def blank(match):
        found = match.group(0)
        ends = ("", "") if found.startswith("/") else (found[0], found[-1])
        return ends[0] + "\n" * found.count("\n") + ends[1]

    return LITERAL.sub(blank, text)


def functions_of_c(lines):
    """Yields the first line, name and length of each function: from its name to its closing brace."""
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            above = number - 1
            if above < 0 or not FUNCTION_END.search(lines[above].rstrip()):
                continue
            while above > 0 and not re.match(r"\w", lines[above]):
                above -= 1
            start = above
        elif line == "}" and start is not None:
            yield start + 1, lines[start].split("(")[0].strip(), number - start + 1
            start = None


def functions_of_python(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.name, node.end_lineno - node.lineno + 1


def check_text(text, lines):
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield len(lines), "does not end with one line end"
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield number, "has a tab"
        if line != line.rstrip():
            yield number, "has blanks at its end"


def check_size(lines, functions):
    if len(lines) > LONGEST_FILE:
        yield 1, f"has {len(lines)} lines: more than {LONGEST_FILE}"
    for number, name, length in functions:
        if length > LONGEST_FUNCTION:
            yield number, f"{name} has {length} lines: more than {LONGEST_FUNCTION}"


def check_header(text):
    if not text.startswith("/*"):
        yield 1, "does not begin with a comment that says what it is"
    if not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield 1, "has no #pragma once"


def check_c(code):
    """Habits of GTK style that can be told from a line alone."""
    macro = False
    for number, line in enumerate(code, 1):
        directive = macro or line.lstrip().startswith("#")
        macro = directive and line.endswith("\\")
        if len(line) > LONGEST_LINE and not ROW.match(line):
            yield number, f"has {len(line)} columns, strings not counted: more than {LONGEST_LINE}"
        if re.search(r"\bgoto\b", line):
            yield number, "says goto"
        if directive:
            continue
        for name in TIGHT_CALL.findall(line):
            if name not in CLOSE:
                yield number, f"has no space between {name} and its bracket"
        if re.search(r"\b(?:if|for|while|switch)\b.*\)\s*{$", line) or re.match(r"\s*}\s*else\b|\s*else\s*{", line):
            yield number, "has a brace that should stand on a line of its own"


def check_definitions(code):
    for number, _, _ in functions_of_c(code):
        if TYPE_BESIDE_NAME.match(code[number - 1]):
            yield number, "has the type and the name of a function on one line"


def check_errors(code):
    """C looks at the arguments of a call in any order: the error may be passed on before it is there."""
    for found in EARLY_ERROR.finditer("\n".join(code)):
        yield found.string.count("\n", 0, found.start()) + 1, "passes an error on in the call that asks for it"


def check_file(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    yield from check_text(text, lines)
    if path.suffix == ".py":
        yield from check_size(lines, functions_of_python(text))
    if path.suffix not in C_FILES:
        return
    code = blank_literals(text).splitlines()
    yield from check_size(lines, functions_of_c(code))
    yield from check_c(code)
    yield from check_definitions(code)
    yield from check_errors(code)
    if path.suffix == ".h":
        yield from check_header(text)


def files_of(root):
    yield from sorted(path for path in root.iterdir() if path.suffix in TEXT_FILES or path.name == "dev")
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            ours = not any(path.is_relative_to(root / other) for other in NOT_OURS)
            if ours and path.is_file() and (path.suffix in TEXT_FILES or folder == ".ci"):
                yield path


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    n_files = n_complaints = 0
    for path in files_of(root):
        n_files += 1
        for number, complaint in check_file(path):
            n_complaints += 1
            print(f"{path}:{number}: {complaint}")

    print(f"{n_files} files, {n_complaints} complaints")
    return 1 if n_complaints or not n_files else 0


if __name__ == "__main__":
    sys.exit(main())
