#!/usr/bin/python3
"""The whole bank example, made from an empty file by keyboard only, and compared with the one that is shipped.

test-bank.py TREFOIL TREFOILCTL SOURCE-FOLDER

What to press follows from the example itself and from the metamodel: each element is made the way its kind is, and
then each of its fields is gone to with Tab and filled in. What a kind is made by, people can see in the window: a
letter begins a unit, Insert begins work, Ctrl+L a service, and buttons in the inspector make all others.
"""

import difflib
import os
import subprocess
import xml.etree.ElementTree as ElementTree

import desk
import keys
import metamodel
import scenario

SPACE = metamodel.NAMESPACE
MADE_IN_INSPECTOR = ("profile", "practice", "tool", "agreement")
MADE = MADE_IN_INSPECTOR + ("unit", "work", "service")


def get_kind(element):
    return element.tag[len(SPACE):]


class Builder:
    """Makes in a window what a file has."""

    def __init__(self, window, root):
        self.window = window
        self.root = root
        self.by_id = {element.get("id"): element for element in root.iter() if element.get("id") is not None}
        strange = {get_kind(element) for element in self.by_id.values()} - set(MADE)
        assert not strange, "nobody has said yet how to make " + ", ".join(sorted(strange))

    def go_to(self, element):
        keys.go_to(self.window, metamodel.LABELS[get_kind(element)], element.get("name"))

    def get_names(self, ids):
        return [self.by_id[id].get("name") for id in ids.split()]

    def set_field(self, fields, field, value):
        """One field, which is unset or has what the program guessed."""
        words = metamodel.WORDS.get(field.words, [])
        if field.type in ("STRING", "TEXT", "NUMBER"):
            fields.set_text(field.label, value)
        elif field.type == "BOOLEAN":
            fields.set_switch(field.label, value == "yes")
        elif field.type == "CHOICE":
            fields.set_word(field.label, [label for _, label in words], dict(words).get(value, value))
        elif field.type == "FLAGS":
            for word, label in words:
                fields.set_switch(label, word in value.split())
        else:
            there = fields.get_refs()
            for name in self.get_names(value):
                if "Take “%s” away" % name not in there:
                    fields.add_ref(field.label, name)

    def fill_in(self, element, but=()):
        """All fields of what is selected, from the first to the last."""
        fields = keys.Fields(self.window)
        for field in metamodel.FIELDS[get_kind(element)]:
            value = field.get(element)
            if value is not None and field.attribute not in but:
                self.set_field(fields, field, value)
        fields.leave()

    def name_new(self, element):
        """The name of what was made a moment ago stands there, all of it selected."""
        keys.expect_naming(self.window)
        keys.type_text(self.window, element.get("name"))
        self.window.press("Return")
        self.window.expect_selected("%s: %s" % (metamodel.LABELS[get_kind(element)], element.get("name")))

    def make_outermost(self, unit):
        """With nothing selected the palette adds to the model itself. Its units declare a role, which this one does not."""
        self.window.press("ctrl+shift+a")
        self.window.expect_selected("Nothing is selected")
        self.window.press("alt+1")
        self.name_new(unit)
        fields = keys.Fields(self.window)
        fields.set_switch("Customer", False)
        fields.leave()

    def make_unit(self, unit, parent):
        if parent is self.root:
            self.make_outermost(unit)
        else:
            self.go_to(parent)
            keys.type_text(self.window, unit.get("name")[0])
            keys.expect_naming(self.window)
            keys.type_text(self.window, unit.get("name")[1:])
            self.window.press("Return")
            self.window.expect_selected("Unit: " + unit.get("name"))
        self.fill_in(unit, but=("name",))
        for profile in unit.iterfind(SPACE + "profile"):
            self.go_to(unit)
            self.make_in_inspector(profile)
            self.fill_in(profile)
        for child in unit.iterfind(SPACE + "unit"):
            self.make_unit(child, unit)

    def make_in_inspector(self, element, target=None):
        label = metamodel.LABELS[get_kind(element)]
        fields = keys.Fields(self.window)
        fields.tab_to("Add: " + label)
        self.window.press("space")
        if target is not None:
            keys.choose(self.window, "Customer", target)
        self.window.expect_selected(label + ": ")

    def make_listed(self, element):
        """What stands in no unit: the inspector has it where nothing is selected."""
        self.window.press("ctrl+shift+a")
        self.window.expect_selected("Nothing is selected")
        self.make_in_inspector(element)
        self.fill_in(element)

    def make_service(self, service):
        self.go_to(self.by_id[service.get("provider")])
        self.window.press("ctrl+l")
        customer = self.get_names(service.get("customers"))[0]
        keys.choose(self.window, "Customer of the service of “%s”" % self.by_id[service.get("provider")].get("name"), customer)
        self.name_new(service)
        self.fill_in(service, but=("name",))
        # The first customer has an agreement already, of a kind that the program guessed.
        for index, agreement in enumerate(service.iterfind(SPACE + "agreement")):
            self.go_to(service)
            if index == 0:
                fields = keys.Fields(self.window)
                fields.tab_to(fields.find_stop(lambda name: name.endswith(" with " + customer)))
                self.window.press("Return")
                self.window.expect_selected("Agreement: ")
            else:
                self.make_in_inspector(agreement, self.by_id[agreement.get("customer")].get("name"))
            self.fill_in(agreement, but=("customer",))

    def make_works(self):
        """First all of them, for they refer to each other; then what they say."""
        for unit in self.root.iter(SPACE + "unit"):
            for work in unit.iterfind(SPACE + "work"):
                self.go_to(unit)
                self.window.press("Insert")
                self.name_new(work)
        for work in self.root.iter(SPACE + "work"):
            self.go_to(work)
            self.fill_in(work, but=("name",))

    def make_all(self):
        self.fill_in(self.root)
        for unit in self.root.iterfind(SPACE + "unit"):
            self.make_unit(unit, self.root)
        for element in self.root:
            if get_kind(element) in ("practice", "tool"):
                self.make_listed(element)
        for service in self.root.iterfind(SPACE + "service"):
            self.make_service(service)
        self.make_works()


