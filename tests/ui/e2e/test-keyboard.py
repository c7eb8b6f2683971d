#!/usr/bin/python3
"""All that hands do at a keyboard, one habit a scenario, with real keys in a real window.

test-keyboard.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import os

import desk
import keys
import saved
import scenario
import screen


def find_button(window, begin):
    """A button of the header, by the beginning of its name."""
    return window.find("the button “%s”" % begin, lambda name: name.startswith(begin))


def get_selected(window):
    """What the picture says is selected, without what it says of it."""
    return window.find_picture().description.split(",")[0]


def step(window, key):
    """Presses a key that goes to another element, and gives that."""
    before = get_selected(window)
    window.press(key)
    return desk.wait("another element after %s" % key, lambda: get_selected(window) != before and get_selected(window))


def get_ring(window):
    """The box of what is selected, seen from the window."""
    window.point_at(2, 2)
    return desk.wait("the ring", lambda: screen.find_ring(window, window.get_box(window.find_picture())))


@scenario.on("bank")
def test_arrows(window):
    """Each arrow goes to something that stands on that side."""
    keys.go_to(window, "Unit", "Dev")
    gone = 0
    for key, axis, sign in (("Left", 0, -1), ("Right", 0, 1), ("Down", 1, 1), ("Up", 1, -1)):
        before = get_ring(window)
        selected = get_selected(window)
        window.press(key)
        try:
            desk.wait("another element", lambda: get_selected(window) != selected, 3)
        except desk.Missing:
            continue  # nothing stands there
        after = get_ring(window)
        middle = [box[axis] + box[axis + 2] / 2 for box in (before, after)]
        assert sign * (middle[1] - middle[0]) > 0, "%s went from %r to %r" % (key, before, after)
        keys.go_to(window, "Unit", "Dev")
        gone += 1
    assert gone >= 2, "nearly nothing stands beside it"


@scenario.on("bank")
def test_tab(window):
    """In reading order: what holds before what it holds, then to the right and downwards; and back the same way."""
    siblings = ["Unit: " + name for name in ("MobBiz", "Integr", "Dev", "Ops")]
    boxes = []
    picture = window.find_picture()
    # A key before the picture is there goes by.
    desk.wait("the first", lambda: window.press("Home") or picture.description.startswith("Unit: Bank"))
    seen = [get_selected(window)]
    while len(boxes) < 3:
        seen.append(step(window, "Tab"))
        assert len(set(seen)) == len(seen), seen
        if seen[-1] in siblings:
            boxes.append(get_ring(window))
    for (x, y, width, height), (next_x, next_y, _, _) in zip(boxes, boxes[1:]):
        assert next_x >= x + width or next_y >= y + height, boxes
    for index in range(len(seen) - 2, -1, -1):
        assert step(window, "shift+Tab") == seen[index], seen


@scenario.on("hospital")
def test_follow(window):
    """A full stop goes along a service to its other end, a comma comes back."""
    keys.go_to(window, "Unit", "Carr")
    window.press("period")
    window.expect_selected("Service: S5 Network")
    window.press("period")
    window.expect_selected("Unit: IT")
    window.press("comma")
    window.expect_selected("Service: S5 Network")
    window.press("comma")
    window.expect_selected("Unit: Carr")


@scenario.on("hospital")
def test_connect(window):
    keys.go_to(window, "Unit", "Carr")
    window.press("ctrl+l")
    keys.choose(window, "Customer of the service of “Carr”", "Fac")
    keys.expect_naming(window)
    keys.type_text(window, "S8 Lifts")
    window.press("Return")
    saved.save(window, lambda path: saved.find(path, "S8 Lifts") is not None)
    service = saved.find(window.path, "S8 Lifts")
    assert (service.get("provider"), service.get("customers")) == ("Carr", "Fac"), service.attrib
    agreement = service.find(saved.SPACE + "agreement")
    assert (agreement.get("kind"), agreement.get("customer")) == ("UC", "Fac"), agreement.attrib


@scenario.on("hospital")
def test_move(window):
    """Into another unit, out of it, and earlier among the others."""
    keys.go_to(window, "Unit", "Desk")
    window.press("ctrl+m")
    keys.choose(window, "Move “Desk” into", "Fac")
    saved.save(window, lambda path: saved.get_names(path, "Fac", "unit") == ["Desk"])
    window.press("ctrl+shift+m")
    saved.save(window, lambda path: saved.get_names(path, "Hospital", "unit") == ["Care", "IT", "Fac", "Desk"])
    window.press("alt+shift+Up")
    saved.save(window, lambda path: saved.get_names(path, "Hospital", "unit") == ["Care", "IT", "Desk", "Fac"])
    window.press("alt+shift+Down")
    saved.save(window, lambda path: saved.get_names(path, "Hospital", "unit") == ["Care", "IT", "Fac", "Desk"])


@scenario.on("hospital")
def test_names(window):
    """A letter begins a unit inside, Enter renames it, Escape gives either up."""
    before = saved.read_bytes(window.path)
    keys.go_to(window, "Unit", "Fac")
    keys.type_text(window, "K")
    keys.expect_naming(window)
    keys.type_text(window, "itchen")
    window.press("Escape")
    keys.expect_focus(window, "the picture", lambda node: node.name == "Map of the model")
    window.press("Return")
    entry = keys.expect_naming(window)
    assert keys.get_text(entry) == "Fac"
    keys.type_text(window, "Gone")
    window.press("Escape")
    keys.expect_focus(window, "the picture", lambda node: node.name == "Map of the model")
    find_button(window, "Undo")
    window.press("ctrl+s")
    assert saved.read_bytes(window.path) == before, "Escape kept something"

    keys.type_text(window, "K")
    keys.expect_naming(window)
    keys.type_text(window, "itchen")
    window.press("Return")
    window.expect_selected("Unit: Kitchen")
    saved.save(window, lambda path: saved.get_names(path, "Fac", "unit") == ["Kitchen"])
    window.press("Return")
    keys.expect_naming(window)
    keys.type_text(window, "Canteen")
    window.press("Return")
    saved.save(window, lambda path: saved.get_names(path, "Fac", "unit") == ["Canteen"])


@scenario.on("hospital")
def test_work(window):
    """Insert starts work, which is an orphan; F8 finds it, and a letter owns it."""
    keys.go_to(window, "Unit", "Fac")
    window.press("Insert")
    keys.expect_naming(window)
    keys.type_text(window, "Mow the lawn")
    window.press("Return")
    window.expect_selected("Work: Mow the lawn, no owning process")
    keys.go_to(window, "Unit", "Fac")
    for _ in range(5):
        if step(window, "F8") == "Work: Mow the lawn":
            break
    window.expect_selected("Work: Mow the lawn, no owning process")
    window.press("o")
    window.expect_selected("Work: Mow the lawn, Operate")
    saved.save(window, lambda path: saved.find(path, "Mow the lawn").get("process") == "operate")
    assert saved.get_names(window.path, "Fac", "work") == ["Mow the lawn"]


@scenario.on("hospital")
def test_undo(window):
    """The header names the step that would be undone, and done again."""
    before = saved.read_bytes(window.path)
    keys.go_to(window, "Unit", "Carr")
    window.press("Delete")
    find_button(window, "Undo: Delete “Carr”")
    saved.save(window, lambda path: saved.find(path, "Carr") is None)
    assert b'"Carr' not in saved.read_bytes(window.path), "something still refers to it"
    window.press("ctrl+z")
    find_button(window, "Redo: Delete “Carr”")
    saved.save(window, lambda path: saved.read_bytes(path) == before)
    window.press("ctrl+shift+z")
    find_button(window, "Undo: Delete “Carr”")
    saved.save(window, lambda path: saved.find(path, "Carr") is None)


def get_places(path):
    return {place.get("unit"): (float(place.get("x")), float(place.get("y")))
            for place in saved.read(path).iter(saved.SPACE + "place")}


@scenario.on("hospital")
def test_places(window):
    """Pinned where it stands, moved a little, let loose again; and everything arranged."""
    keys.go_to(window, "Unit", "Fac")
    window.press("alt+p")
    saved.save(window, lambda path: set(get_places(path)) == {"Fac"})
    x, y = get_places(window.path)["Fac"]
    window.press("ctrl+shift+Right")
    saved.save(window, lambda path: get_places(path)["Fac"] == (x + 8, y))
    window.press("ctrl+shift+Up")
    saved.save(window, lambda path: get_places(path)["Fac"] == (x + 8, y - 8))
    window.press("alt+shift+p")
    saved.save(window, lambda path: not get_places(path))
    window.press("alt+p")
    saved.save(window, lambda path: set(get_places(path)) == {"Fac"})
    window.press("alt+shift+r")
    find_button(window, "Undo: Arrange everything")
    saved.save(window, lambda path: not get_places(path))


@scenario.on("hospital")
def test_launcher(window):
    """It runs what is called like what is typed, and goes to elements."""
    window.find_picture()
    window.press("ctrl+shift+p")
    entry = keys.find_popup(window, "the launcher", lambda name: name == desk.LAUNCHER)
    keys.type_text(window, "matrix")
    desk.wait("the action", lambda: entry.description.startswith("Matrix"))
    window.press("Return")
    window.find("the matrix", lambda name: name == "Kind of picture: Matrix")
    window.press("alt+m")
    window.find("the map", lambda name: name == "Kind of picture: Map")
    keys.go_to(window, "Work", "Restart spooler")
    keys.go_to(window, "Service", "S5 Network")


@scenario.on("hospital")
def test_several(window):
    """All units and work are selected; the inspector sets what they have in common, as one step."""
    before = saved.read_bytes(window.path)
    window.find_picture()
    window.press("ctrl+a")
    desk.wait("all selected", lambda: "are selected" in window.find_picture().description)
    fields = keys.Fields(window)
    fields.set_text("Description", "Seen.")
    fields.leave()
    elements = [saved.SPACE + kind for kind in ("unit", "work")]
    saved.save(window, lambda path: all(element.findtext(saved.SPACE + "description") == "Seen."
                                        for kind in elements for element in saved.read(path).iter(kind)))
    window.press("ctrl+z")
    saved.save(window, lambda path: saved.read_bytes(path) == before)


@scenario.on("hospital")
def test_present(window):
    """The picture alone on the whole display; Escape ends it, and Escape again changes nothing."""
    box = window.get_box(window.find_picture())
    window.press("F5")
    # GTKs differ by a shadow in how large they say it is.
    desk.wait("nothing but the picture", lambda: screen.get_corner(window) == (0, 0)
              and min(map(int.__sub__, window.get_box(window.find_picture())[2:], (1580, 980))) >= 0)
    window.press("Escape")
    desk.wait("the window", lambda: window.get_box(window.find_picture())[2:] == box[2:])


def change(window):
    """Something to be saved."""
    keys.go_to(window, "Unit", "Fac")
    window.press("alt+p")
    window.find("the sign that it is edited", lambda name: name.endswith("Edited"))


def ask_close(window):
    window.press("ctrl+w")
    return window.find("the question", lambda name: name == "Save Changes?")


def expect_asked_no_more(window):
    desk.wait("the end of the question", lambda: not window.find_all(lambda name: name == "Save Changes?"))


@scenario.on("hospital")
def test_close(window):
    """Cancel leaves everything as it is, Save saves."""
    before = saved.read_bytes(window.path)
    change(window)
    ask_close(window)
    keys.press_anywhere("Escape")
    expect_asked_no_more(window)
    find_button(window, "Undo: Pin “Fac”")
    assert saved.read_bytes(window.path) == before, "it was saved before anybody said so"
    ask_close(window)
    keys.press_anywhere("alt+s")
    window.ends = True
    desk.wait("the saved file", lambda: set(get_places(window.path)) == {"Fac"})


@scenario.on("hospital")
def test_discard(window):
    before = saved.read_bytes(window.path)
    change(window)
    ask_close(window)
    keys.press_anywhere("alt+d")
    window.ends = True
    window.program.wait(desk.LIMIT)
    assert saved.read_bytes(window.path) == before, "it was saved all the same"


def open_another(window, example, title):
    """By Ctrl+O and its path; its window has the keys afterwards."""
    path = os.path.join(os.path.dirname(window.path), "other.trefoil")
    with open(path, "wb") as file:
        file.write(saved.read_bytes(scenario.find_example(example)))
    window.press("ctrl+o")
    keys.open_path(window, "Open a Model", path)
    keys.switch(window, title)
    return path


@scenario.on("hospital")
def test_two_models(window):
    """Each window has its own model, selection and steps."""
    keys.go_to(window, "Unit", "Fac")
    other = open_another(window, "bank", "Mobile banking")
    keys.go_to(window, "Unit", "Ops")
    window.press("Delete")
    find_button(window, "Undo: Delete “Ops”")
    window.press("ctrl+s")
    desk.wait("the saved bank", lambda: saved.find(other, "Ops") is None)

    keys.switch(window, "Hospital IT")
    window.expect_selected("Unit: Fac")
    before = saved.read_bytes(window.path)
    window.press("ctrl+z")  # nothing was done here
    assert not [node for node in window.find_all(lambda name: name.startswith("Undo:"))]
    window.press("Delete")
    saved.save(window, lambda path: saved.find(path, "Fac") is None)
    window.press("ctrl+z")
    saved.save(window, lambda path: saved.read_bytes(path) == before)
    assert saved.find(other, "Ops") is None


@scenario.on("hospital", settings=True)
def test_windows_of_last_time(window):
    other = open_another(window, "bank", "Mobile banking")
    window.find_picture()
    window.press("ctrl+q")
    window.program.wait(desk.LIMIT)
    window.manager.terminate()
    window.manager.wait(desk.LIMIT)
    window.__init__(scenario.TREFOIL)
    for title in ("Hospital IT", "Mobile banking"):
        keys.switch(window, title)
        window.find_picture()
    keys.go_to(window, "Unit", "Ops")
    window.press("Delete")
    window.press("ctrl+s")
    desk.wait("the saved bank", lambda: saved.find(other, "Ops") is None)


PREFERENCES = "Preferences", "Voorkeuren"  # libadwaita's, in whatever languages it is there


def set_preference(window, name, word, downs):
    """Tab to a row of the preferences, which are a window of their own, and choose one of its words."""
    dialog = next(node for node in keys.find_frames(window) if node.name in PREFERENCES)
    for _ in range(30):
        focus = keys.find_focus(window, dialog)
        if focus is not None and (focus.name == name or any(node.name == name for node in window.walk(focus))):
            break
        keys.press_anywhere("Tab")
    keys.press_anywhere("space")
    keys.expect_focus(window, "the words of “%s”" % name, lambda node: node != focus, dialog)
    keys.press_anywhere("Home", *["Down"] * downs, "Return")
    desk.wait("“%s”" % word, lambda: any(node.name == word for node in window.walk(focus)))


def read_settings():
    with open(os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile"), encoding="utf-8") as file:
        return file.read()


def start_again(window, title):
    window.press("ctrl+q")
    window.program.wait(desk.LIMIT)
    window.manager.terminate()
    window.manager.wait(desk.LIMIT)
    window.__init__(scenario.TREFOIL, window.path)
    keys.switch(window, title)


def expect_terms(window, *terms):
    """The first orphan asks which of the processes owns it: the question calls them by these names, and by no others."""
    window.press("F8")
    window.find("“%s” in the question" % terms[0], lambda name: name == terms[0])
    names = {node.name for node in window.walk()}
    assert names >= set(terms), names
    return names


@scenario.on("hospital", settings=True, language="nl")
def test_terms_of_the_method(window):
    """In a Dutch window the processes are called in Dutch; those who learned them in English see that from the next start on."""
    english, dutch = ("Agree", "Change", "Recover", "Operate", "Improve"), ("Afspreken", "Wijzigen", "Herstellen", "Uitvoeren", "Verbeteren")
    assert not expect_terms(window, *dutch) & set(english)
    window.press("ctrl+comma")
    desk.wait("the preferences", lambda: keys.get_title() in PREFERENCES)
    set_preference(window, "Woorden van de methode", "Engels", 1)
    keys.press_anywhere("Escape")
    start_again(window, "Hospital IT")
    names = expect_terms(window, *english)
    assert not names & set(dutch), names & set(dutch)
    assert "Bevindingen" in names, names  # all else is Dutch


@scenario.on("hospital", settings=True)
def test_preferences(window):
    """The style is seen at once; what pictures look like, at the next start."""
    x, y, width, height = window.get_box(window.find_picture())
    left, top = screen.get_corner(window)
    before = screen.settle(window, (x, y, width, height)).get(left + x + 30, top + y + 30)
    window.press("ctrl+comma")
    keys.expect_window("Preferences")
    set_preference(window, "Style", "Dark", 2)
    set_preference(window, "Words of the method", "English", 1)
    set_preference(window, "Work", "Compact", 1)
    keys.press_anywhere("Escape")
    desk.wait("the dark picture", lambda: sum(screen.Picture().get(left + x + 30, top + y + 30)) < sum(before) - 200)
    for line in ("style='dark'", "density='compact'", "method-language='english'"):
        assert line in read_settings(), read_settings()

    start_again(window, "Hospital IT")
    window.find_picture()
    desk.wait("the dark picture", lambda: sum(screen.Picture().get(left + x + 30, top + y + 30)) < sum(before) - 200)
    window.press("ctrl+shift+p")
    keys.find_popup(window, "the launcher", lambda name: name == desk.LAUNCHER)
    keys.type_text(window, "new view")
    window.press("Return")
    saved.save(window, lambda path: saved.read(path).findall(saved.SPACE + "view")[-1].get("density") == "compact")


@scenario.on("hospital")
def test_broken(window):
    """What is wrong with a file is told with line and column; the file and the model on show stay as they are."""
    path = os.path.join(os.path.dirname(window.path), "broken.trefoil")
    with open(path, "wb") as file:
        file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<model xmlns="urn:trefoil:model:1">\n  <unit id="a" name="A">\n</model>\n')
    broken = saved.read_bytes(path)
    keys.go_to(window, "Unit", "Fac")
    window.press("ctrl+o")
    keys.open_path(window, "Open a Model", path)
    window.find("what is wrong", lambda name: name == "Could Not Open “broken.trefoil”")
    window.find("where it is wrong", lambda name: name == "Line 5, column 1: the file ends too early: “unit” of line 3, column 3 has not ended.")
    keys.press_anywhere("Escape")
    desk.wait("the end of it", lambda: not window.find_all(lambda name: name.startswith("Could Not Open")))
    assert saved.read_bytes(path) == broken
    window.expect_selected("Unit: Fac")
    window.press("Delete")
    saved.save(window, lambda path: saved.find(path, "Fac") is None)


scenario.run()
