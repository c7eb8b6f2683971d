#!/usr/bin/env python3
"""PDF as Poppler reads and draws it: pages, bookmarks, title, tags, all names as text, and the picture that PNG has.

check-pdf.py TREFOILCTL SOURCE-FOLDER
"""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

import tap

PROGRAM, SOURCE = [os.path.abspath(argument) for argument in sys.argv[1:3]]
MODEL = "{urn:trefoil:model:1}"


def example(name):
    return os.path.join(SOURCE, "data", "examples", name + ".trefoil")


def export(name, *options):
    done = tap.run(PROGRAM, "export", example(name), "-o", name + ".pdf", *options, LC_ALL="C.UTF-8")
    assert done.status == 0, done.err
    return name + ".pdf"


def get_info(path):
    text = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return dict(line.split(":", 1) for line in text.splitlines())


def list_bookmarks(path):
    """Text and page of each."""
    text = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", path], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    outline = re.search(r"<outline>.*</outline>", text, re.DOTALL)
    return [(item.text, int(item.get("page"))) for item in ET.fromstring(outline.group()).iter("item")]


def read_ppm(path):
    """Width, height, and the bytes of red, green, blue of each pixel."""
    with open(path, "rb") as file:
        magic, width, height, depth, pixels = re.match(rb"(P6)\s+(\d+)\s+(\d+)\s+(\d+)\s(.*)", file.read(), re.DOTALL).groups()
    assert magic == b"P6" and depth == b"255"
    return int(width), int(height), pixels


def get_greys(pixels, width, rows, columns):
    """How light each field of a grid is, 0 to 255: coarse enough that the edges of letters do not matter."""
    height = len(pixels) // (3 * width)
    greys = []
    for row in range(rows):
        lines = [pixels[3 * width * y:3 * width * (y + 1)] for y in range(height * row // rows, height * (row + 1) // rows)]
        for column in range(columns):
            left, right = 3 * (width * column // columns), 3 * (width * (column + 1) // columns)
            greys.append(sum(sum(line[left:right]) for line in lines) / (len(lines) * (right - left)))
    return greys


def draw(path, *options):
    subprocess.run(["pdftoppm", "-singlefile", *options, path, "drawn"], check=True)
    return read_ppm("drawn.ppm")


def test_pages_and_bookmarks():
    for name in "bank", "hospital", "municipality":
        views = sorted(ET.parse(example(name)).getroot().iter(MODEL + "view"), key=lambda view: int(view.get("slide")))
        path = export(name, "--all-views")
        info = get_info(path)
        assert int(info["Pages"]) == len(views), info
        assert info["Title"].strip() == ET.parse(example(name)).getroot().get("name") and info["Tagged"].strip() == "yes", info
        assert list_bookmarks(path) == [(view.get("name"), page) for page, view in enumerate(views, 1)], list_bookmarks(path)


def test_names_are_text():
    path = export("bank", "--theme=print")
    have = re.sub(r"\s", "", subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)
    for unit in ET.parse(example("bank")).getroot().iter(MODEL + "unit"):
        assert re.sub(r"\s", "", unit.get("name")) in have, unit.get("name")


def test_picture():
    """Poppler draws our operators as Cairo draws the picture: a PDF made of the PNG is how it gets to read that."""
    for name in "bank", "hospital", "municipality":
        for theme in "light", "dark":
            width, height, ours = draw(export(name, "--theme=" + theme), "-r", "96")
            done = tap.run(PROGRAM, "export", example(name), "-o", name + ".png", "--theme=" + theme, "--scale=1", LC_ALL="C.UTF-8")
            assert done.status == 0, done.err
            with open("picture.svg", "w") as file:
                file.write('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%d" height="%d">'
                           '<image xlink:href="%s.png" width="%d" height="%d"/></svg>' % (width, height, name, width, height))
            subprocess.run(["rsvg-convert", "-f", "pdf", "-o", "picture.pdf", "picture.svg"], check=True)
            other_width, other_height, theirs = draw("picture.pdf", "-scale-to-x", str(width), "-scale-to-y", str(height))
            assert (width, height) == (other_width, other_height)
            pairs = list(zip(get_greys(ours, width, 40, 60), get_greys(theirs, width, 40, 60)))
            worst = max(abs(a - b) for a, b in pairs)
            assert worst < 25, "%s, %s: a field differs by %.1f of 255" % (name, theme, worst)
            assert max(a for a, b in pairs) - min(a for a, b in pairs) > 60, "there is nothing on the page"


if any(shutil.which(tool) is None for tool in ("pdftohtml", "pdftotext", "pdftoppm", "rsvg-convert")):
    print("1..0 # SKIP the tools of Poppler or of librsvg are not installed")
else:
    tap.main([test_pages_and_bookmarks, test_names_are_text, test_picture])
