#!/usr/bin/env python3
"""Slides as others read them.

check-pptx.py TREFOILCTL WRITE-MODEL SOURCE-FOLDER

Every part is read back and held against what is known to make PowerPoint repair a file; against the schemas, where they
are beside the source; and LibreOffice, where it is installed, makes a PDF of it, whose text must hold all names.
"""

import os
import re
import shutil
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

import deck as decks
import tap
import templates
from deck import A, P, Deck

PROGRAM, GENERATOR, SOURCE = [os.path.abspath(argument) for argument in sys.argv[1:4]]
SCHEMAS = os.path.join(os.path.dirname(SOURCE), "shared", "schemas", "ooxml-transitional")
EXAMPLES = ["bank", "hospital", "municipality"]
N_UNITS = 300


def presets():
    path = os.path.join(SCHEMAS, "presetShapeDefinitions.xml")
    return {node.tag.split("}")[-1] for node in ET.parse(path).getroot()} if os.path.exists(path) else set()


def export(model, out, *options):
    path = model if os.path.exists(model) else os.path.join(SOURCE, "data", "examples", model + ".trefoil")
    done = tap.run(PROGRAM, "export", path, "-o", out, *options, LC_ALL="C.UTF-8")
    assert done.status == 0, done.err
    return Deck(out)


def models():
    assert tap.run(GENERATOR, str(N_UNITS), "large.trefoil").status == 0
    return EXAMPLES + ["large.trefoil"]


def squeeze(text):
    """Lines are broken elsewhere in a PDF, and what is beside each other comes in another order."""
    return re.sub(r"\s+", "", text)


def test_everything_is_whole():
    for model in models():
        deck = export(model, "slides.pptx", "--all-views")
        n_ends = decks.lint(deck, presets())
        assert n_ends >= 8, "%s: only %d ends of connectors" % (model, n_ends)
        assert deck.slides()


def test_schemas():
    if not os.path.isdir(SCHEMAS) or shutil.which("xmllint") is None:
        print("# skipped: the schemas of Office Open XML, or xmllint, are not here")
        return
    for model in models():
        for theme in "light", "dark":
            decks.validate(export(model, "slides.pptx", "--all-views", "--theme=" + theme), SCHEMAS, ".")


def test_same_bytes():
    for name in "one.pptx", "other.pptx":
        export("bank", name, "--all-views")
    with open("one.pptx", "rb") as one, open("other.pptx", "rb") as other:
        assert one.read() == other.read()


def test_units_are_groups_with_their_ids():
    deck = export("bank", "slides.pptx", "--theme=print")
    tree = deck.trees[deck.slides()[0]]
    parents = {child: parent for parent in tree.iter() for child in parent}
    groups = {node.find(P + "nvGrpSpPr").find(P + "cNvPr").get("title"): node for node in tree.iter(P + "grpSp")}
    assert parents[groups["Integr"]] is groups["Bank"], "a unit is not in the group of the unit around it"
    assert parents[groups["C-01"]] is groups["Integr"], "work is not in the group of its unit"
    body = groups["Integr"].find(P + "sp")
    assert "Integr" in "".join(text.text for text in body.iter(A + "t")), "a unit's name is not in its own shape"
    ext = groups["Integr"].find(P + "grpSpPr").find(A + "xfrm").find(A + "ext")
    assert ext.attrib == groups["Integr"].find(P + "grpSpPr").find(A + "xfrm").find(A + "chExt").attrib, "a group scales what is in it"


def test_connectors_stay_glued_and_start_where_they_say():
    deck = export("bank", "slides.pptx", "--theme=print")
    tree = deck.trees[deck.slides()[0]]
    names = {}
    for shape in tree.iter(P + "sp"):
        pr = shape.find(P + "nvSpPr").find(P + "cNvPr")
        names[pr.get("id")] = pr.get("title")
    found = set()
    for connector in tree.iter(P + "cxnSp"):
        pr = connector.find(P + "nvCxnSpPr").find(P + "cNvPr")
        glue = connector.find(P + "nvCxnSpPr").find(P + "cNvCxnSpPr")
        found.add((pr.get("title"), names[glue.find(A + "stCxn").get("id")], names[glue.find(A + "endCxn").get("id")]))
    assert ("M1", "Integr", "MobBiz") in found and ("M4", "Supp", "Integr") in found, found


def test_colours_are_the_theme_s():
    deck = export("bank", "slides.pptx", "--theme=print")
    tree = deck.trees[deck.slides()[0]]
    n_theme, n_own = len(list(tree.iter(A + "schemeClr"))), len(list(tree.iter(A + "srgbClr")))
    assert n_theme > 9 * n_own, "%d colours of the theme, %d of its own" % (n_theme, n_own)


