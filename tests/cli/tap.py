"""The Test Anything Protocol, and a way to run a program in a folder of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
import traceback


class Run:
    """What a program printed and returned."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err


def run(*arguments, **environment):
    """Runs a program without a display, a bus or a network of its own."""
    env = {key: value for key, value in os.environ.items()
           if key not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    env.update(environment)
    done = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, env=env, timeout=120)
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def main(tests):
    """Runs functions one by one, each in a new empty folder."""
    failed = 0
    print("1..%d" % len(tests))
    for number, test in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix="trefoil-")
        before = os.getcwd()
        os.chdir(folder)
        try:
            test()
            print("ok %d - %s" % (number, test.__name__))
        except Exception:
            failed += 1
            print("not ok %d - %s" % (number, test.__name__))
            for line in traceback.format_exc().splitlines():
                print("# " + line)
        finally:
            os.chdir(before)
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
