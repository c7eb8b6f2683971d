#!/usr/bin/python3
"""Exporting from the window: what the dialog writes is what trefoilctl writes, and it remembers what was chosen.

test-export.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import os
import subprocess

import desk
import scenario


def press(*keys):
    """To whatever window has the focus."""
    desk.xdotool("key", "--clearmodifiers", "--delay", "150", *keys)


def choose_format(window, number):
    """By keys alone: from the button to the first row, and so many down its list."""
    window.press("ctrl+e")
    window.find("the dialog", lambda name: name == "Format")
    desk.wait("another window", lambda: len(window.list_windows()) > 1)
    press("Tab", "space")
    press(*["Down"] * number, "Return")
    press("shift+Tab")


def export(window, path):
    """By the button, and the desktop's dialog with the name that it proposes."""
    n_windows = len(window.list_windows())
    press("Return")
    desk.wait("where to", lambda: len(window.list_windows()) > n_windows)
    press("Return")
    desk.wait(os.path.basename(path), lambda: os.path.exists(path), 60)


def expect_same(window, path, *options):
    """What trefoilctl makes of the same file."""
    other = path + ".other" + os.path.splitext(path)[1]
    subprocess.run([scenario.TREFOILCTL, "export", window.path, "-o", other, *options], check=True, timeout=desk.LIMIT)
    with open(path, "rb") as one, open(other, "rb") as two:
        assert one.read() == two.read(), "the dialog and trefoilctl write different files"


@scenario.on("bank", views=False)
def test_slides(window):
    """PowerPoint, the fourth of the formats, of what is on show."""
    window.find_picture()
    choose_format(window, 3)
    path = os.path.join(os.path.dirname(window.path), "Mobile banking, end to end.pptx")
    export(window, path)
    window.find("what was done", lambda name: "Mobile banking, end to end.pptx" in name)
    expect_same(window, path)
    window.press("ctrl+e")
    window.find("the format of last time", lambda name: name == "PowerPoint slides")


scenario.run()
