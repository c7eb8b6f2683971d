#!/usr/bin/env python3
"""Tells which tests failed, and how each one ended.

usage: what-failed.py RESULTS.json...            how each one ended
       what-failed.py --names RESULTS.json...    their names only, as "meson test" knows them, a line each

RESULTS is what Meson writes down: a line of JSON a test.  What a test said can be very long; its last lines say
why it failed, so those are what is shown, with the lines that say "not ok" from anywhere before them.
"""

import json
import sys

GOOD = ("OK", "EXPECTEDFAIL", "SKIP")
LAST_LINES = 25
LONGEST_LINE = 300


def ending(text):
    lines = [line[:LONGEST_LINE] for line in text.splitlines()]
    before = [line for line in lines[:-LAST_LINES] if line.lstrip().startswith(("not ok", "Bail out"))]
    return before + lines[-LAST_LINES:]


def read_failed(paths):
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as results:
            for line in results:
                test = json.loads(line)
                if test["result"] not in GOOD:
                    yield test


def print_ending(test):
    print(f"{test['name']}: {test['result']} after {test['duration']:.1f} s")
    for name in ("stdout", "stderr"):
        for line in ending(test.get(name) or ""):
            print(f"  {line}")


def main(arguments):
    if arguments[:1] == ["--names"]:
        for test in read_failed(arguments[1:]):
            print(test["name"].rpartition(" / ")[2])
    else:
        for test in read_failed(arguments):
            print_ending(test)


if __name__ == "__main__":
    main(sys.argv[1:])
