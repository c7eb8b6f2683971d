#!/usr/bin/env python3
"""Opens reports and SVG in Chromium with the network cut: what is seen, found and read aloud, and that nothing is asked for."""

import os
import sys
import xml.etree.ElementTree as ET

import chromium

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(SOURCE, "tests", "cli"))
import tap  # noqa: E402

MODEL = "{urn:trefoil:model:1}"
EXAMPLES = ("bank", "hospital", "municipality")
SCRIPT = "&lt;/script&gt;&lt;img src=x onerror=&quot;document.title=&apos;owned&apos;&quot;&gt;"
HOSTILE = """<model xmlns="urn:trefoil:model:1" name="%s">
  <unit id="a" name="%s"><work id="w" name="]]&gt;--&gt;&lt;svg onload=alert(1)&gt;"/></unit>
  <unit id="b" name="' onfocus='alert(1)' x='"/>
  <service id="s" name="&lt;/style&gt;&lt;/title&gt;&lt;/svg&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;" provider="a" customers="b"/>
</model>
""" % (SCRIPT, SCRIPT)


def same(got, wanted):
    assert got == wanted, "got %r, wanted %r" % (got, wanted)


def example(name):
    return os.path.join(SOURCE, "data", "examples", name + ".trefoil")


def export(model, out, *options):
    run = tap.run(PROGRAM, "export", model, "-o", out, *options, TREFOIL_DATA_DIR=os.path.join(SOURCE, "data"))
    same((run.status, run.err), (0, ""))
    return out


def words(text):
    return " ".join(text.split())


def get_names(model, *kinds):
    """The names of a file's elements of these kinds."""
    root = ET.parse(model).getroot()
    return [words(element.get("name")) for kind in kinds for element in root.iter(MODEL + kind)]


def assert_quiet(page):
    """Nothing went wrong, and nothing but files was asked for."""
    same(page.get_complaints(), [])
    requests = page.get_requests()
    assert requests and all(url.startswith("file:") for url in requests), requests


def reads_reports_aloud():
    """Every unit, service and piece of work has its name, and the page its landmarks."""
    with chromium.Chromium() as browser:
        for name in EXAMPLES:
            with chromium.Page(browser, export(example(name), name + ".html", "--all-views")) as page:
                spoken = page.get_spoken()
                headings = [words(text) for role, text in spoken if role == "rowheader"]
                for wanted in get_names(example(name), "unit", "service", "work"):
                    assert any(heading.startswith(wanted) for heading in headings), wanted
                roles = [role for role, _ in spoken]
                for role in ("banner", "navigation", "main", "search", "columnheader", "table"):
                    assert role in roles, role
                same(len([text for role, text in spoken if role == "image" and text]),
                     page.ask("document.querySelectorAll ('.map').length"))
                assert_quiet(page)


def searches():
    """A name finds its unit, shows it in a picture, and Enter goes to its row."""
    with chromium.Chromium() as browser, chromium.Page(browser, export(example("bank"), "bank.html", "--all-views")) as page:
        root = ET.parse(example("bank")).getroot()
        unit = list(root.iter(MODEL + "unit"))[-1]
        before = page.ask("[...document.querySelectorAll ('.map > svg')].map (svg => svg.getAttribute ('viewBox')).join ()")
        page.press("/", "/")
        same(page.ask("document.activeElement.id"), "find")
        page.type(unit.get("name").upper())
        page.wait("document.querySelectorAll ('#finds li').length > 0")
        same(page.ask("document.querySelector ('#finds li').firstChild.textContent"), unit.get("name"))
        assert page.ask("document.querySelector ('.ring') !== null")
        assert before != page.ask("[...document.querySelectorAll ('.map > svg')].map (svg => svg.getAttribute ('viewBox')).join ()")
        assert any(role == "status" and text or role == "option" for role, text in page.get_spoken())
        page.press("Enter")
        page.wait("location.hash === '#e.%s'" % unit.get("id"))
        same(page.ask("document.querySelector ('tr.hit').id"), "e." + unit.get("id"))
        page.press("/", "/")
        page.ask("document.getElementById ('find').select ()")
        page.type("xyzzy nowhere")
        page.wait("document.getElementById ('found').textContent === 'Nothing found'")
        assert_quiet(page)


def zooms():
    """By buttons, keys and wheel; 0 shows all again."""
    with chromium.Chromium() as browser, chromium.Page(browser, export(example("bank"), "bank.html")) as page:
        view = "document.querySelector ('.map > svg').getAttribute ('viewBox')"
        width = "document.querySelector ('.map > svg').viewBox.baseVal.width"
        home = page.ask(view)
        page.ask("document.querySelector ('.map').scrollIntoView ()")
        wide = page.ask(width)
        page.ask("document.querySelector ('[data-does=in]').click ()")
        assert page.ask(width) < wide
        page.ask("document.querySelector ('.map').focus ()")
        page.press("0", "0")
        same(page.ask("%s.split (' ').map (Number).join (' ')" % view), " ".join("%g" % float(part) for part in home.split()))
        page.press("-", "-")
        assert page.ask(width) > wide
        page.press("0", "0")
        page.press("ArrowRight")
        assert page.ask("document.querySelector ('.map > svg').viewBox.baseVal.x") > float(home.split()[0])
        page.call("Input.dispatchMouseEvent", type="mouseWheel", x=640, y=450, deltaX=0, deltaY=-200, modifiers=2)
        page.wait("%s < %s" % (width, wide))
        assert_quiet(page)


