#!/usr/bin/python3
"""Pictures of the window in its main states, to be looked at by a person; no test.

TREFOIL_SHOT, names with spaces between, takes only those.

shots.py TREFOIL SOURCE-FOLDER FOLDER, by way of run.sh
"""

import os
import shutil
import subprocess
import sys

import desk
import hands
import screen
import steps

TREFOIL, SOURCE, FOLDER = sys.argv[1:4]

# What is on show: its name, the model it begins with, the keys, and what is typed after them.
STATES = [
    ("start-page", None, [], ""),
    ("hospital", "hospital", [], ""),
    ("municipality", "municipality", [], ""),
    ("bank", "bank", [], ""),
    ("near", "hospital", ["1"], ""),
    ("orphan", "hospital", ["F8"], ""),
    ("orphan-menu", "hospital", ["F8", "Menu"], ""),
    ("launcher", "hospital", ["ctrl+shift+p"], "desk"),
    ("search", "hospital", ["ctrl+f"], "desk"),
    ("replace", "hospital", ["ctrl+h"], "desk"),
    ("minimap-hidden", "hospital", ["1", "alt+n"], ""),
    ("presenting", "hospital", ["F5"], ""),
    ("preferences", "hospital", ["ctrl+comma"], ""),
    ("shortcuts", "hospital", ["ctrl+question"], ""),
    ("export", "hospital", ["ctrl+e"], ""),
    ("print", "hospital", ["ctrl+p"], ""),
    ("views", "hospital", ["alt+v"], ""),
    ("presenting", "hospital", ["F5"], ""),
    ("presenting-step", "bank", ["F5", "g", "Right", "Right"], ""),
    ("presenting-matrix", "bank", ["F5", "End"], ""),
    ("presenting-empty", None, ["ctrl+n", "F5"], ""),
    ("speaker", "bank", ["F5", "s"], ""),
    ("far", "municipality", ["minus", "minus", "minus"], ""),
    ("middle", "hospital", ["1", "minus", "minus"], ""),
    ("several", "hospital", ["ctrl+a"], ""),
    ("straight", "hospital", ["alt+l"], ""),
    ("governance", "elements", ["alt+g"], ""),
    ("calls", "bank", ["alt+c"], ""),
    ("closing", "bakery", ["alt+1", "Escape", "ctrl+w"], ""),
    ("elements", "elements", [], ""),
]

BOX = 0, 0, 1000, 700


def press(window, key):
    """Each key is to be seen: one that comes before the window listens would leave a picture of another state."""
    before = screen.settle(window, BOX).rows
    window.press(key)
    desk.wait("what %s does" % key, lambda: screen.Picture().rows != before)


# What takes more than keys: each is called with the window, and with what takes the picture.
SCENES = []


def scene(name, example):

    def mark(function):
        SCENES.append((name, example, function))
        return function

    return mark


@scene("search-filters", "hospital")
def search_filtered(window, take):
    window.press("ctrl+f")
    window.click(window.find("the filters", lambda name: name == "Filters"))
    window.click(window.find("a filter", lambda name: name == "Orphans"))
    window.find("what is found", lambda name: name == "4 found")
    take()


@scene("filtered", "hospital")
def fade_others(window, take):
    window.press("ctrl+shift+f")
    window.click(window.find("the filters", lambda name: name == "Filters"))
    window.click(window.find("a filter", lambda name: name == "Orphans"))
    window.find("what is found", lambda name: name == "4 found")
    take()


@scene("focus", "bakery")
def look_around(window, take):
    window.select("Sell bread")
    press(window, "ctrl+Down")
    take()


@scene("focus-unit", "bakery")
def look_at_unit(window, take):
    window.select("Till")
    press(window, "ctrl+Right")
    take()


@scene("canvas-menu", "bakery")
def open_menu(window, take):
    window.click_at(*hands.find_bare(window), button=3)
    window.find_last("its menu", lambda name: name == "Add Provider")
    take()


