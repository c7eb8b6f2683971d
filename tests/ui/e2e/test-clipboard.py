#!/usr/bin/python3
"""Copy, cut and paste with real keys: within a model, between windows, and from and to other programs.

test-clipboard.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import os
import shutil
import subprocess
import sys

import desk
import saved
import scenario
import steps

CLIP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clip.py")
LIST = "Marketing\n  Brand\n    Design\n  Press\nLegal\n"
TABLE = "Name\tCustomer\tProcess\nBake cakes\tGuest\toperate\nMend the oven\tGuest\trecover\n"


class Offer:
    """Another program that has this text on the clipboard."""

    def __init__(self, text, verb="offer"):
        self.program = subprocess.Popen([sys.executable, CLIP, verb], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.program.stdin.write(text)
        self.program.stdin.close()

    def __enter__(self):
        assert self.program.stdout.readline() == "offered\n", "nothing is offered"

    def __exit__(self, *error):
        self.program.terminate()
        self.program.wait(desk.LIMIT)


def take(mime):
    """What another program finds on the clipboard."""
    done = subprocess.run([sys.executable, CLIP, "take", mime], capture_output=True, timeout=desk.LIMIT)
    return done.stdout


def has_taken(test, mime):
    desk.wait("the clipboard as " + mime, lambda: test(take(mime)))


@scenario.on("bakery")
def test_copy(window):
    """Copied into another unit: a second one of that name, with all that is in it; one step."""
    opened = saved.read_bytes(window.path)
    window.select("Oven")
    window.press("ctrl+c")
    window.select("Guest")
    window.press("ctrl+v")
    steps.expect_step(window)

    saved.save(window, lambda path: len(saved.find_all(path, "Oven")) == 2
               and [saved.count_inside(path, "Guest", name) for name in ("Oven", "Yeast")] == [1, 1],
               "Guest has an oven, with yeast")
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_cut(window):
    """What is cut and pasted elsewhere keeps its id and what it refers to."""
    window.select("Sell bread")
    window.press("ctrl+x")
    steps.expect_step(window)
    window.select("Yeast")
    window.press("ctrl+v")
    window.expect_selected("Work: Sell bread")
    saved.save(window, lambda path: saved.get_parents(path)["Sell bread"] == "Yeast", "the work is in Yeast")
    sell = saved.get(window.path, "Sell")
    assert (sell.get("name"), sell.get("customer"), sell.get("process")) == ("Sell bread", "Guest", "operate"), sell.attrib


@scenario.on("bakery")
def test_duplicate(window):
    """Beside the original, right after it."""
    opened = saved.read_bytes(window.path)
    window.select("Mop floors")
    window.press("ctrl+d")
    steps.expect_step(window)
    saved.save(window, lambda path: len([work for work in saved.read(path).iter(saved.SPACE + "work")]) == 4,
               "there are four work items")
    names = [work.get("customer") for work in saved.get(window.path, "Bakery").iterfind(saved.SPACE + "work")]
    assert names == ["Guest"] * 4, names
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_list(window):
    """An indented list from elsewhere: units in units, in one step."""
    opened = saved.read_bytes(window.path)
    window.select("Mill")
    with Offer(LIST):
        window.press("ctrl+v")
        steps.expect_step(window)
    made = {"Marketing": "Mill", "Brand": "Marketing", "Design": "Brand", "Press": "Marketing", "Legal": "Mill"}
    saved.save(window, lambda path: made.items() <= saved.get_parents(path).items(), "they are nested")
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_late(window):
    """Pasted at once, before the other program has said what it has."""
    window.select("Mill")
    with Offer(LIST, "offer-late"):
        window.press("ctrl+v")
        steps.expect_step(window)
    saved.save(window, lambda path: saved.get_parents(path).get("Brand") == "Marketing", "the list is there")


@scenario.on("bakery")
def test_table(window):
    """A table from a spreadsheet: a dialog says what each row becomes, and Enter pastes."""
    opened = saved.read_bytes(window.path)
    window.select("Oven")
    with Offer(TABLE):
        window.press("ctrl+v")
        window.find_last("what comes of it", lambda name: name == "2 of 2 rows become work.")
    window.find_last("what comes of the second row", lambda name: name == "“Mend the oven” in “Oven”")
    desk.xdotool("key", "Return")  # to the dialog, which has the focus
    steps.expect_step(window)

    def is_made(path):
        made = [(work.get("name"), work.get("customer"), work.get("process"))
                for work in saved.get(path, "Oven").iterfind(saved.SPACE + "work")]
        return made == [("Bake cakes", "Guest", "operate"), ("Mend the oven", "Guest", "recover")]

    saved.save(window, is_made, "the rows are work")
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_other_program(window):
    """Others get an indented list, and a picture; what is left on the clipboard does not change the model."""
    window.select("Bakery")
    window.press("ctrl+c")
    has_taken(lambda text: text.startswith(b"Bakery\n\tTill\n\tOven\n\t\tYeast\n\tSell bread\n"), "text/plain;charset=utf-8")
    has_taken(lambda svg: b"<svg" in svg and b"</svg>" in svg, "image/svg+xml")
    has_taken(lambda png: png.startswith(b"\x89PNG\r\n"), "image/png")
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_two_windows(window):
    """From one window into another that shows another file: only that one changes."""
    opened = saved.read_bytes(window.path)
    window.select("Oven")
    window.press("ctrl+c")
    desk.wait("the copy", lambda: take("text/plain").startswith(b"Oven"))
    steps.expect_no_step(window)
    path = os.path.join(os.path.dirname(window.path), "other.trefoil")
    shutil.copy(scenario.find_example("bank"), path)
    window.open_another(path)
    window.select("MobBiz")
    window.press("ctrl+v")
    window.expect_selected("Unit: Oven")
    saved.save(window, lambda first: saved.get_parents(path).get("Oven") == "MobBiz"
               and saved.get_parents(path).get("Yeast") == "Oven",
               "the other one has an oven")
    assert saved.read_bytes(window.path) == opened


if subprocess.run([sys.executable, "-c", "import gi; gi.require_version('Gtk', '4.0')"], stderr=subprocess.DEVNULL).returncode != 0:
    print("1..0 # SKIP there is no typelib of GTK 4")
    sys.exit(0)
scenario.run()
