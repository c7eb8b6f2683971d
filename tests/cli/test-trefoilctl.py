#!/usr/bin/env python3
"""Runs the real trefoilctl: its arguments, what it prints, what it returns, what it writes."""

import json
import os
import re
import shutil
import stat
import sys
import xml.etree.ElementTree as ET

import tap

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
EXAMPLES = os.path.join(SOURCE, "data", "examples")
SVG = "{http://www.w3.org/2000/svg}"
MODEL = "{urn:trefoil:model:1}"

# The figures of the three worked models: work, orphans, delivery, W1…W8, Agree…Improve, units, services, agreements.
FIGURES = {
    "hospital": (21, 4, 0, [2, 2, 3, 3, 2, 2, 2, 1], [3, 3, 3, 5, 3], 12, 7, 8),
    "municipality": (22, 3, 1, [1, 2, 2, 3, 4, 2, 2, 2], [2, 3, 3, 7, 3], 14, 7, 15),
    "bank": (24, 5, 0, [2, 3, 4, 2, 2, 2, 3, 1], [2, 5, 3, 5, 4], 7, 5, 6),
}
ORPHANS = {
    "hospital": ["A-18", "A-19", "A-20", "A-21"],
    "municipality": ["B-20", "B-21", "B-22"],
    "bank": ["C-20", "C-21", "C-22", "C-23", "C-24"],
}


def example(name):
    return os.path.join(EXAMPLES, name + ".trefoil")


def ctl(*arguments, **environment):
    return tap.run(PROGRAM, *arguments, **{"TREFOIL_DATA_DIR": os.path.join(SOURCE, "data"), **environment})


def same(got, wanted):
    assert got == wanted, "got %r, wanted %r" % (got, wanted)


def unusable(run, sentence):
    """Exit status 2, one line on stderr, nothing on stdout."""
    same(run.status, 2)
    same(run.out, "")
    same(run.err, "trefoilctl: " + sentence + "\n")


def write(name, text):
    with open(name, "w") as file:
        file.write(text)
    return name


def read(name):
    with open(name, "rb") as file:
        return file.read()


def check_counts_orphans():
    for name, (work, orphans, *_rest) in FIGURES.items():
        run = ctl("check", example(name))
        same(run.status, 1)
        last = run.out.splitlines()[-1]
        assert re.fullmatch(r"\d+ errors, \d+ warnings, \d+ notes; %d of %d work items have no owning process"
                            % (orphans, work), last), last
        for line in run.out.splitlines()[:-1]:
            assert re.fullmatch(re.escape(example(name)) + r":\d+:\d+: (error|warning|note): .+ \[[a-z-]+\]", line), line


def check_finds_only_the_orphans():
    for name, orphans in ORPHANS.items():
        findings = json.loads(ctl("check", "--format=json", example(name)).out)["findings"]
        same(sorted({finding["element"] for finding in findings}), orphans)
        same(sorted(finding["element"] for finding in findings if finding["rule"] in ("work-owned", "owner-process")),
             orphans)


def check_points_at_the_line():
    run = ctl("check", example("hospital"))
    lines = read(example("hospital")).decode().splitlines()
    for line in run.out.splitlines()[:-1]:
        _path, row, column, _severity, sentence = line.split(":", 4)
        text = lines[int(row) - 1][int(column) - 1:]
        assert text.startswith("<work "), text


def check_several_files():
    run = ctl("check", example("hospital"), example("bank"))
    assert run.out.splitlines()[-1].endswith("; 9 of 45 work items have no owning process")


def check_fail_on():
    same(ctl("check", "--fail-on=never", example("bank")).status, 0)
    same(ctl("check", "--fail-on=note", example("bank")).status, 1)
    write("fine.trefoil", '<model xmlns="urn:trefoil:model:1"/>')
    same(ctl("check", "--fail-on=note", "fine.trefoil").status, 0)
    write("warning.trefoil", '<model xmlns="urn:trefoil:model:1"><unit id="u"><profile id="p"/>'
          '<work id="w" operators="p" call="risk" workflow="W7" process="improve"/></unit></model>')
    same(ctl("check", "warning.trefoil").status, 0)
    same(ctl("check", "--fail-on=warning", "warning.trefoil").status, 1)
    same(ctl("check", "--fail-on=error", "warning.trefoil").status, 0)


