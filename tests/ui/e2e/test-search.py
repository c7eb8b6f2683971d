#!/usr/bin/python3
"""Find and replace with real keys: typed, walked, replaced as one step, taken back, saved.

test-search.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import os
import shutil
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ElementTree

import desk

TREFOIL, _, SOURCE = sys.argv[1:4]
NAMESPACE = {"t": "urn:trefoil:model:1"}


def get_names(path):
    return {node.get("id"): node.get("name") for node in ElementTree.parse(path).iterfind(".//*[@name]")}


def find_entry(window):
    return window.find("the entry", lambda name: name == "Find in names and texts")


def expect(window, text):
    """What the entry says of itself to a screen reader."""
    entry = find_entry(window)
    desk.wait("“%s”" % text, lambda: entry.description == text)


def test_find(window, path):
    """Accents and case do not matter; Enter and F3 go on; Escape gives the keys back to the picture."""
    picture = window.find("the picture", lambda name: name == "Map of the model")
    window.press("ctrl+f")
    find_entry(window)
    window.press(*"DEsk")
    expect(window, "7 found")
    window.press("Return")
    expect(window, "1 of 7")
    desk.wait("the unit in the picture", lambda: picture.description == "Unit: Desk")
    window.press("F3")
    expect(window, "2 of 7")
    desk.wait("the work in the picture", lambda: picture.description.startswith("Work: Desk retraining"))
    window.press("shift+F3", "Up")
    expect(window, "7 of 7")
    window.press("Down")
    expect(window, "1 of 7")
    window.press("Escape")
    desk.wait("no card", lambda: not window.find_all(lambda name: name == "Find in names and texts"))
    desk.wait("the focus in the picture", lambda: picture.getState().contains(window.pyatspi.STATE_FOCUSED))


def test_replace(window, path):
    before = get_names(path)
    window.press("ctrl+h")
    find_entry(window)
    window.press(*"desk")
    expect(window, "3 found")
    window.press("ctrl+h")
    window.press(*"point")
    window.find("what would come", lambda name: name == "→ Point retraining on label printers")
    window.press("Tab", "Tab", "space")
    expect(window, "Nothing found")
    window.press("ctrl+s")
    desk.wait("the saved file", lambda: get_names(path)["Desk"] == "Point")
    changed = {id for id, name in get_names(path).items() if name != before[id]}
    assert changed == {"Desk", "A-16", "t-topdesk"}, changed
    window.press("ctrl+z")
    expect(window, "3 found")
    window.press("ctrl+s")
    desk.wait("the file as it was", lambda: get_names(path) == before)


def main():
    tests = [test_find, test_replace]
    folder = tempfile.mkdtemp(prefix="trefoil-")
    path = os.path.join(folder, "hospital.trefoil")
    shutil.copy(os.path.join(SOURCE, "data/examples/hospital.trefoil"), path)
    failed = 0

    print("1..%d" % len(tests), flush=True)
    window = desk.Desk(TREFOIL, path)
    try:
        for number, test in enumerate(tests, 1):
            try:
                test(window, path)
                print("ok %d - %s" % (number, test.__name__), flush=True)
            except Exception:
                failed += 1
                print("not ok %d - %s" % (number, test.__name__), flush=True)
                for line in traceback.format_exc().splitlines():
                    print("# " + line)
    finally:
        window.close()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


main()
