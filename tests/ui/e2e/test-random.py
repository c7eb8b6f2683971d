#!/usr/bin/python3
"""Ten thousand random events in a real window: whatever hands do, the model stays whole, and undo takes all of it back.

test-random.py TREFOIL TREFOILCTL SOURCE-FOLDER

TREFOIL_SEED makes it other events, TREFOIL_EVENTS more or fewer of them.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time

import desk
import scenario

SEED = int(os.environ.get("TREFOIL_SEED", "7"))
EVENTS = int(os.environ.get("TREFOIL_EVENTS", "10000"))
AT_A_TIME = 250
WIDTH, HEIGHT = 1300, 820
HEADER = 100  # with the shadow above it: its menu closes the window

# GTK 4.8 complains where a row is made anew while it is pressed, and where the menu of an entry is asked for that was
# scrolled off the screen.  Neither does harm; what anybody else complains of does.
desk.DEBUG = ""
desk.COMPLAINTS = tempfile.TemporaryFile("w+")
COMPLAINT = re.compile(r"\((?:process|trefoil):\d+\): (?!Gtk-|Gdk-)\S+-(?:CRITICAL|WARNING)")

# All that hands do to a picture; nothing that leaves the file, the window or the program.
KEYS = (["Escape"] * 4 + ["ctrl+z"] * 3 + ["ctrl+shift+z", "Return", "Tab", "shift+Tab", "Delete", "Insert", "F2", "F8", "space",
        "Left", "Right", "Up", "Down", "BackSpace", "Menu", "0", "1", "plus", "minus", "a", "c", "r", "o", "i", "x", "m",
        "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v", "ctrl+d", "alt+1", "alt+2", "alt+4", "alt+5", "alt+Left", "alt+Right", "alt+Down",
        "alt+Up", "alt+m", "alt+t", "alt+x", "alt+s", "alt+d", "alt+l"])


def random_events(choice, window):
    """So many events, as a script for xdotool. The button goes down and up by turns, with anything in between."""
    lines = []
    held = False
    for _ in range(AT_A_TIME):
        what = choice.random()
        if what < 0.45:
            lines.append("mousemove --window %s %d %d" % (window, choice.randrange(20, WIDTH), choice.randrange(HEADER, HEIGHT)))
        elif what < 0.65:
            lines.append("mouseup 1" if held else "mousedown 1")
            held = not held
        elif what < 0.68:
            lines.append("click 3")
        elif what < 0.71:
            lines.append("click %d" % choice.choice((4, 5)))
        else:
            lines.append("key " + choice.choice(KEYS))
    if held:
        lines.append("mouseup 1")
    return lines


def read_work(window):
    """How long the program has been at work so far, in ticks."""
    with open("/proc/%d/stat" % window.program.pid) as file:
        numbers = file.read().rpartition(")")[2].split()
    return int(numbers[11]) + int(numbers[12])


def rest(window):
    """Waits until the program has caught up: hands look before they go on."""
    before = None
    while window.program.poll() is None and before != read_work(window):
        before = read_work(window)
        time.sleep(0.1)


def run_events(window, lines):
    """All in one process; the window may be busy with some of them for a while."""
    done = subprocess.run(["xdotool", "-"], input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=300)
    if done.returncode != 0:  # the window is gone, and the program is about to be
        window.program.wait(desk.LIMIT)
    assert window.program.poll() is None, "the program ended with status %s" % window.program.returncode
    assert done.returncode == 0, done.stderr
    rest(window)


def settle(window):
    """Nothing is under way any more: no gesture, no menu, no name half typed."""
    run_events(window, ["mouseup 1"] + ["key Escape"] * 12)
    window.press("alt+0")


def save(window):
    before = os.stat(window.path).st_mtime_ns
    window.press("ctrl+s")
    desk.wait("the saved file", lambda: os.stat(window.path).st_mtime_ns != before, 60)  # what was done before may take its time


def run_ctl(*arguments):
    return subprocess.run([scenario.TREFOILCTL, *arguments], capture_output=True, text=True, timeout=desk.LIMIT)


def expect_whole(path):
    checked = run_ctl("check", "--fail-on=never", path)
    assert checked.returncode == 0, "what was saved cannot be read: " + checked.stderr
    canonical = run_ctl("format", "--check", path)
    assert canonical.returncode == 0, "what was saved is not what is written when it is read again: " + canonical.stdout


def expect_undone(window, opened):
    """Undo takes back every step: then the file is the one that was opened, byte for byte."""
    for _ in range(EVENTS // AT_A_TIME):
        run_events(window, ["key ctrl+z"] * AT_A_TIME)
        settle(window)
        save(window)
        with open(window.path, "rb") as file:
            if file.read() == opened:
                return
    raise AssertionError("undo did not take everything back")


def expect_no_complaint():
    desk.COMPLAINTS.seek(0)
    said = desk.COMPLAINTS.read()
    sys.stderr.write(said)
    found = [line for line in said.splitlines() if COMPLAINT.match(line)]
    assert not found, "\n".join(found)


def play(window):
    choice = random.Random(SEED)
    with open(window.path, "rb") as file:
        opened = file.read()
    window.find("the picture", lambda name: name == "Map of the model")
    print("# seed %d, %d events" % (SEED, EVENTS), flush=True)
    for _ in range(0, EVENTS, AT_A_TIME):
        run_events(window, random_events(choice, window.window))
    settle(window)
    # Something is always left to be saved: this changes the model, whatever came before.
    window.press("alt+1")
    settle(window)
    save(window)

    expect_whole(window.path)
    expect_undone(window, opened)


@scenario.on("hospital")
def test_random(window):
    try:
        play(window)
    finally:
        expect_no_complaint()


scenario.run()