def check_waived():
    text = read(example("hospital")).decode()
    write("waived.trefoil", text.replace(
        "</model>", '<waiver id="x" element="A-19" rule="work-owned" reason="goes &quot;away&quot; in May"/></model>'))
    run = ctl("check", "waived.trefoil")
    assert run.out.splitlines()[-1].endswith("; 3 of 21 work items have no owning process")
    assert "A-19" not in run.out and "WhatsApp" not in run.out
    waived = [f for f in json.loads(ctl("check", "--format=json", "waived.trefoil").out)["findings"] if "waived" in f]
    same([(f["element"], f["rule"], f["reason"]) for f in waived], [("A-19", "work-owned", 'goes "away" in May')])


def check_json_of_hostile_names():
    write("hostile.trefoil", '<model xmlns="urn:trefoil:model:1"><unit id="u">'
          '<work id="w" name="&quot;\\&#9;&#10;’ &lt;b&gt; \U0001F33F"/></unit></model>')
    finding = json.loads(ctl("check", "--format=json", "hostile.trefoil").out)["findings"][0]
    assert '"\\\t\n’ <b> \U0001F33F' in finding["sentence"], finding
    same(len(ctl("check", "hostile.trefoil").out.splitlines()), 1 + len(
        json.loads(ctl("check", "--format=json", "hostile.trefoil").out)["findings"]))


def stats_are_those_of_the_method():
    for name, (work, orphans, delivery, workflows, processes, units, services, agreements) in FIGURES.items():
        stats = json.loads(ctl("stats", "--format=json", example(name)).out)
        same(list(stats), ["units", "services", "agreements", "work", "delivery", "orphans", "depth", "by_process",
                           "by_workflow"])
        same(stats["work"], work)
        same(stats["orphans"], orphans)
        same(stats["delivery"], delivery)
        same(list(stats["by_workflow"].items()), [("W%d" % (i + 1), n) for i, n in enumerate(workflows)])
        same(list(stats["by_process"].items()),
             list(zip(["agree", "change", "recover", "operate", "improve"], processes)))
        same((stats["units"], stats["services"], stats["agreements"]), (units, services, agreements))
        same(stats["depth"], {"hospital": 3, "municipality": 3, "bank": 2}[name])


def stats_as_text():
    lines = dict(line.split() for line in ctl("stats", example("bank")).out.splitlines())
    same((lines["work"], lines["orphans"], lines["change"], lines["W3"]), ("24", "5", "5", "4"))


def export_draws_everything():
    for name in FIGURES:
        out = name + ".svg"
        same(ctl("export", example(name), "-o", out).status, 0)
        picture = ET.parse(out).getroot()
        same(picture.tag, SVG + "svg")
        texts = " ".join("".join(text.itertext()) for text in picture.iter(SVG + "text"))
        model = ET.parse(example(name)).getroot()
        for unit in model.iter(MODEL + "unit"):
            assert unit.get("name") in texts, unit.get("name")
        marked = sorted(group.get("data-element") or group.get("id") for group in picture.iter()
                        if group.get("data-orphan") in ("O1", "O2"))
        same(marked, ORPHANS[name])


def export_to_each_format():
    begins = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG", "html": b"<!DOCTYPE html>\n"}
    for name in FIGURES:
        for suffix, magic in begins.items():
            out = "%s.%s" % (name, suffix)
            same(ctl("export", example(name), "-o", out, "--theme=print").status, 0)
            assert read(out).startswith(magic), out
            again = "again." + suffix
            same(ctl("export", example(name), "-o", again, "--theme=print").status, 0)
            assert read(out) == read(again), "%s differs from one time to the next" % suffix


