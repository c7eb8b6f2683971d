#!/usr/bin/python3
"""Copy, cut and paste with real keys: within a model, between windows, and from and to other programs.

test-clipboard.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import os
import shutil
import subprocess
import sys

import desk
import hands
import scenario

CLIP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clip.py")
LIST = "Marketing\n  Brand\n    Design\n  Press\nLegal\n"
TABLE = "Name\tCustomer\tProcess\nBake cakes\tGuest\toperate\nMend the oven\tGuest\trecover\n"


class Offer:
    """Another program that has this text on the clipboard."""

    def __init__(self, text):
        self.program = subprocess.Popen([sys.executable, CLIP, "offer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
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
    opened = hands.read_bytes(window.path)
    window.select("Oven")
    window.press("ctrl+c")
    window.select("Guest")
    window.press("ctrl+v")
    hands.expect_step(window)

    hands.save(window, "Guest has an oven, with yeast", lambda path: len(hands.find(path, "Oven")) == 2
               and [hands.count_inside(path, "Guest", name) for name in ("Oven", "Yeast")] == [1, 1])
    hands.undo_only_step(window, opened)


@scenario.on("bakery")
def test_cut(window):
    """What is cut and pasted elsewhere keeps its id and what it refers to."""
    window.select("Sell bread")
    window.press("ctrl+x")
    hands.expect_step(window)
    window.select("Yeast")
    window.press("ctrl+v")
    window.expect_selected("Work: Sell bread")
    hands.save(window, "the work is in Yeast", lambda path: hands.get_parents(path)["Sell bread"] == "Yeast")
    sell = hands.get(window.path, "Sell")
    assert (sell.get("name"), sell.get("customer"), sell.get("process")) == ("Sell bread", "Guest", "operate"), sell.attrib


@scenario.on("bakery")
def test_duplicate(window):
    """Beside the original, right after it."""
    opened = hands.read_bytes(window.path)
    window.select("Mop floors")
    window.press("ctrl+d")
    hands.expect_step(window)
    hands.save(window, "there are four work items",
               lambda path: len([work for work in hands.read(path).iter(hands.SPACE + "work")]) == 4)
    names = [work.get("customer") for work in hands.get(window.path, "Bakery").iterfind(hands.SPACE + "work")]
    assert names == ["Guest"] * 4, names
    hands.undo_only_step(window, opened)


@scenario.on("bakery")
def test_list(window):
    """An indented list from elsewhere: units in units, in one step."""
    opened = hands.read_bytes(window.path)
    window.select("Mill")
    with Offer(LIST):
        window.press("ctrl+v")
        hands.expect_step(window)
    made = {"Marketing": "Mill", "Brand": "Marketing", "Design": "Brand", "Press": "Marketing", "Legal": "Mill"}
    hands.save(window, "they are nested", lambda path: made.items() <= hands.get_parents(path).items())
    hands.undo_only_step(window, opened)


@scenario.on("bakery")
def test_table(window):
    """A table from a spreadsheet: a dialog says what each row becomes, and Enter pastes."""
    opened = hands.read_bytes(window.path)
    window.select("Oven")
    with Offer(TABLE):
        window.press("ctrl+v")
        window.find_last("what comes of it", lambda name: name == "2 of 2 rows become work.")
    window.find_last("what comes of the second row", lambda name: name == "“Mend the oven” in “Oven”")
    desk.xdotool("key", "Return")  # to the dialog, which has the focus
    hands.expect_step(window)

    def is_made(path):
        made = [(work.get("name"), work.get("customer"), work.get("process"))
                for work in hands.get(path, "Oven").iterfind(hands.SPACE + "work")]
        return made == [("Bake cakes", "Guest", "operate"), ("Mend the oven", "Guest", "recover")]

    hands.save(window, "the rows are work", is_made)
    hands.undo_only_step(window, opened)


@scenario.on("bakery")
def test_other_program(window):
    """Others get an indented list, and a picture; what is left on the clipboard does not change the model."""
    window.select("Bakery")
    window.press("ctrl+c")
    has_taken(lambda text: text.startswith(b"Bakery\n\tTill\n\tOven\n\t\tYeast\n\tSell bread\n"), "text/plain;charset=utf-8")
    has_taken(lambda svg: b"<svg" in svg and b"</svg>" in svg, "image/svg+xml")
    has_taken(lambda png: png.startswith(b"\x89PNG\r\n"), "image/png")
    hands.expect_no_step(window)


@scenario.on("bakery")
def test_two_windows(window):
    """From one window into another that shows another file: only that one changes."""
    opened = hands.read_bytes(window.path)
    window.select("Oven")
    window.press("ctrl+c")
    desk.wait("the copy", lambda: take("text/plain").startswith(b"Oven"))
    hands.expect_no_step(window)
    path = os.path.join(os.path.dirname(window.path), "other.trefoil")
    shutil.copy(scenario.find_example("bank"), path)
    window.open_another(path)
    window.select("MobBiz")
    window.press("ctrl+v")
    window.expect_selected("Unit: Oven")
    hands.save(window, "the other one has an oven", lambda first: hands.get_parents(path).get("Oven") == "MobBiz"
               and hands.get_parents(path).get("Yeast") == "Oven")
    assert hands.read_bytes(window.path) == opened


if subprocess.run([sys.executable, "-c", "import gi; gi.require_version('Gtk', '4.0')"], stderr=subprocess.DEVNULL).returncode != 0:
    print("1..0 # SKIP there is no typelib of GTK 4")
    sys.exit(0)
scenario.run()
