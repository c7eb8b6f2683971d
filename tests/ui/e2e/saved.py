"""What a saved file says, read without the program."""

import xml.etree.ElementTree as ElementTree

import desk

SPACE = "{urn:trefoil:model:1}"


def read(path):
    return ElementTree.parse(path).getroot()


def find(path, name):
    """The element of that name, or None."""
    return next((element for element in read(path).iter() if element.get("name") == name), None)


def get(path, id):
    """The element of that id, or None."""
    return next((element for element in read(path).iter() if element.get("id") == id), None)


def find_all(path, name):
    """All elements of that name."""
    return [element for element in read(path).iter() if element.get("name") == name]


def get_names(path, parent, kind):
    """The names of what stands in an element, in order; parent None: in the model."""
    root = read(path)
    holder = root if parent is None else next(element for element in root.iter() if element.get("name") == parent)
    return [child.get("name") for child in holder.iterfind(SPACE + kind)]


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


def save(window, test, what="it is right"):
    """Saves, and waits until the file passes the test."""
    window.press("ctrl+s")
    desk.wait("a saved file in which " + what, lambda: test(window.path))
