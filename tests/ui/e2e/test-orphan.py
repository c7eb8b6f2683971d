#!/usr/bin/python3
"""The main job, from outside: open the hospital, find its four orphans, give some a process, save.

test-orphan.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import desk
import keys
import scenario

NAMESPACE = {"t": "urn:trefoil:model:1"}
ORPHANS = {
    "Weekly CAB meeting",
    "Engineer fixes viewer after WhatsApp message",
    "Yearly configuration audit",
    "Ward keeps own list of device IP addresses",
}


def count_saved(path):
    """How many orphans the file has, asked of a program that has no window."""
    done = subprocess.run([scenario.TREFOILCTL, "stats", "--format=json", path], capture_output=True, text=True, timeout=desk.LIMIT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["orphans"]


def get_process(path, name):
    for work in ElementTree.parse(path).iterfind(".//t:work", NAMESPACE):
        if work.get("name") == name:
            return work.get("process")
    raise AssertionError("the file has no work called %s" % name)


def walk_orphans(window):
    """The rows of the findings that say of work that no process owns it: what people see, and what a screen reader reads."""
    for panel in window.find_all(lambda name: name == "Findings"):
        for row in window.walk(panel):
            named = re.match("“(.*?)” has ", row.name or "")
            if named and any(child.name == "No owning process" for child in window.walk(row)):
                yield named.group(1), row


def find_orphans(window):
    return dict(walk_orphans(window))


def is_orphan_selected(window):
    return any(keys.has(window, row, "SELECTED") for _, row in walk_orphans(window))


def expect_orphans(window, names):
    desk.wait("findings about " + ", ".join(sorted(names)), lambda: set(find_orphans(window)) == names)


def find_saved_sign(window):
    return window.find("the sign that it is saved", lambda name: name.endswith("Saved"))


@scenario.on("hospital")
def test_pointer(window):
    """A click on a finding, then the answer in the card."""
    expect_orphans(window, ORPHANS)
    # The outline counts them in what holds them. (Later the row may have scrolled away.)
    window.find("the row of the hospital",
                lambda name: name == "Unit: Hospital, 4 work items with no owning process inside")
    assert count_saved(window.path) == 4

    # Newer GTKs count a window's shadow in where things are, so the click may hit the finding beside it; which one
    # it was is seen by what is gone.
    window.click(find_orphans(window)["Engineer fixes viewer after WhatsApp message"])
    window.act(window.find("the answer", lambda name: name.startswith("Recover: ")))
    owned = desk.wait("one orphan less", lambda: len(find_orphans(window)) == 3 and ORPHANS - set(find_orphans(window)))
    expect_orphans(window, ORPHANS - owned)
    assert count_saved(window.path) == 4, "it was saved before anybody asked"

    window.press("ctrl+s")
    desk.wait("the saved file", lambda: count_saved(window.path) == 3)
    assert [get_process(window.path, name) for name in owned] == ["recover"]
    find_saved_sign(window)


@scenario.on("hospital")
def test_keys(window):
    """F8 to an orphan, a letter, undo, Enter for the best fit: no pointer."""
    left = set(find_orphans(window))
    window.press("F8")
    window.find("the question", lambda name: name == "Which process owns this?")
    window.press("i")
    desk.wait("one orphan less", lambda: len(find_orphans(window)) == len(left) - 1)
    window.press("ctrl+z")
    expect_orphans(window, left)
    desk.wait("the row about it, selected again", lambda: is_orphan_selected(window))
    window.find("the question", lambda name: name == "Which process owns this?")
    window.press("Return")
    desk.wait("one orphan less", lambda: len(find_orphans(window)) == len(left) - 1)
    window.press("ctrl+s")
    desk.wait("the saved file", lambda: count_saved(window.path) == len(left) - 1)


@scenario.on("hospital")
def test_turn(window):
    """The unit around an orphan closes and opens again by keys; the picture says so, and nothing is to be saved."""
    picture = window.find("the picture", lambda name: name == "Map of the model")
    window.press("F8")
    desk.wait("the orphan in the picture", lambda: picture.description.startswith("Work: "))
    window.press("alt+Left")
    desk.wait("the closed unit", lambda: picture.description.startswith("Unit: ") and picture.description.endswith(", closed"))
    window.press("alt+Right")
    desk.wait("the open unit", lambda: picture.description.startswith("Unit: ") and "closed" not in picture.description)
    window.press("alt+x")
    window.find("the matrix", lambda name: name == "Kind of picture: Matrix")
    window.press("alt+m")
    window.find("the map", lambda name: name == "Kind of picture: Map")
    find_saved_sign(window)


scenario.run()
