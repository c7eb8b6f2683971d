#!/usr/bin/python3
"""The window as a screen reader tells of it.

test-reader.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import re

import desk
import keys
import saved
import scenario

# These hand the keys on to what is inside.
CONTAINERS = ("scroll pane", "list", "filler", "page tab list", "viewport")
if desk.NEWER_GTK:
    CONTAINERS += ("panel",)  # the inside of its own drop-downs


def find_panel(window, name):
    """The list of that name, not its title."""
    return desk.wait("the list “%s”" % name,
                     lambda: next(node for node in window.find_all(lambda found: found == name) if node.childCount > 0))


def read_rows(window, name):
    """The names of all that is in a list, each with its row."""
    return [(node.name, row) for row in find_panel(window, name) for node in window.walk(row) if node.name]


def expect_row(window, list_name, begin):
    """The row in which something has a name that begins like this."""

    def find():
        return next((row for name, row in read_rows(window, list_name) if name.startswith(begin)), None)

    return desk.wait("“%s” in “%s”" % (begin, list_name), find)


def get_selected_rows(window, list_name):
    """What stands in the selected rows."""
    rows = [row for row in find_panel(window, list_name) if keys.has(window, row, "SELECTED")]
    return [node.name for row in rows for node in window.walk(row) if node.name]


def expect_selected_row(window, list_name, begin):
    desk.wait("“%s” selected in “%s”" % (begin, list_name),
              lambda: any(name.startswith(begin) for name in get_selected_rows(window, list_name)))


def get_told(window, list_name):
    """The element that the selected row tells of: in the outline “Work: …”, in the findings its name."""
    names = get_selected_rows(window, list_name)
    found = next((re.match("“(.*?)” has ", name) or re.match(r"((?:Unit|Work): [^,]*)", name) for name in names
                  if re.match("“.*?” has |(Unit|Work): ", name)), None)
    return found.group(1) if found is not None else ""


@scenario.on("hospital")
def test_outline(window):
    """Roles, services, work, process and findings, by name."""
    unit = "Unit: Care, 1 work item with no owning process inside"
    row = expect_row(window, "Outline", unit)
    told = row.description
    for words in ("Customer", "receives S1 Patient record from IT", "S2 Workplace"):
        assert words in told, told
    keys.go_to(window, "Work", "Restart spooler")
    expect_row(window, "Outline", "Work: Restart spooler, Operate")
    keys.go_to(window, "Work", "Weekly CAB meeting")
    expect_row(window, "Outline", "Work: Weekly CAB meeting, no owning process")
    expect_row(window, "Findings", "“Weekly CAB meeting” has “CAB” as its owner")


@scenario.on("hospital")
def test_state(window):
    """An orphan that gets an owner is told of differently everywhere, at once."""
    keys.go_to(window, "Work", "Weekly CAB meeting")
    window.press("c")
    window.expect_selected("Work: Weekly CAB meeting, Change")
    expect_row(window, "Outline", "Work: Weekly CAB meeting, Change")
    desk.wait("one finding less", lambda: not any(name.startswith("“Weekly CAB meeting” has “CAB”")
                                                  for name, _ in read_rows(window, "Findings")))


@scenario.on("hospital")
def test_picture(window):
    """It has a role, a name that says what it shows, and a description of what is selected."""
    picture = window.find_picture()
    assert picture.getRoleName() in ("image", "graphic"), picture.getRoleName()
    assert (picture.name, picture.description) == ("Map of the model", "Nothing is selected")
    keys.go_to(window, "Unit", "Care")
    window.expect_selected("Unit: Care, 1 work item with no owning process inside")
    for words in ("Customer", "receives S1 Patient record from IT"):
        assert words in picture.description, picture.description
    keys.go_to(window, "Service", "S5 Network")
    assert "Carr" in picture.description and "IT" in picture.description, picture.description
    window.press("ctrl+a")
    desk.wait("how many are selected", lambda: re.match(r"\d+ units, \d+ work items are selected; the last is ", picture.description))
    keys.go_to(window, "Unit", "IT")
    window.press("alt+Down")
    desk.wait("the name of what is on show", lambda: picture.name == "Map of IT")
    window.press("alt+x")
    desk.wait("the name of the matrix", lambda: picture.name == "Matrix of work of IT")


@scenario.on("hospital")
def test_selection(window):
    """Selected in the picture, the outline or the findings, it is selected in all of them."""
    keys.go_to(window, "Work", "Weekly CAB meeting")
    expect_selected_row(window, "Outline", "Work: Weekly CAB meeting")
    expect_selected_row(window, "Findings", "“Weekly CAB meeting” has")

    # Newer GTKs count a window's shadow in where things are, so the click may hit the row beside it.
    window.click(expect_row(window, "Outline", "Work: Yearly configuration audit"))
    desk.wait("another row of the outline", lambda: get_told(window, "Outline") != "Work: Weekly CAB meeting")
    told = get_told(window, "Outline")
    window.expect_selected(told)

    window.click(expect_row(window, "Findings", "“Engineer fixes viewer"))
    desk.wait("another row of the findings", lambda: get_told(window, "Findings") not in ("", told.split(": ")[-1]))
    name = get_told(window, "Findings")
    window.expect_selected("Work: " + name)
    expect_selected_row(window, "Outline", "Work: " + name)


@scenario.on("hospital")
def test_mend(window):
    """A row of the findings leads to answers, which act for those who use no pointer, and it goes away."""
    window.click(expect_row(window, "Findings", "“Engineer fixes viewer"))
    name = desk.wait("the row", lambda: get_told(window, "Findings"))
    window.expect_selected("Work: " + name)

    def find_answer():
        return next((node for node in window.walk(keys.find_inspector(window)) if (node.name or "").startswith("Recover: ")), None)

    window.act(desk.wait("the answer", find_answer))
    desk.wait("one orphan less", lambda: not any(found.startswith("Work: %s, no owning process" % name)
                                                 for found, _ in read_rows(window, "Outline")))
    window.expect_selected("Work: %s, Recover" % name)
    saved.save(window, lambda path: saved.find(path, name).get("process") == "recover")


def is_named(node):
    """GTK 4.8 calls what has no name after its class."""
    name = (node.name or "").strip()
    return name != "" and not re.match("(Gtk|Adw|Tfl)[A-Z]", name)


def find_nameless(window, root):
    """What may have the keys, and says nothing of itself: where it is and what it is."""

    def walk(node, path):
        where = path + " › " + (node.name if is_named(node) else node.getRoleName())
        if (keys.has(window, node, "FOCUSABLE") and keys.has(window, node, "SENSITIVE")
                and node.getRoleName() not in CONTAINERS and not is_named(node) and min(window.get_box(node)[2:]) > 0):
            yield "%s (%s)" % (where, node.name)
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from walk(child, where)

    return list(walk(root, ""))


def expect_names(window, state, root=None):
    root = root if root is not None else window.root
    nameless = desk.wait("what is nameless", lambda: (find_nameless(window, root),))[0]
    assert not nameless, "%s:\n%s" % (state, "\n".join(nameless))


@scenario.on("hospital")
def test_names_of_model(window):
    window.find_picture()
    expect_names(window, "a model is open")
    for kind, name in (("Unit", "IT"), ("Work", "Restart spooler"), ("Work", "Weekly CAB meeting"), ("Service", "S2 Workplace")):
        keys.go_to(window, kind, name)
        expect_names(window, "%s is selected" % name)
    window.press("ctrl+a")
    desk.wait("all selected", lambda: "are selected" in window.find_picture().description)
    expect_names(window, "all is selected")


@scenario.on("hospital")
def test_names_of_cards(window):
    window.find_picture()
    window.press("ctrl+h")
    window.find("the search", lambda name: name == "Find in names and texts")
    window.press(*"desk")
    window.find("what is found", lambda name: name.startswith("Unit: Desk"))
    expect_names(window, "the search is open")
    window.press("Escape")
    window.press("ctrl+shift+p")
    keys.find_popup(window, "the launcher", lambda name: name == desk.LAUNCHER)
    expect_names(window, "the launcher is open")


@scenario.on("hospital", settings=True)
def test_names_of_preferences(window):
    window.find_picture()
    window.press("ctrl+comma")
    keys.expect_window("Preferences")
    dialog = desk.wait("the preferences", lambda: next(node for node in keys.find_frames(window) if node.name == "Preferences"))
    # The search, the tabs and the list inside a row are libadwaita's.
    nameless = [where for where in find_nameless(window, dialog) if not re.search("› (page tab|entry|list › list item) ", where)]
    assert not nameless, "\n".join(nameless)
    rows = {node.name for node in window.walk(dialog) if keys.has(window, node, "FOCUSABLE")}
    assert rows >= {"Style", "Words of the method", "Kind of picture", "Work", "Snap to the grid"}, rows


@scenario.on("hospital")
def test_names_of_paste(window):
    """A table comes out of a description, where its tabs are typed by number."""
    keys.go_to(window, "Unit", "Fac")
    fields = keys.Fields(window)
    fields.set_text("Description", "Name\tCaption\nGarden\tgreen\nGate\tgrey")
    window.press("ctrl+a", "ctrl+c")
    fields.leave()
    window.press("ctrl+v")
    keys.expect_window("Paste a Table")
    expect_names(window, "a table is pasted",
                 desk.wait("the dialog", lambda: next(node for node in keys.find_frames(window) if node.name == "Paste a Table")))


@scenario.on(None)
def test_names_of_start(window):
    window.find("the start page", lambda name: name == "Who owns this work?")
    expect_names(window, "no model is open")


scenario.run()