def export_in_words():
    """What says the model in words says it whatever the picture shows."""
    for name in FIGURES:
        for suffix in ("html", "dot", "csv"):
            same(ctl("export", example(name), "-o", name + "." + suffix, "--depth=1").err, "")
        tables = [read("%s-%s.csv" % (name, part)).decode("utf-8-sig") for part in ("units", "services", "work", "findings")]
        model = ET.parse(example(name)).getroot()
        for index, tag in enumerate(("unit", "service", "work")):
            for element in model.iter(MODEL + tag):
                assert "\r\n%s," % element.get("id") in tables[index], element.get("id")
                if tag == "work":
                    assert '<tr id="e.%s">' % element.get("id") in read(name + ".html").decode()
                else:
                    assert element.get("id") in read(name + ".dot").decode(), element.get("id")
        same(tables[3].count(",set-aside,"), 1)
        assert not os.path.exists(name + ".csv")


def export_options():
    same(ctl("export", example("bank"), "-o", "a.bin", "--format=svg").status, 0)
    assert read("a.bin").startswith(b"<?xml")
    same(ctl("export", example("hospital"), "-o", "all.svg").status, 0)
    same(ctl("export", example("hospital"), "-o", "it.svg", "--unit=IT").status, 0)
    same(ctl("export", example("hospital"), "-o", "flat.svg", "--depth=1").status, 0)
    assert b"Carr" in read("all.svg") and b"Tele-consult" in read("all.svg")
    assert b"Tele-consult" in read("it.svg") and b"ProcessOffice" in read("it.svg") and b"Carr" not in read("it.svg")
    assert b"ProcessOffice" not in read("flat.svg") and b"Carr" in read("flat.svg")
    same(ctl("export", example("hospital"), "-o", "1.png").status, 0)
    same(ctl("export", example("hospital"), "-o", "2.png", "--scale=2").status, 0)
    width = [int.from_bytes(read(name)[16:20], "big") for name in ("1.png", "2.png")]
    assert abs(width[1] - 2 * width[0]) <= 2, width
    same(ctl("export", example("hospital"), "-o", "dark.svg", "--theme=dark").status, 0)
    assert read("dark.svg") != read("all.svg")


def export_of_a_view():
    text = read(example("hospital")).decode()
    write("view.trefoil", text.replace("</model>", '<view id="v" name="IT by night" root="IT" theme="dark"/></model>'))
    same(ctl("export", "view.trefoil", "-o", "view.svg", "--view=IT by night").status, 0)
    same(ctl("export", "view.trefoil", "-o", "unit.svg", "--unit=IT", "--theme=dark").status, 0)
    assert b"<title>IT by night</title>" in read("view.svg")
    same(read("view.svg").replace(b"IT by night", b"IT"), read("unit.svg"))  # but for what it is called
    same(ctl("export", "view.trefoil", "-o", "day.svg", "--view=v", "--theme=light").status, 0)
    assert read("day.svg") != read("view.svg")


def export_of_each_shape():
    pictures = {}
    for shape in ("map", "chain", "tree", "matrix"):
        out = shape + ".svg"
        same(ctl("export", example("hospital"), "-o", out, "--shape=" + shape, "--unit=IT").err, "")
        pictures[shape] = read(out)
        for suffix in ("png", "pdf"):
            same(ctl("export", example("hospital"), "-o", shape + "." + suffix, "--shape=" + shape).status, 0)
    same(ctl("export", example("hospital"), "-o", "plain.svg", "--unit=IT").status, 0)
    same(pictures["map"], read("plain.svg"))
    same(len(set(pictures.values())), 4)
    assert b"Colo" in pictures["chain"] and b"Rack space" in pictures["chain"] and b"ClinApps" not in pictures["chain"]
    assert b"ClinApps" in pictures["tree"] and b"Colo" not in pictures["tree"] and b"Rack space" not in pictures["tree"]
    assert b"No owning process" in pictures["matrix"] and b"? 3" in pictures["matrix"]
    text = read(example("hospital")).decode()
    write("view.trefoil", text.replace("</model>", '  <view id="v" shape="tree" root="IT"/>\n</model>'))
    same(ctl("format", "--check", "view.trefoil").status, 0)
    same(ctl("export", "view.trefoil", "-o", "view.svg", "--view=v").status, 0)
    same(read("view.svg"), pictures["tree"])
    same(ctl("export", "view.trefoil", "-o", "over.svg", "--view=v", "--shape=chain").status, 0)
    same(read("over.svg"), pictures["chain"])


