#!/usr/bin/python3
"""Find and replace with real keys: typed, walked, replaced as one step, taken back, saved.

test-search.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import xml.etree.ElementTree as ElementTree

import desk
import scenario

NAMESPACE = {"t": "urn:trefoil:model:1"}


def get_names(path):
    return {node.get("id"): node.get("name") for node in ElementTree.parse(path).iterfind(".//*[@name]")}


def find_entry(window):
    return window.find("the entry", lambda name: name == "Find in names and texts")


def expect(window, text):
    """What the entry says of itself to a screen reader."""
    entry = find_entry(window)
    desk.wait("“%s”" % text, lambda: entry.description == text)


@scenario.on("hospital")
def test_find(window):
    """Accents and case do not matter; Enter and F3 go on; Escape gives the keys back to the picture."""
    picture = window.find("the picture", lambda name: name == "Map of the model")
    window.press("ctrl+f")
    find_entry(window)
    window.press(*"DEsk")
    expect(window, "7 found")
    window.press("Return")
    expect(window, "1 of 7")
    desk.wait("the unit in the picture", lambda: picture.description.startswith("Unit: Desk"))
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


@scenario.on("hospital")
def test_replace(window):
    before = get_names(window.path)
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
    desk.wait("the saved file", lambda: get_names(window.path)["Desk"] == "Point")
    changed = {id for id, name in get_names(window.path).items() if name != before[id]}
    assert changed == {"Desk", "A-16", "t-topdesk"}, changed
    window.press("ctrl+z")
    expect(window, "3 found")
    window.press("ctrl+s")
    desk.wait("the file as it was", lambda: get_names(window.path) == before)


scenario.run()
