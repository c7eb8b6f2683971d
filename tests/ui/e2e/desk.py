"""A real window to work in: starts the program, reads its accessibility tree, presses its keys.

Everything waits for what it needs to see, up to a limit, and never for a time.
"""

import os
import signal
import subprocess
import time

import screen

KEYLESS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "openbox.xml")
LIMIT = 30  # seconds; far more than anything takes

# For the program only: AT-SPI warns this side of programs that are just starting.
DEBUG = os.environ.pop("G_DEBUG", "")


class Missing(Exception):
    """What was waited for did not come."""


def wait(what, find, limit=LIMIT):
    """The first true value of find(), asked for again and again."""
    end = time.monotonic() + limit
    trouble = None
    while time.monotonic() < end:
        try:
            found = find()
            if found:
                return found
        except Exception as error:  # the tree changes while it is read
            trouble = error
        time.sleep(0.05)
    raise Missing("%s did not come within %d seconds%s" % (what, limit, " (%r)" % trouble if trouble else ""))


def xdotool(*arguments):
    return subprocess.run(("xdotool",) + arguments, capture_output=True, text=True, timeout=LIMIT)


class Desk:
    """The program under test, with a window manager beside it."""

    def __init__(self, program, *arguments):
        self.manager = subprocess.Popen(["openbox", "--config-file", KEYLESS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.program = subprocess.Popen([program, *arguments], env={**os.environ, "G_DEBUG": DEBUG})
        import pyatspi  # not before the program: it is to be the first on the bus
        self.pyatspi = pyatspi
        self.window = wait("the window", self.find_window)
        self.root = wait("the program in the accessibility tree", self.find_root)

    def find_window(self):
        if self.program.poll() is not None:
            raise SystemExit("the program ended with status %d" % self.program.returncode)
        found = xdotool("search", "--onlyvisible", "--pid", str(self.program.pid)).stdout.split()
        return found[-1] if found else None

    def find_root(self):
        desktop = self.pyatspi.Registry.getDesktop(0)
        for application in desktop:
            if application is not None and application.get_process_id() == self.program.pid and len(application) > 0:
                return application
        return None

    def walk(self, node=None):
        """Every accessible object on show, outermost first."""
        node = node if node is not None else self.root
        yield node
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from self.walk(child)

    def find_all(self, test):
        """All whose name passes the test. Not by role: GTK 4.8 and 4.18 call the same widget differently."""
        return [node for node in self.walk() if test(node.name or "")]

    def find(self, what, test):
        """Waits for one object whose name passes the test."""
        return wait(what, lambda: self.find_all(test))[0]

    def press(self, *keys):
        """Real keys, to the window."""
        wait("the focus", lambda: xdotool("getwindowfocus").stdout.strip() == self.window
             or xdotool("windowfocus", "--sync", self.window).returncode == 0)
        xdotool("key", "--clearmodifiers", *keys)

    def type(self, text):
        """Text, letter by letter, to whatever has the focus."""
        xdotool("type", "--clearmodifiers", text)

    def get_box(self, node):
        """x, y, width, height of an object, seen from the window's corner."""
        box = node.queryComponent().getExtents(self.pyatspi.WINDOW_COORDS)
        return box.x, box.y, box.width, box.height

    def point_at(self, x, y):
        xdotool("mousemove", "--window", self.window, str(round(x)), str(round(y)))

    def click(self, node):
        """A real click in the middle of an object."""
        x, y, width, height = self.get_box(node)
        self.click_at(x + width // 2, y + height // 2)

    def click_at(self, x, y, button=1, times=1):
        self.point_at(x, y)
        xdotool("click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, start, end, keys=(), before_release=None):
        """The button goes down at one point, the pointer on to another in steps, and the button up, with keys held."""
        self.point_at(*start)
        for key in keys:
            xdotool("keydown", key)
        xdotool("mousedown", "1")
        for step in range(1, 9):
            self.point_at(start[0] + (end[0] - start[0]) * step / 8, start[1] + (end[1] - start[1]) * step / 8)
            time.sleep(0.02)  # so that the window sees each
        if before_release is not None:
            before_release()
        xdotool("mouseup", "1")
        for key in keys:
            xdotool("keyup", key)

    def find_picture(self):
        """The drawing, whose description tells what is selected."""
        return self.find("the picture", lambda name: name.split(" of ")[0] in ("Map", "Chain", "Tree", "Matrix"))

    def expect_selected(self, text):
        """Waits until what is selected is told in words that begin like this."""
        picture = self.find_picture()
        wait("“%s” selected" % text, lambda: picture.description.startswith(text))

    def select(self, name):
        """By keys: the launcher goes to whatever is called like that."""
        self.press("ctrl+shift+p")
        self.find("the launcher", lambda found: found == "What to do, or where to go")
        self.type(name)
        self.press("Return")
        picture = self.find_picture()
        wait("“%s” selected" % name, lambda: name in picture.description)

    def locate(self, name):
        """Selects a unit or work, and gives the box that the ring around it leaves: x, y, width, height in the window."""
        self.select(name)
        self.point_at(2, 2)  # a hovered unit has marks of its own
        return wait("a ring around “%s”" % name, lambda: screen.find_ring(self, self.get_box(self.find_picture())))

    def act(self, node):
        """What an object does for those who use no pointer."""
        action = node.queryAction()
        assert action.nActions > 0, "%s offers no action" % node.name
        assert action.doAction(0), "%s did not act" % node.name

    def close(self):
        for process in (self.program, self.manager):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