def follows_links_to_pictures():
    """A row's link to a picture goes there and rings what it is about."""
    with chromium.Chromium() as browser, chromium.Page(browser, export(example("bank"), "bank.html", "--all-views")) as page:
        target = page.ask("document.querySelector (\"#services a[href^='#p']\").hash")
        page.ask("document.querySelector (\"#services a[href^='#p']\").click ()")
        page.wait("document.querySelector ('.ring') !== null")
        assert page.ask("document.querySelector ('.ring').closest ('svg').querySelector ('[id=\"%s\"]') !== null" % target[1:])
        assert_quiet(page)


def fits():
    """From a phone to a wall, in both colour schemes, nothing runs off the side."""
    export(example("municipality"), "report.html", "--all-views")
    grounds = []
    with chromium.Chromium() as browser:
        for dark in (False, True):
            with chromium.Page(browser, "report.html", dark=dark) as page:
                grounds.append(page.ask("getComputedStyle (document.body).backgroundColor"))
                for width in (320, 390, 768, 1280, 2560):
                    page.resize(width, 800)
                    assert page.ask("document.documentElement.scrollWidth") <= width, width
                assert_quiet(page)
    assert grounds[0] != grounds[1], grounds


def opens_an_empty_model():
    with open("empty.trefoil", "w") as file:
        file.write('<model xmlns="urn:trefoil:model:1"/>')
    with chromium.Chromium() as browser, chromium.Page(browser, export("empty.trefoil", "empty.html")) as page:
        assert page.ask("document.querySelector ('h1').textContent")
        page.press("/", "/")
        page.type("anything")
        page.wait("document.getElementById ('found').textContent !== ''")
        assert_quiet(page)


def keeps_text_text():
    """What people wrote is shown and never run."""
    with open("hostile.trefoil", "w") as file:
        file.write(HOSTILE)
    with chromium.Chromium() as browser:
        for suffix in ("html", "svg"):
            with chromium.Page(browser, export("hostile.trefoil", "hostile." + suffix)) as page:
                if suffix == "html":
                    headings = [text for _, text in page.get_spoken()]
                    for name in get_names("hostile.trefoil", "unit", "service", "work"):
                        assert any(name in words(text) for text in headings), name
                    same(page.ask("document.querySelectorAll ('img, iframe, main script').length"), 0)
                    page.press("/", "/")
                    page.type("img src")
                    page.wait("document.querySelectorAll ('#finds li').length > 0")
                assert page.ask("document.title") != "owned"
                same(page.ask("document.querySelectorAll ('[onload], [onerror], [onfocus]').length"), 0)
                assert_quiet(page)


def forbids_the_network():
    """The policy holds: whatever got in could neither run nor ask anybody for anything."""
    with chromium.Chromium() as browser, chromium.Page(browser, export(example("bank"), "bank.html")) as page:
        page.ask("addEventListener ('securitypolicyviolation', event => (window.refused ??= []).push (event.effectiveDirective))")
        same(page.ask("fetch ('https://example.org/').then (() => 'answered', () => 'refused')"), "refused")
        page.ask("document.body.append (Object.assign (new Image (), { src: 'https://example.org/a.png' }))")
        page.ask("document.body.append (Object.assign (document.createElement ('script'), { textContent: 'document.title = 1' }))")
        page.wait("window.refused?.length >= 3")
        same(sorted(page.ask("window.refused")), ["connect-src", "img-src", "script-src-elem"])
        assert page.ask("document.title") != "1"


def opens_svg():
    with chromium.Chromium() as browser:
        for name in EXAMPLES:
            with chromium.Page(browser, export(example(name), name + ".svg")) as page:
                same(page.ask("document.documentElement.localName"), "svg")
                assert page.ask("document.documentElement.getBBox ().width") > 100
                text = words(page.ask("document.documentElement.textContent"))
                for unit in get_names(example(name), "unit"):
                    assert unit in text, unit
                assert any(role in ("image", "SvgRoot", "graphics-document") and label for role, label in page.get_spoken()), \
                    page.get_spoken()[:5]
                assert_quiet(page)


if chromium.find() is None:
    print("1..0 # SKIP Chromium is not installed")
    sys.exit(0)
tap.main([reads_reports_aloud, searches, zooms, follows_links_to_pictures, fits, opens_an_empty_model, keeps_text_text,
          forbids_the_network, opens_svg])
