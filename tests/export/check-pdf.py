#!/usr/bin/env python3
"""PDF as Poppler reads it: pages, bookmarks, title, tags, and all names as text.

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


if shutil.which("pdftohtml") is None or shutil.which("pdftotext") is None:
    print("1..0 # SKIP the tools of Poppler are not installed")
else:
    tap.main([test_pages_and_bookmarks, test_names_are_text])