def segments(svg):
    """The straight pieces of all services, as pairs of points."""
    found = []
    for group in ET.fromstring(svg).iter(SVG + "g"):
        for path in group.findall(SVG + "path"):
            steps = re.findall(r"([MLCZ])([^MLCZ]*)", path.get("d"))
            if path.get("fill", "none") != "none" or not (group.findtext(SVG + "title") or "").startswith("Service:"):
                continue
            at = None
            for step, numbers in steps:
                point = tuple(float(n) for n in re.findall(r"-?[0-9.]+", numbers)[-2:])
                if step == "L":
                    found.append((at, point))
                at = point or at
    return found


def export_of_straight_lines():
    pictures = {}
    for lines in ("orthogonal", "straight"):
        out = lines + ".svg"
        same(ctl("export", example("municipality"), "-o", out, "--lines=" + lines).err, "")
        pictures[lines] = read(out)
    same(ctl("export", example("municipality"), "-o", "plain.svg").status, 0)
    same(read("plain.svg"), pictures["orthogonal"])
    slanted = {lines: sum(abs(a[0] - b[0]) > 1 and abs(a[1] - b[1]) > 1 for a, b in segments(svg))
               for lines, svg in pictures.items()}
    same(slanted["orthogonal"], 0)
    assert slanted["straight"] > 0, slanted
    write("view.trefoil", read(example("municipality")).decode().replace(
        "</model>", '  <view id="v" lines="straight"/>\n</model>'))
    same(ctl("format", "--check", "view.trefoil").status, 0)
    same(ctl("export", "view.trefoil", "-o", "view.svg", "--view=v").status, 0)
    same(read("view.svg"), pictures["straight"])
    same(ctl("export", "view.trefoil", "-o", "over.svg", "--view=v", "--lines=orthogonal").status, 0)
    same(read("over.svg"), pictures["orthogonal"])


def export_without_graphviz():
    run = ctl("export", example("hospital"), "-o", "plain.svg", TREFOIL_DOT="/nonexistent/dot")
    same(run.status, 0)
    assert run.err.startswith("trefoilctl: ") and "Graphviz" in run.err, run.err
    assert b"ProcessOffice" in read("plain.svg")


def export_refuses():
    unusable(ctl("export", example("bank")), "name the file to write with -o")
    unusable(ctl("export", example("bank"), "-o", "x.doc"), "“x.doc” names no format; there are svg, pdf, png, pptx, html, dot, csv")
    unusable(ctl("export", example("bank"), "-o", "x.svg", "--theme=pink"),
             "--theme cannot be “pink”; it is one of light, dark, print")
    unusable(ctl("export", example("bank"), "-o", "x.svg", "--shape=pie"),
             "--shape cannot be “pie”; it is one of map, chain, tree, matrix")
    unusable(ctl("export", example("bank"), "-o", "x.svg", "--lines=curly"),
             "--lines cannot be “curly”; it is one of orthogonal, straight")
    unusable(ctl("export", example("bank"), "-o", "x.svg", "--unit=Nobody"), "the model has no unit “Nobody”")
    unusable(ctl("export", example("bank"), "-o", "x.svg", "--view=Nothing"), "the model has no view “Nothing”")
    unusable(ctl("export", example("bank"), "-o", "x.png", "--scale=0"), "--scale is above 0 and at most 16")
    same(os.listdir("."), [])
    same(ctl("export", example("bank"), "-o", "/nonexistent/x.svg").status, 2)


def format_brings_into_form():
    text = read(example("bank"))
    write("loose.trefoil", re.sub(r"\n *", " ", text.decode()))
    same(ctl("format", "--check", "loose.trefoil").status, 1)
    assert read("loose.trefoil") != text
    same(ctl("format", "loose.trefoil").status, 0)
    same(read("loose.trefoil"), text)
    same(ctl("format", "--check", "loose.trefoil").status, 0)
    for name in FIGURES:
        same(ctl("format", "--check", example(name)).status, 0)


def format_keeps_what_it_cannot_read():
    write("broken.trefoil", "<model")
    same(ctl("format", "broken.trefoil").status, 2)
    same(read("broken.trefoil"), b"<model")


