"""The table of kinds and fields, and the lists of words, as the sources have them: what a driver needs to fill in a form."""

import os
import re

import scenario

NAMESPACE = "{urn:trefoil:model:1}"


class Field:
    def __init__(self, attribute, group, type, words, label):
        self.attribute, self.group, self.type, self.words, self.label = attribute, group, type, words, label

    def get(self, element):
        """What an element of the file says, or None."""
        if self.type == "TEXT":
            return element.findtext(NAMESPACE + self.attribute)
        holder = element.find(NAMESPACE + self.group) if self.group is not None else element
        return holder.get(self.attribute) if holder is not None else None


def read_source(name):
    with open(os.path.join(scenario.SOURCE, "src/model", name), encoding="utf-8") as file:
        return file.read()


def read_words():
    """The lists by name: pairs of a word and its label."""
    lists = re.findall(r"TflWord (\w+)_words\[\] = \{(.*?)\n\};", read_source("tfl-vocabulary.c"), re.S)
    return {name.upper(): re.findall(r'\{ "([^"]+)", N_\("([^"]+)"\) \}', body) for name, body in lists}


def read_kinds():
    """The fields by the kind's name in a file, in the order of the inspector; and the label of the kind."""
    text = re.sub(r"/\*.*?\*/", "", read_source("tfl-metamodel.def"), flags=re.S)
    names = {kind: (name, label) for kind, name, label in re.findall(r'^KIND \((\w+), +"([^"]+)",.*?N_\("([^"]+)"\)', text, re.M)}
    fields = {name: [] for name, _ in names.values()}
    rows = re.findall(r'^FIELD \((\w+), +\w+, +"([^"]+)", +(?:NULL|"(\w+)"), +(\w+), +(\w+),.*N_\("([^"]+)"\)\)', text, re.M)
    for kind, attribute, group, type, words, label in rows:
        fields[names[kind][0]].append(Field(attribute, group or None, type, words, label))
    return fields, dict(names.values())


WORDS = read_words()
FIELDS, LABELS = read_kinds()
