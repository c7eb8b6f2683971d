#!/usr/bin/env python3
"""Holds translations to one label a letter: in no menu and in no dialog do two labels have the same underlined letter.

check-mnemonics.py ROOT. A menu is what rows of the table of actions are marked for; all other labels of a file are taken for
those of one dialog.
"""

import gettext
import io
import pathlib
import re
import subprocess
import sys

ACTIONS = "src/app/actions/tfl-actions.c"
ROW = re.compile(r'^  \{ "[^"]+", (?:"[^"]*"|NULL), N_\("([^"]*)"\), \w+, ([A-Z_| ]+),', re.MULTILINE)
MENU = re.compile(r"TFL_MENU_(?!HIDES)\w+")
LABEL = re.compile(r'\b_\("([^"]*_\w[^"]*)"\)|translatable="yes">([^<]*_\w[^<]*)<')
LETTER = re.compile(r"_(\w)")


def find_places(root):
    """The labels of each menu and of each file."""
    places = {}
    for label, menus in ROW.findall((root / ACTIONS).read_text(encoding="utf-8")):
        for menu in MENU.findall(menus):
            places.setdefault(menu, set()).add(label)
    for path in sorted([*root.glob("src/app/*/*.c"), *root.glob("ui/*.ui")]):
        labels = {one or other for one, other in LABEL.findall(path.read_text(encoding="utf-8"))}
        if labels:
            places[str(path.relative_to(root))] = labels
    return places


def read_translation(path):
    made = subprocess.run(["msgfmt", "--output-file=-", path], check=True, capture_output=True).stdout
    return gettext.GNUTranslations(io.BytesIO(made))


def check(language, place, labels):
    """A complaint for each letter that is there twice, and for what has none that is on a keyboard."""
    seen, complaints = {}, []
    for label in sorted(labels):
        letter = LETTER.search(label)
        if letter is None or not letter[1].isascii():
            complaints.append(f"{language}, {place}: “{label}” has no letter to type")
        elif letter[1].lower() in seen:
            complaints.append(f"{language}, {place}: “{seen[letter[1].lower()]}” and “{label}” have the same letter")
        else:
            seen[letter[1].lower()] = label
    return complaints


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    places = find_places(root)
    complaints = []
    for language in re.findall(r"^\w+$", (root / "po" / "LINGUAS").read_text(encoding="utf-8"), re.MULTILINE):
        translate = read_translation(root / "po" / (language + ".po")).gettext
        for place, labels in places.items():
            complaints += check(language, place, [translate(label) for label in labels])

    print("\n".join(complaints) if complaints else f"{len(places)} menus and dialogs")
    return 1 if complaints or len(places) < 6 else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FileNotFoundError as error:
        if error.filename != "msgfmt":
            raise
        print("skipped: there is no msgfmt on this machine")
        sys.exit(77)