def test_notes_and_titles():
    with open("notes.trefoil", "w") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<model xmlns="urn:trefoil:model:1" version="1" name="M">\n'
                   '  <unit id="u" name="U"/>\n  <view id="v" name="First &amp; last" slide="1">\n    <notes>Say this\nand that</notes>\n  </view>\n</model>\n')
    deck = export("notes.trefoil", "slides.pptx", "--all-views")
    slide = deck.slides()[0]
    title = [shape for shape in deck.trees[slide].iter(P + "sp") if shape.find(P + "nvSpPr").find(P + "nvPr").find(P + "ph") is not None
             and shape.find(P + "nvSpPr").find(P + "nvPr").find(P + "ph").get("type") == "title"]
    assert "".join(text.text for text in title[0].iter(A + "t")) == "First & last"
    assert deck.texts(deck.find(slide, "notesSlide")[0]) == ["Say this", "and that"]
    decks.lint(deck, presets())


def use_template(make, name):
    make(name)
    deck = export("bank", "slides.pptx", "--all-views", "--template=" + name)
    decks.lint(deck, presets())
    for part in deck.slides():
        assert "Old slide" not in deck.texts(part), "a slide of the template is still there"
    assert "ppt/media/image1.png" not in deck.parts and "docProps/app.xml" not in deck.parts
    assert decks.type_of(deck, "ppt/presentation.xml").endswith("presentation.main+xml")
    assert b"sectionLst" not in deck.parts["ppt/presentation.xml"]
    if os.path.isdir(SCHEMAS) and shutil.which("xmllint"):
        decks.validate(deck, SCHEMAS, ".")
    size = deck.trees["ppt/presentation.xml"].find(P + "sldSz")
    width, height = int(size.get("cx")), int(size.get("cy"))
    for part in deck.slides():
        for xfrm in deck.trees[part].iter(A + "xfrm"):
            off, ext = xfrm.find(A + "off"), xfrm.find(A + "ext")
            assert 0 <= int(off.get("x")) <= int(off.get("x")) + int(ext.get("cx")) <= width, "something is beside the slide"
            assert 0 <= int(off.get("y")) <= int(off.get("y")) + int(ext.get("cy")) <= height, "something is below the slide"
    return deck


def layout_of(deck):
    return {deck.find(part, "slideLayout")[0].split("/")[-1] for part in deck.slides()}


def test_template_of_16_to_9():
    deck = use_template(templates.wide, "wide.pptx")
    assert layout_of(deck) == {"slideLayout3.xml"}
    assert deck.find("ppt/presentation.xml", "notesMaster") == ["ppt/notesMasters/notesMaster1.xml"]


def test_template_of_4_to_3():
    deck = use_template(templates.square, "square.potx")
    assert layout_of(deck) == {"slideLayout1.xml"}


def test_template_of_many_layouts():
    deck = use_template(templates.many, "many.pptx")
    assert layout_of(deck) == {"slideLayout12.xml"}
    assert b"Georgia" in deck.parts["ppt/theme/theme1.xml"]


def test_templates_that_are_none():
    with open("text.pptx", "w") as file:
        file.write("This is no archive")
    with open("sheet.svg", "w") as file:
        file.write('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for name in "text.pptx", "sheet.svg", "absent.pptx":
        done = tap.run(PROGRAM, "export", os.path.join(SOURCE, "data", "examples", "bank.trefoil"), "-o", "slides.pptx", "--template=" + name)
        assert done.status == 2 and name in done.err and done.err.count("\n") == 1, (done.status, done.err)
        assert not os.path.exists("slides.pptx")


def test_libreoffice_shows_every_name():
    paths, wanted = [], {}
    for model in models():
        name = model.split(".")[0]
        deck = export(model, name + ".pptx", "--all-views", "--theme=print")
        paths.append(name + ".pptx")
        wanted[name] = [text for part in deck.slides() for text in deck.texts(part) if text.strip()]
    for make in templates.wide, templates.square, templates.many:
        make(make.__name__ + "-template.pptx")
        deck = export("bank", make.__name__ + ".pptx", "--template=%s-template.pptx" % make.__name__)
        paths.append(make.__name__ + ".pptx")
        wanted[make.__name__] = [text for part in deck.slides() for text in deck.texts(part) if text.strip()]
    texts = decks.to_pdf([os.path.abspath(path) for path in paths], os.path.abspath("."))
    if texts is None:
        print("# skipped: LibreOffice or pdftotext is not installed")
        return
    for name, lines in wanted.items():
        have = squeeze(texts[name])
        missing = [line for line in lines if not all(squeeze(word) in have for word in line.split())]
        assert not missing, "%s: the PDF does not say %s" % (name, missing[:5])


tap.main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
