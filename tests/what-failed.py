#!/usr/bin/env python3
"""Tells which tests failed, and how each one ended.

usage: what-failed.py RESULTS.json...

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


def main(paths):
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as results:
            tests = [json.loads(line) for line in results if line.strip()]
        for test in tests:
            if test["result"] in GOOD:
                continue
            print(f"{test['name']}: {test['result']} after {test['duration']:.1f} s")
            for name in ("stdout", "stderr"):
                for line in ending(test.get(name) or ""):
                    print(f"  {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