def rename_ids(path, into):
    """The file with ids that say nothing but where an element stands: the ids of new elements are the program's to choose.

    This is all that is left out of the comparison: everything else, and the order of everything, has to be the same.
    """
    ElementTree.register_namespace("", SPACE[1:-1])
    tree = ElementTree.parse(path)
    order = [element for element in tree.getroot().iter() if element.get("id") is not None]
    ids = {element.get("id"): "e%d" % number for number, element in enumerate(order)}
    for element in tree.getroot().iter():
        for attribute in ["id"] * (element.get("id") is not None) + get_references(element):
            element.set(attribute, " ".join(ids[id] for id in element.get(attribute).split()))
    tree.write(into, encoding="UTF-8", xml_declaration=True)
    subprocess.run([scenario.TREFOILCTL, "format", into], check=True, timeout=desk.LIMIT)
    with open(into, encoding="utf-8") as file:
        return file.read().splitlines()


def get_references(element):
    return [field.attribute for field in metamodel.FIELDS.get(get_kind(element), [])
            if field.type in ("REF", "REFS") and element.get(field.attribute) is not None]


def leave_out_views(path, into):
    """The file without its views, which are made from what is on show, not typed."""
    ElementTree.register_namespace("", SPACE[1:-1])
    tree = ElementTree.parse(path)
    for view in tree.getroot().findall(SPACE + "view"):
        tree.getroot().remove(view)
    tree.write(into, encoding="UTF-8", xml_declaration=True)
    return into


def save(window, path):
    """The path is typed into the dialog."""
    window.press("ctrl+shift+s")
    keys.answer_path(window, "Save the Model", path)
    desk.wait("the saved file", lambda: os.path.exists(path))


@scenario.on(None)
def test_bank(window):
    folder = os.path.dirname(window.path)
    example = leave_out_views(scenario.find_example("bank"), os.path.join(folder, "example.trefoil"))
    window.press("ctrl+n")
    window.expect_selected("Nothing is selected")
    Builder(window, ElementTree.parse(example).getroot()).make_all()
    save(window, window.path)

    made = rename_ids(window.path, os.path.join(folder, "made.trefoil"))
    shipped = rename_ids(example, os.path.join(folder, "shipped.trefoil"))
    difference = "\n".join(difflib.unified_diff(shipped, made, "shipped", "made", lineterm="", n=0))
    assert not difference, "\n" + difference


scenario.run()
