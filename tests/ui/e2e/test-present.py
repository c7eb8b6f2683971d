#!/usr/bin/python3
"""Presenting in the meeting: from F5 to the end, with questions and an edit on the way, by real keys and clicks.

test-present.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import desk
import keys
import saved
import scenario
import screen

FIRST = "Slide 1 of 4: Mobile banking, end to end. 24 work items, 5 with no owning process"
BANK = "Slide 2 of 4: Bank. 21 work items, 4 with no owning process"
ORPHANS = "Slide 3 of 4: 5 pieces of work have no owning process. 24 work items, 5 with no owning process"
LAST = "Slide 4 of 4: Mobile banking, end to end: Matrix of work. 24 work items, 5 with no owning process"


def expect(window, caption):
    """Waits until a screen reader would say so of the picture, and the title above it agrees."""
    picture = window.find_picture()
    try:
        desk.wait("“%s”" % caption, lambda: picture.name == caption, 10)
    except desk.Missing as missing:
        raise desk.Missing("%s; it is “%s”" % (missing, picture.name))


def expect_title(window, title):
    window.find("the title “%s”" % title, lambda name: name == title)


def press(window, key, caption):
    window.press(key)
    expect(window, caption)


def go_to(window, unit):
    """By way of the launcher, which is there for an audience too."""
    window.select(unit)
    window.expect_selected("Unit: " + unit)


def begin(window, key="F5", caption=FIRST):
    window.find_picture()
    press(window, key, caption)
    desk.wait("the full screen", lambda: screen.get_corner(window) == (0, 0)
              and min(map(int.__sub__, window.get_box(window.find_picture())[2:], (1580, 980))) >= 0)


def end(window, caption="Map of the model"):
    press(window, "Escape", caption)
    desk.wait("the panes", lambda: window.get_box(window.find_picture())[2] < 1400)


def is_all(window, colour):
    """Whether the display has one colour."""
    shown = screen.Picture()
    return all(shown.get(x, y) == colour for x in range(20, 1580, 60) for y in range(20, 980, 60))


@scenario.on("bank", views=False)
def test_to_the_end(window):
    """Every slide, forwards and backwards, by each of the keys; the last one stays."""
    begin(window)
    expect_title(window, "Mobile banking, end to end")
    for key, caption in (("Right", BANK), ("Page_Down", ORPHANS), ("space", LAST)):
        press(window, key, caption)
    expect_title(window, "Mobile banking, end to end: Matrix of work")
    press(window, "Right", LAST)
    for key, caption in (("Left", ORPHANS), ("p", BANK), ("BackSpace", FIRST), ("n", BANK), ("Up", FIRST), ("Down", BANK),
                         ("Page_Up", FIRST), ("End", LAST), ("Home", FIRST)):
        press(window, key, caption)
    window.press("3")
    press(window, "Return", ORPHANS)
    end(window)


@scenario.on("bank")
def test_views(window):
    """The views of the shipped example, from F5 to the end, with what each shows."""
    begin(window, caption="Slide 1 of 5: End to end. 24 work items, 5 with no owning process")
    for number, title in enumerate(("What the integrator answers for", "Changes", "Where the work is", "Units and processes"), 2):
        window.press("Right")
        desk.wait(title, lambda: window.find_picture().name.startswith("Slide %d of 5: %s. " % (number, title)))
        expect_title(window, title)
    end(window)


@scenario.on("bank", views=False)
def test_put_back(window):
    """What was on show and selected before is so again."""
    keys.go_to(window, "Unit", "Dev")
    window.press("alt+Down")
    picture = window.find_picture()
    desk.wait("Dev", lambda: picture.name == "Map of Dev")
    box = window.get_box(picture)
    begin(window)
    press(window, "Right", BANK)
    end(window, "Map of Dev")
    desk.wait("the window as it was", lambda: window.get_box(picture)[2:] == box[2:])
    window.expect_selected("Unit: Dev")


@scenario.on("bank", views=False)
def test_from_here(window):
    """Shift+F5 begins with what is on show: a slide, or else what is like none of them."""
    keys.go_to(window, "Unit", "Bank")
    window.press("alt+Down")
    begin(window, "shift+F5", BANK)
    end(window, "Map of Bank")
    keys.go_to(window, "Unit", "Ops")
    window.press("alt+Down")
    begin(window, "shift+F5", "Gone to Ops. 5 work items, 1 with no owning process")
    press(window, "Escape", FIRST)
    end(window, "Map of Ops")


@scenario.on("bank", views=False)
def test_question(window):
    """Into a unit on a question, and further; something is edited there; back, and on."""
    begin(window)
    press(window, "Right", BANK)
    go_to(window, "Integr")
    press(window, "Return", "Gone to Integr. 8 work items, 1 with no owning process")
    expect_title(window, "Integr")
    window.press("F8")
    window.expect_selected("Work: Monthly vendor governance meeting")
    stage = window.find("the title", lambda name: name == "Integr")
    desk.wait("what to press", lambda: "Which process owns this?" in stage.description)
    press(window, "a", "Gone to Integr. 8 work items, each with an owning process")
    window.press("ctrl+s")
    desk.wait("the owner in the file",
              lambda: saved.find(window.path, "Monthly vendor governance meeting").get("process") == "agree")
    press(window, "BackSpace", "Slide 2 of 4: Bank. 21 work items, 3 with no owning process")
    press(window, "ctrl+z", BANK)
    press(window, "ctrl+shift+z", "Slide 2 of 4: Bank. 21 work items, 3 with no owning process")
    press(window, "Right", "Slide 3 of 4: 4 pieces of work have no owning process. 24 work items, 4 with no owning process")
    end(window)


@scenario.on("bank", views=False)
def test_rename(window):
    """A name that is changed in front of everybody is in the title at once; keys are letters while it is typed."""
    begin(window)
    press(window, "Right", BANK)
    go_to(window, "Bank")
    window.press("F2")
    window.find_text("Bank")
    keys.type_text(window, "Neobank")
    window.press("Return")
    expect(window, BANK.replace("Bank.", "Neobank."))
    expect_title(window, "Neobank")
    saved.save(window, lambda path: saved.get(path, "Bank").get("name") == "Neobank")
    end(window)


@scenario.on("bank", views=False)
def test_build(window):
    """Process by process, then all at once again."""
    begin(window)
    press(window, "g", FIRST + ". Step 0 of 6")
    for step in range(1, 7):
        press(window, "Right", FIRST + ". Step %d of 6" % step)
    press(window, "Right", BANK + ". Step 0 of 6")
    press(window, "Left", FIRST + ". Step 6 of 6")
    press(window, "Left", FIRST + ". Step 5 of 6")
    for _ in range(2):
        window.press("g")
    press(window, "g", FIRST)
    end(window)


@scenario.on("bank", views=False)
def test_cover(window):
    """Black and white; the next key shows again what was there."""
    begin(window)
    press(window, "b", "Black screen")
    desk.wait("black", lambda: is_all(window, (0, 0, 0)))
    press(window, "w", "White screen")
    desk.wait("white", lambda: is_all(window, (255, 255, 255)))
    press(window, "Right", FIRST)
    press(window, "period", "Black screen")
    press(window, "Escape", FIRST)
    end(window)


@scenario.on("bank", views=False)
def test_spotlight(window):
    """Dark, but for a circle around the pointer."""
    begin(window)
    window.point_at(1000, 200)
    light = screen.settle(window, (1200, 100, 300, 700)).get(1570, 500)
    window.press("l")
    desk.wait("the dark", lambda: sum(screen.Picture().get(1570, 500)) < sum(light) / 2)
    window.point_at(1560, 500)
    desk.wait("the light", lambda: screen.Picture().get(1570, 500) == light)
    window.press("Escape")
    desk.wait("light everywhere", lambda: screen.Picture().get(1000, 30) == light)
    end(window)


@scenario.on("bank", views=False)
def test_pointer(window):
    """A click and a notch of the wheel turn; two clicks on a unit go inside."""
    begin(window)
    window.click_at(1570, 960)
    expect(window, BANK)
    window.click_at(1570, 960, button=4)
    expect(window, FIRST)
    window.click_at(1570, 960, button=5)
    expect(window, BANK)
    press(window, "Home", FIRST)
    go_to(window, "Cloud")
    x, y, width, height = desk.wait("the ring", lambda: screen.find_ring(window, window.get_box(window.find_picture())))
    window.click_at(x + width // 2, y + 20, times=2)
    expect(window, "Gone to Cloud. 1 work item, with an owning process")
    press(window, "BackSpace", FIRST)
    end(window)


@scenario.on("bank", views=False)
def test_second(window):
    """The window for who speaks: what comes next, and a list to go anywhere."""
    begin(window)
    before = set(window.list_windows())
    window.press("s")
    window.find("what comes next", lambda name: name == "Next: Bank")
    second = desk.wait("another window", lambda: set(window.list_windows()) - before).pop()
    desk.xdotool("windowfocus", "--sync", second)
    desk.xdotool("key", "Right")
    expect(window, BANK)
    window.find("what comes next", lambda name: name == "Next: 5 pieces of work have no owning process")
    desk.xdotool("key", "Escape")
    expect(window, "Map of the model")
    desk.wait("one window", lambda: second not in window.list_windows())


scenario.run()
