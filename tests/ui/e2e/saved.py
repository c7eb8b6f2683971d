"""What a saved file says, read without the program."""

import xml.etree.ElementTree as ElementTree

import desk

SPACE = "{urn:trefoil:model:1}"


def read(path):
    return ElementTree.parse(path).getroot()


def find(path, name):
    """The element of that name, or None."""
    return next((element for element in read(path).iter() if element.get("name") == name), None)


def get_names(path, parent, kind):
    """The names of what stands in an element, in order; parent None: in the model."""
    root = read(path)
    holder = root if parent is None else next(element for element in root.iter() if element.get("name") == parent)
    return [child.get("name") for child in holder.iterfind(SPACE + kind)]


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def save(window, test):
    """Saves, and waits until the file passes the test."""
    window.press("ctrl+s")
    desk.wait("the saved file", lambda: test(window.path))