@scene("paste", "bakery")
def paste_table(window, take):
    clip = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clip.py")
    other = subprocess.Popen(["/usr/bin/python3", clip, "offer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        other.stdin.write("Name\tProcess\tWorkflow\nRefund a loaf\tRecover\tW4\nOrder flour\tOperate\tW5\n".encode())
        other.stdin.close()
        other.stdout.readline()
        window.select("Till")
        press(window, "ctrl+v")
        take()
    finally:
        other.kill()
        other.wait()


@scene("broken-file", "container-text-in-group")
def open_broken(window, take):
    window.find_last("the complaint", lambda name: name.startswith("Could Not Open"))
    take()


@scene("drop", "bakery")
def drop_unit(window, take):
    till, guest = window.locate("Till"), window.locate("Guest")
    x, y = hands.get_middle(till)
    window.drag(hands.get_middle(guest), (x + 70, y + 16), before_release=take)


@scene("drop-refused", "bakery")
def drop_work(window, take):
    bare = hands.find_bare(window)
    window.drag(hands.get_middle(window.locate("Mop floors")), bare, before_release=take)


@scene("dragged-work", "bakery")
def drag_work(window, take):
    mop, guest = window.locate("Mop floors"), window.locate("Guest")
    x, y = hands.get_middle(guest)
    window.drag(hands.get_middle(mop), (x + 90, y + 8), before_release=take)


@scene("insertion", "bank")
def drag_work_between(window, take):
    x, y, _, _ = window.locate("Ops")
    window.drag(hands.get_middle(window.locate("Hotfix rollout")), (x + 60, y + 16), before_release=take)


@scene("connecting", "bakery")
def connect(window, take):
    till, guest = window.locate("Till"), window.locate("Guest")
    window.drag(hands.get_handle(guest, "right"), hands.get_middle(till), before_release=take)


@scene("hover-card", "bakery")
def hover(window, take):
    x, y = hands.get_middle(window.locate("Sell bread"))
    before = screen.settle(window, hands.get_canvas(window))
    window.point_at(x, y)
    hands.expect_change(window, (x + 30, y + 40, 200, 60), before)
    take()


@scene("pinned", "bakery")
def pin(window, take):
    x, y = hands.get_middle(window.locate("Till"))
    window.drag((x, y), (x + 60, y + 4))
    steps.expect_step(window)
    window.point_at(2, 2)
    take()


@scene("service", "bakery")
def select_service(window, take):
    window.select("Flour")
    window.point_at(2, 2)
    take()


@scene("rename", "bakery")
def rename_work(window, take):
    window.select("Sell bread")
    press(window, "F2")
    take()


def find_model(name):
    """An example, or one of the models that tests are made with."""
    folders = "data/examples", "tests/ui/e2e", "tests/models", "tests/broken"
    paths = [os.path.join(SOURCE, folder, name + ".trefoil") for folder in folders]
    return next(path for path in paths if os.path.exists(path))


def shoot(style, name, example, act):
    arguments = []
    if example is not None:  # a copy: nothing is to be written beside the examples
        arguments.append(shutil.copy(find_model(example), os.environ["HOME"]))
    window = desk.Desk(TREFOIL, *arguments)
    try:
        if example is not None and act is not open_broken:
            window.find_picture()
        window.point_at(2, 2)  # a hover card would be in the way
        window.press("Shift_L")  # does nothing, and waits until the window has the focus
        act(window, lambda: screen.write_png(screen.settle(window, BOX), os.path.join(FOLDER, "%s-%s.png" % (name, style))))
    finally:
        window.close()


def use_keys(keys, text):

    def act(window, take):
        for key in keys:
            press(window, key)
        window.type(text)
        take()

    return act


# The accent and the bare canvas of the dark theme: how things are found in it.
DARK_CANVAS = 0x1B, 0x1C, 0x1F


def is_dark_accent(red, green, blue):
    return (red, green, blue) == (0x62, 0xA0, 0xEA)


os.makedirs(FOLDER, exist_ok=True)
wanted = os.environ.get("TREFOIL_SHOT")
for style in "light", "dark":
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = "prefer-" + style
    if style == "dark":
        hands.CANVAS, screen.is_accent = DARK_CANVAS, is_dark_accent
    for name, example, act in [(state[0], state[1], use_keys(*state[2:])) for state in STATES] + SCENES:
        if wanted is None or name in wanted.split():
            shoot(style, name, example, act)
