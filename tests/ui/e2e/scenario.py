"""Scenarios: each in a window of its own, on a copy of a model of its own, told as TAP.

A script has one function test_… for each scenario, marked with the example it begins with, and ends with
scenario.run():

    @scenario.on("hospital")
    def test_something(window): ...

window is a desk.Desk; window.path is the copy.
"""

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

import desk
import screen

TREFOIL, TREFOILCTL, SOURCE = sys.argv[1:4]


def find_example(name):
    """Of the shipped ones, or of those beside the scripts."""
    folders = os.path.join(SOURCE, "data/examples"), os.path.dirname(__file__)
    return next(path for path in (os.path.join(folder, name + ".trefoil") for folder in folders) if os.path.exists(path))


def on(example, *arguments, settings=False, language=None, views=True):
    """What a scenario begins with: the name of an example, or None for a window without a model.

    settings: they are kept from one start to the next, in the scenario's own folder; else there are none.
    language: of the window; skipped where it cannot be had.
    views: with those that the example has.
    """

    def mark(function):
        function.example = example
        function.arguments = arguments
        function.settings = settings
        function.language = language
        function.views = views
        return function

    return mark


SETTINGS = ("GSETTINGS_SCHEMA_DIR", "XDG_CONFIG_HOME", "LANGUAGE", "TREFOIL_LOCALE_DIR")


def make_settings(folder):
    """Where the program keeps its settings: a file below the folder, which GLib reads and writes."""
    subprocess.run(["glib-compile-schemas", "--targetdir", folder, os.path.join(SOURCE, "data")], check=True, timeout=desk.LIMIT)
    return {"GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": folder, "XDG_CONFIG_HOME": os.path.join(folder, "config")}


def make_language(language):
    """The translations of the build; None where the C library knows none in this locale: newer ones translate nothing in C.UTF-8."""
    made = {"LANGUAGE": language, "TREFOIL_LOCALE_DIR": os.path.join(os.path.dirname(TREFOIL), "../../po")}
    said = [subprocess.run([TREFOILCTL, "--help"], env={**os.environ, **more}, capture_output=True, timeout=desk.LIMIT).stdout
            for more in ({}, made)]
    return made if said[0] != said[1] else None


def drop_views(path):
    with open(path) as file:
        text = file.read()
    with open(path, "w") as file:
        file.write(re.sub(r"  <view .*?</view>\n", "", text, flags=re.DOTALL))


def work_in(folder, test):
    arguments = list(test.arguments)
    path = os.path.join(folder, (test.example or "new") + ".trefoil")
    if test.example is not None:
        shutil.copy(find_example(test.example), path)
        if not test.views:
            drop_views(path)
        arguments.append(path)

    for name in SETTINGS:
        os.environ.pop(name, None)
    if test.settings:
        os.environ.update(make_settings(folder))
    if test.language is not None:
        os.environ.update(make_language(test.language))
    window = desk.Desk(TREFOIL, *arguments)
    window.path = path
    window.ends = False
    try:
        test(window)
        # A scenario that closes the last window waits for the end.
        status = window.program.wait(desk.LIMIT) if window.ends else window.program.poll()
        assert status == (0 if window.ends else None), "the program ended with status %s" % status
    except Exception:
        if "TREFOIL_SHOTS" in os.environ:  # a folder: what was on the display when it failed
            screen.write_png(screen.Picture(), os.path.join(os.environ["TREFOIL_SHOTS"], test.__name__ + ".png"))
        raise
    finally:
        window.close()


def run():
    """All scenarios of the script that calls, in the order they stand there."""
    caller = inspect.currentframe().f_back.f_globals
    tests = [value for name, value in caller.items() if name.startswith("test_") and callable(value)]
    wanted = os.environ.get("TREFOIL_SCENARIO")
    tests = [test for test in tests if wanted is None or test.__name__ == wanted]
    failed = 0

    print("1..%d" % len(tests), flush=True)
    for number, test in enumerate(tests, 1):
        if test.language is not None and make_language(test.language) is None:
            print("ok %d - %s # SKIP there is no translation in this locale" % (number, test.__name__), flush=True)
            continue
        folder = tempfile.mkdtemp(prefix="trefoil-")
        try:
            work_in(folder, test)
            print("ok %d - %s" % (number, test.__name__), flush=True)
        except Exception:
            failed += 1
            print("not ok %d - %s" % (number, test.__name__), flush=True)
            for line in traceback.format_exc().splitlines():
                print("# " + line, flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)
