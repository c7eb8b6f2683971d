"""What hands do with a pointer, and what can be expected of the picture after it.

Where things stand is seen, not computed: desk.Desk.locate() finds the ring around what is selected.
"""

import desk
import screen

CANVAS = (0xFA, 0xFA, 0xFB)


def is_magenta(red, green, blue):
    return (red, green, blue) == (0xC8, 0x12, 0x7E)


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
