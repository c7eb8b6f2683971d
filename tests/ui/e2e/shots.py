#!/usr/bin/python3
"""Pictures of the window in its main states, to be looked at by a person; no test.

shots.py TREFOIL SOURCE-FOLDER FOLDER, by way of run.sh
"""

import os
import shutil
import struct
import sys
import zlib

import desk
import screen

TREFOIL, SOURCE, FOLDER = sys.argv[1:4]

# What is on show: its name, the example it begins with, the keys, and what is typed after them.
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
]


def write_chunk(file, kind, content):
    file.write(struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content)))


def write_png(picture, path):
    lines = bytearray()
    for row in range(picture.height):
        line = picture.rows[row * picture.stride:row * picture.stride + 4 * picture.width]
        pixels = bytearray(3 * picture.width)
        pixels[0::3], pixels[1::3], pixels[2::3] = line[2::4], line[1::4], line[0::4]
        lines += b"\0" + pixels
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        write_chunk(file, b"IHDR", struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0))
        write_chunk(file, b"IDAT", zlib.compress(bytes(lines), 6))
        write_chunk(file, b"IEND", b"")


def press(window, box, key):
    """Each key is to be seen: one that comes before the window listens would leave a picture of another state."""
    before = screen.settle(window, box).rows
    window.press(key)
    desk.wait("what %s does" % key, lambda: screen.Picture().rows != before)


def shoot(style, name, example, keys, text):
    arguments = []
    if example is not None:  # a copy: nothing is to be written beside the examples
        arguments.append(shutil.copy(os.path.join(SOURCE, "data/examples", example + ".trefoil"), os.environ["HOME"]))
    window = desk.Desk(TREFOIL, *arguments)
    try:
        if example is not None:
            window.find_picture()
        box = (0, 0, 1000, 700)
        window.point_at(2, 2)  # a hover card would be in the way
        for key in keys:
            press(window, box, key)
        window.type(text)
        write_png(screen.settle(window, box), os.path.join(FOLDER, "%s-%s.png" % (name, style)))
    finally:
        window.close()


os.makedirs(FOLDER, exist_ok=True)
for style in "light", "dark":
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = "prefer-" + style
    for state in STATES:
        if os.environ.get("TREFOIL_SHOT") in (None, state[0]):
            shoot(style, *state)
