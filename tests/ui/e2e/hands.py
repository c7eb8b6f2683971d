"""What hands do with a pointer, and what can be expected of a model after it.

Where things stand is seen, not computed: desk.Desk.locate() finds the ring around what is selected.
"""

import xml.etree.ElementTree as ElementTree

import desk
import screen

CANVAS = (0xFA, 0xFA, 0xFB)
SPACE = "{urn:trefoil:model:1}"


def is_magenta(red, green, blue):
    return (red, green, blue) == (0xC8, 0x12, 0x7E)


def read(path):
    return ElementTree.parse(path).getroot()


def get(path, id):
    """The element of that id, or None."""
    return next((element for element in read(path).iter() if element.get("id") == id), None)


def find(path, name):
    """All elements of that name."""
    return [element for element in read(path).iter() if element.get("name") == name]


def count_inside(path, id, name):
    """How many of that name there are in an element, at whatever depth."""
    return len([element for element in get(path, id).iter() if element.get("name") == name])


def get_parents(path):
    """What stands in what: names of units and work, each with the name of the unit around it, or None."""
    found = {}

    def gather(element, unit):
        for child in element:
            if child.tag in (SPACE + "unit", SPACE + "work"):
                found[child.get("name")] = unit
                gather(child, child.get("name"))

    gather(read(path), None)
    return found


def get_services(path):
    """Provider and customers of each service, by their names."""
    root = read(path)
    names = {element.get("id"): element.get("name") for element in root.iter()}
    return [(names[service.get("provider")], *(names[id] for id in service.get("customers", "").split()))
            for service in root.iter(SPACE + "service")]


def get_places(path):
    """The units that were put somewhere by hand."""
    return {place.get("unit") for place in read(path).iter(SPACE + "place")}


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def save(window, what, test):
    """Saves, and waits until the file passes the test."""
    window.press("ctrl+s")
    desk.wait("a file in which " + what, lambda: test(window.path))


def find_undo(window):
    if not hasattr(window, "undo"):
        window.undo = window.find("the undo button", lambda name: name == "Undo" or name.startswith("Undo: "))
    return window.undo


def expect_step(window):
    """Waits until there is something to undo; gives its name."""
    button = find_undo(window)
    return desk.wait("a step", lambda: button.name.startswith("Undo: ") and button.name)


def undo_only_step(window, opened):
    """Takes back one step: then there are no others, and the model is again what was opened."""
    step = expect_step(window)
    window.press("ctrl+z")
    button = find_undo(window)
    desk.wait("no more steps after “%s”" % step, lambda: button.name == "Undo")
    save(window, "all is as it was", lambda path: read_bytes(path) == opened)


def expect_no_step(window, barrier="Mill"):
    """Nothing has been changed. The window has come to know of the last event when it knows of a later one."""
    window.select(barrier)
    assert find_undo(window).name == "Undo", find_undo(window).name
    assert window.find_all(lambda name: name.endswith("Saved")), "there is something to save"


def get_canvas(window):
    return window.get_box(window.find_picture())


def get_middle(box):
    x, y, width, height = box
    return x + width / 2, y + height / 2


def get_handle(box, side):
    """Where a unit that is selected has its handles: "right" provides, "left" receives."""
    x, y, width, height = box
    return (x + width + 4, y + 27) if side == "right" else (x - 4, y + 27)


def find_bare(window, size=70):
    """The middle of a square with nothing in it, in the picture."""
    box = get_canvas(window)
    left, top = screen.get_corner(window)
    picture = screen.settle(window, box)
    x, y, width, height = box
    colour = bytes((CANVAS[2], CANVAS[1], CANVAS[0]))

    def is_bare(column, row):
        lines = (picture.cut(left + column, top + line, size, 1) for line in range(row, row + size))
        return all(line[0::4] == colour[:1] * size and line[1::4] == colour[1:2] * size and line[2::4] == colour[2:] * size
                   for line in lines)

    return next((column + size / 2, row + size / 2) for row in range(y + 40, y + height - 40 - size, 20)
                for column in range(x + 40, x + width - 40 - size, 20) if is_bare(column, row))


def press_escape():
    """With a button held: Desk.press() would let go of it first."""
    desk.xdotool("key", "Escape")


def expect_change(window, box, before):
    """Waits until a part of the window looks other than in an earlier picture."""
    left, top = screen.get_corner(window)
    x, y, width, height = (round(value) for value in box)
    part = before.cut(left + x, top + y, width, height)
    desk.wait("another picture", lambda: screen.Picture().cut(left + x, top + y, width, height) != part)


def expect_same(window, box, before):
    left, top = screen.get_corner(window)
    x, y, width, height = (round(value) for value in box)
    part = before.cut(left + x, top + y, width, height)
    desk.wait("the picture of before", lambda: screen.Picture().cut(left + x, top + y, width, height) == part)


def expect_ring(window, what, test):
    """Waits until the ring passes the test; gives it."""

    def look():
        ring = screen.find_ring(window, get_canvas(window))
        return ring if ring is not None and test(ring) else None

    return desk.wait(what, look)
