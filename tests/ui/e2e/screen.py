"""What is on the display, pixel by pixel: Xvfb keeps it in a file, in the format of xwd.

Used where the picture itself is the matter, and to learn where in it an element stands: the ring around what is
selected has a colour that nothing else in the picture has.
"""

import os
import struct
import subprocess
import time
import zlib


class Picture:
    """A copy of the display as it was."""

    def __init__(self):
        with open(os.environ["TREFOIL_SCREEN"], "rb") as file:
            content = file.read()
        words = struct.unpack(">25I", content[:100])
        colours = words[19] * 12
        self.width, self.height, self.stride = words[4], words[5], words[12]
        self.rows = content[words[0] + colours:]

    def get(self, x, y):
        """Red, green, blue."""
        at = y * self.stride + 4 * x
        blue, green, red = self.rows[at:at + 3]
        return red, green, blue

    def cut(self, x, y, width, height):
        """The bytes of a part, to be compared."""
        return b"".join(self.rows[row * self.stride + 4 * x:row * self.stride + 4 * (x + width)] for row in range(y, y + height))


def write_png(picture, path):
    """A picture as a file that anybody can look at."""

    def write_chunk(kind, content):
        file.write(struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content)))

    lines = bytearray()
    for row in range(picture.height):
        line = picture.rows[row * picture.stride:row * picture.stride + 4 * picture.width]
        pixels = bytearray(3 * picture.width)
        pixels[0::3], pixels[1::3], pixels[2::3] = line[2::4], line[1::4], line[0::4]
        lines += b"\0" + pixels
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        write_chunk(b"IHDR", struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0))
        write_chunk(b"IDAT", zlib.compress(bytes(lines), 6))
        write_chunk(b"IEND", b"")


def get_corner(window):
    """Where the window's corner is on the display."""
    done = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window.window], capture_output=True, text=True, timeout=30)
    values = dict(line.split("=") for line in done.stdout.split())
    return int(values["X"]), int(values["Y"])


def settle(window, box):
    """A picture in which that part of the window no longer changes: nothing moves or fades any more."""
    left, top = get_corner(window)
    x, y, width, height = box
    before = None
    for _ in range(100):
        picture = Picture()
        part = picture.cut(left + x, top + y, width, height)
        if part == before:
            return picture
        before = part
        time.sleep(0.15)
    raise AssertionError("the picture does not come to rest")


def is_accent(red, green, blue):
    return blue - red > 150


def find_pixels(window, box, test, picture=None):
    """All points of a part of the window whose colour passes the test, row by row, seen from the window."""
    left, top = get_corner(window)
    x, y, width, height = box
    picture = picture or settle(window, box)
    found = []
    for row in range(y, y + height):
        line = picture.cut(left + x, top + row, width, 1)
        found += [(x + column, row) for column, (blue, green, red) in enumerate(zip(line[::4], line[1::4], line[2::4]))
                  if test(red, green, blue)]
    return found


def find_ring(window, box):
    """The box inside the ring of the selection, seen from the window; None where there is none."""
    found = find_pixels(window, box, is_accent)
    if not found:
        return None

    # The handles at both sides stand out from the ring: its upper edge is as wide as it is.
    upper = min(row for _, row in found)
    edge = [column for column, row in found if row == upper]
    lower = max(row for column, row in found if min(edge) <= column <= max(edge))  # the minimap has a frame
    first, last = min(edge) - 10, max(edge) + 10  # its corners are round
    return first + 5, upper + 5, last - first - 10, lower - upper - 10
