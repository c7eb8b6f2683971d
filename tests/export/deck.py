"""A PowerPoint file as its parts, and what programs refuse or repair in one."""

import os
import posixpath
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CHAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SITES = {"rect": 4, "roundRect": 4, "ellipse": 8}


class Deck:
    """All of a file, read whole."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            assert file.testzip() is None, "a part of the archive is damaged"
            self.names = file.namelist()
            self.parts = {name: file.read(name) for name in self.names}
        self.trees = {name: ET.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}

    def relations(self, part):
        """Of a part: id, type, target (a part, or an address), mode."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", name + ".rels"))
        for relation in [] if tree is None else tree:
            target, mode = relation.get("Target"), relation.get("TargetMode", "Internal")
            if mode == "Internal":
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield relation.get("Id"), relation.get("Type"), target, mode

    def find(self, part, kind):
        return [target for _, type_, target, _ in self.relations(part) if type_ == CHAIN + kind]

    def slides(self):
        """Names of parts, in the order of showing."""
        targets = {id_: target for id_, _, target, _ in self.relations("ppt/presentation.xml")}
        listed = self.trees["ppt/presentation.xml"].find(P + "sldIdLst")
        return [targets[slide.get(R + "id")] for slide in ([] if listed is None else listed)]

    def texts(self, part):
        return ["".join(run.text or "" for run in paragraph.iter(A + "t")) for paragraph in self.trees[part].iter(A + "p")]


def type_of(deck, part):
    types = deck.trees["[Content_Types].xml"]
    for override in types.iter(TYPES + "Override"):
        if override.get("PartName") == "/" + part:
            return override.get("ContentType")
    for default in types.iter(TYPES + "Default"):
        if part.lower().endswith("." + default.get("Extension").lower()):
            return default.get("ContentType")
    return None


def lint_package(deck):
    assert deck.names[0] == "[Content_Types].xml", "the list of types is not the first part"
    assert len(set(deck.names)) == len(deck.names), "two parts have one name"
    assert not [name for name in deck.names if name.endswith("/") or "\\" in name], "there are entries for folders"
    for override in deck.trees["[Content_Types].xml"].iter(TYPES + "Override"):
        assert override.get("PartName")[1:] in deck.parts, "a type is said of %s, which is not there" % override.get("PartName")
    reached = {"[Content_Types].xml"}
    for part in [""] + deck.names:
        ids = [id_ for id_, _, _, _ in deck.relations(part)]
        assert len(set(ids)) == len(ids), "two relations of %s have one id" % part
        for _, _, target, mode in deck.relations(part):
            assert mode == "External" or target in deck.parts, "%s leads to %s, which is not there" % (part, target)
            reached.add(target)
    for part in deck.names:
        assert part.endswith(".rels") or part in reached, "nothing leads to %s" % part
        assert type_of(deck, part), "nothing says what %s is" % part


def lint_references(deck):
    """Each r:id and r:embed names a relation of its part."""
    for part, tree in deck.trees.items():
        ids = {id_ for id_, _, _, _ in deck.relations(part)}
        for node in tree.iter():
            for name, value in node.attrib.items():
                assert not name.startswith(R) or value in ids or value == "", "%s: %s names no relation" % (part, value)


def lint_presentation(deck):
    root = deck.trees["ppt/presentation.xml"]
    order = ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz"]
    found = [child.tag[len(P):] for child in root if child.tag[len(P):] in order]
    assert found == sorted(found, key=order.index), "the lists of the presentation stand in another order: %s" % found
    ids = [int(slide.get("id")) for slide in root.iter(P + "sldId")]
    assert len(set(ids)) == len(ids) and all(256 <= id_ < 2 ** 31 for id_ in ids), "ids of slides: %s" % ids
    ids = [int(node.get("id")) for tree in deck.trees.values() for tag in ("sldMasterId", "sldLayoutId") for node in tree.iter(P + tag)]
    assert len(set(ids)) == len(ids) and all(id_ >= 2 ** 31 for id_ in ids), "ids of masters and layouts: %s" % ids
    size = root.find(P + "sldSz")
    assert all(914400 <= int(size.get(side)) <= 51206400 for side in ("cx", "cy"))
    assert len(deck.slides()) == len(deck.find("ppt/presentation.xml", "slide")), "a slide is in no list"


def lint_numbers(part, tree):
    for node in tree.iter():
        for name in ("x", "y", "cx", "cy"):
            value = node.get(name)
            if value is None or not (node.tag.startswith(A) or node.tag.startswith(P)) or node.tag == A + "pos":
                continue
            assert re.fullmatch(r"-?\d+|[a-z]+\d*", value), "%s: %s=%s is no whole number" % (part, name, value)
            assert name[0] != "c" or int(value) >= 0, "%s: %s=%s is negative" % (part, name, value)