def format_keeps_mode_and_link():
    shutil.copy(example("bank"), "real.trefoil")
    with open("real.trefoil", "a") as file:
        file.write("\n\n")
    os.chmod("real.trefoil", 0o640)
    os.symlink("real.trefoil", "link.trefoil")
    same(ctl("format", "link.trefoil").status, 0)
    assert os.path.islink("link.trefoil")
    same(read("real.trefoil"), read(example("bank")))
    same(stat.S_IMODE(os.stat("real.trefoil").st_mode), 0o640)
    same(sorted(os.listdir(".")), ["link.trefoil", "real.trefoil"])


def new_from_each_template():
    for template in ("empty", "team", "value-stream", "supplier"):
        out = template + ".trefoil"
        same(ctl("new", "--template=" + template, out).status, 0)
        same(ctl("format", "--check", out).status, 0)
        same(ctl("check", "--fail-on=note", out).status, 0)
    unusable(ctl("new", "team.trefoil"), "team.trefoil is there already; it was left as it is")
    unusable(ctl("new", "--template=castle", "x.trefoil"),
             "--template cannot be “castle”; it is one of empty, team, value-stream, supplier")


def unusable_input():
    write("broken.trefoil", '<model xmlns="urn:trefoil:model:1">\n  <unit id="u" outside="maybe"/>\n</model>')
    run = ctl("check", "broken.trefoil")
    unusable(run, "broken.trefoil: line 2, column 3: outside cannot be “maybe”; it is “yes” or “no”")
    both = ctl("check", "broken.trefoil", example("bank"))
    same(both.status, 2)
    same(both.err, run.err)
    assert both.out.endswith("; 5 of 24 work items have no owning process\n"), both.out
    json.loads(ctl("check", "--format=json", "broken.trefoil", example("bank")).out)
    same(ctl("check", "missing.trefoil").status, 2)
    same(ctl("stats", "missing.trefoil").status, 2)
    same(ctl("export", "missing.trefoil", "-o", "x.svg").status, 2)
    assert not os.path.exists("x.svg")


def unusable_arguments():
    unusable(ctl(), "name a subcommand; see trefoilctl --help")
    unusable(ctl("dance"), "there is no subcommand “dance”; see trefoilctl --help")
    unusable(ctl("check"), "name a file; see trefoilctl --help")
    unusable(ctl("stats", "a", "b"), "“b” is one file too many; see trefoilctl --help")
    unusable(ctl("check", "--format=poem", "x"), "--format cannot be “poem”; it is one of text, json")
    unusable(ctl("check", "--fail-on=rain", "x"), "--fail-on cannot be “rain”; it is one of note, warning, error, never")
    same(ctl("check", "--loud", "x").status, 2)


def help_and_version():
    run = ctl("--help")
    same((run.status, run.err), (0, ""))
    for name in ("check", "export", "stats", "format", "new"):
        assert "trefoilctl " + name in run.out
    assert re.fullmatch(r"trefoilctl \d+\.\d+\.\d+\n", ctl("--version").out)


def comma_locale():
    """Numbers in files and pictures never follow the locale. Says nothing where none is installed."""
    same(ctl("export", example("bank"), "-o", "c.svg", LC_ALL="C.UTF-8").status, 0)
    same(ctl("export", example("bank"), "-o", "de.svg", LC_ALL="de_DE.UTF-8", LANGUAGE="C").status, 0)
    same(read("c.svg"), read("de.svg"))


def links_no_gtk():
    libraries = tap.run("ldd", PROGRAM).out
    assert "libxml2" in libraries and "libcairo" in libraries, libraries
    assert "gtk" not in libraries.lower() and "adwaita" not in libraries.lower(), libraries


tap.main([
    check_counts_orphans, check_finds_only_the_orphans, check_points_at_the_line, check_several_files, check_fail_on,
    check_waived, check_json_of_hostile_names, stats_are_those_of_the_method, stats_as_text, export_draws_everything,
    export_to_each_format, export_in_words, export_options, export_of_a_view, export_of_each_shape, export_of_straight_lines,
    export_without_graphviz, export_refuses, format_brings_into_form, format_keeps_what_it_cannot_read, format_keeps_mode_and_link, new_from_each_template, unusable_input,
    unusable_arguments, help_and_version, comma_locale, links_no_gtk,
])