def lint_shapes(deck, part, presets):
    tree = deck.trees[part]
    shapes = {}
    for shape in tree.iter(P + "sp"):
        shapes[shape.find(P + "nvSpPr").find(P + "cNvPr").get("id")] = shape
    ids = [node.get("id") for node in tree.iter(P + "cNvPr")]
    assert len(set(ids)) == len(ids), "%s: two shapes have one id" % part
    for node in tree.iter(A + "prstGeom"):
        assert not presets or node.get("prst") in presets, "%s: no preset is called %s" % (part, node.get("prst"))
        assert node.find(A + "avLst") is not None
    for paragraph in tree.iter(A + "p"):
        assert len(paragraph.findall(A + "pPr")) <= 1, "%s: a paragraph says twice how it is" % part
    for line in tree.iter(A + "ln"):
        assert len(line), "%s: an outline says nothing" % part
    for colour in tree.iter(A + "srgbClr"):
        assert re.fullmatch(r"[0-9A-F]{6}", colour.get("val")), "%s: %s is no colour" % (part, colour.get("val"))
    for node in tree.iter(P + "cNvPr"):
        assert node.get("id") == "1" or (node.get("name") and node.get("descr")), "%s: shape %s says nothing of itself" % (part, node.get("id"))
    return [check_end(part, connector, end, shapes) for connector in tree.iter(P + "cxnSp") for end in ("stCxn", "endCxn")]


def check_end(part, connector, end, shapes):
    """An end of a connector is where its shape has the place that it names: the point, in EMU."""
    glue = connector.find(P + "nvCxnSpPr").find(P + "cNvCxnSpPr").find(A + end)
    assert glue is not None, "%s: a connector ends nowhere" % part
    shape = shapes.get(glue.get("id"))
    assert shape is not None, "%s: a connector ends at %s, which is no shape" % (part, glue.get("id"))
    custom = shape.find(P + "spPr").find(A + "custGeom")
    preset = shape.find(P + "spPr").find(A + "prstGeom")
    n_sites = len(custom.find(A + "cxnLst")) if custom is not None else SITES[preset.get("prst")]
    assert 0 <= int(glue.get("idx")) < n_sites, "%s: shape %s has no place %s" % (part, glue.get("id"), glue.get("idx"))
    return shape


def lint(deck, presets):
    """What makes PowerPoint offer to repair a file, as far as it is known. Returns how many ends of connectors there are."""
    lint_package(deck)
    lint_references(deck)
    lint_presentation(deck)
    for part, tree in deck.trees.items():
        if part.startswith("ppt/"):
            lint_numbers(part, tree)
    for part in deck.slides():
        assert len(deck.find(part, "slideLayout")) == 1, "%s has no layout" % part
        for notes in deck.find(part, "notesSlide"):
            assert deck.find(notes, "slide") == [part] and len(deck.find(notes, "notesMaster")) == 1
    return sum(len(lint_shapes(deck, part, presets)) for part in deck.slides())


def validate(deck, schemas, folder):
    """Each part of PresentationML and DrawingML against the transitional schemas."""
    for part in deck.names:
        schema = {"slides": "pml", "slideLayouts": "pml", "slideMasters": "pml", "notesSlides": "pml", "notesMasters": "pml",
                  "theme": "dml-main"}.get(part.split("/")[1] if part.startswith("ppt/") and part.count("/") == 2 else "")
        schema = "pml" if part == "ppt/presentation.xml" else schema
        if schema is None:
            continue
        path = os.path.join(folder, part.replace("/", "-"))
        with open(path, "wb") as file:
            file.write(deck.parts[part])
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", os.path.join(schemas, schema + ".xsd"), path],
                              capture_output=True, text=True)
        assert done.returncode == 0, "%s: %s" % (part, done.stderr[:2000])


def to_pdf(paths, folder):
    """By LibreOffice, all in one run; None where it is not there. Texts of the PDFs, by the names of files."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        return None
    done = subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://" + os.path.join(folder, "profile"), "--convert-to", "pdf",
                           "--outdir", folder] + paths, capture_output=True, text=True, timeout=500)
    texts = {}
    for path in paths:
        name = os.path.splitext(os.path.basename(path))[0]
        pdf = os.path.join(folder, name + ".pdf")
        assert os.path.exists(pdf), "LibreOffice made nothing of %s: %s" % (path, done.stderr)
        texts[name] = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
    return texts
