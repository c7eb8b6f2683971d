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
LAUNCHER = "What to do, or where to go"


def is_newer_gtk():
    """Newer than 4.8, for which the program is written."""
    asked = subprocess.run(["pkg-config", "--atleast-version", "4.9", "gtk4"], stderr=subprocess.DEVNULL)
    return asked.returncode == 0


NEWER_GTK = is_newer_gtk()

# What the program is to end at.  Newer GTKs warn of what is within their own dialogs, such as a label that is measured too narrow:
# there it is only what is critical.  For the program alone: AT-SPI warns this side of programs that are just starting.
DEBUG = os.environ.pop("G_DEBUG", "")
if NEWER_GTK:
    DEBUG = DEBUG.replace("fatal-warnings", "fatal-criticals")

# A file for what the program complains of; None: it goes where our own complaints go.
COMPLAINTS = None


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
        self.program = subprocess.Popen([program, *arguments], env={**os.environ, "G_DEBUG": DEBUG}, stderr=COMPLAINTS)
        import pyatspi  # not before the program: it is to be the first on the bus
        self.pyatspi = pyatspi
        self.window = wait("the window", self.find_window)
        self.picture = self.pictured = None
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

    def drag(self, start, end, keys=(), before_release=None, button=1):
        """The button goes down at one point, the pointer on to another in steps, and the button up, with keys held."""
        self.point_at(*start)
        for key in keys:
            xdotool("keydown", key)
        xdotool("mousedown", str(button))
        for step in range(1, 9):
            self.point_at(start[0] + (end[0] - start[0]) * step / 8, start[1] + (end[1] - start[1]) * step / 8)
            time.sleep(0.02)  # so that the window sees each
        if before_release is not None:
            before_release()
        xdotool("mouseup", str(button))
        for key in keys:
            xdotool("keyup", key)

    def find_picture(self):
        """The drawing, whose description tells what is selected. It lives as long as the window, and to look takes time."""
        if self.picture is None or self.pictured is not self.root:
            self.picture = self.find("the picture", lambda name: name.split(" of ")[0] in ("Map", "Chain", "Tree", "Matrix"))
            self.pictured = self.root
        return self.picture

    def expect_selected(self, text):
        """Waits until what is selected is told in words that begin like this."""
        picture = self.find_picture()
        wait("“%s” selected" % text, lambda: picture.description.startswith(text))

    def select(self, name):
        """By keys: the launcher goes to whatever is called like that."""
        self.press("ctrl+shift+p")
        entry = self.find_last("the launcher", lambda found: found == LAUNCHER)
        self.type(name)
        wait("“%s” in the launcher" % name, lambda: entry.description.startswith(name + ","))
        self.press("Return")
        picture = self.find_picture()
        wait("“%s” selected" % name, lambda: ": " + name in picture.description.split(",")[0])

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

    def walk_back(self, node=None):
        """Every accessible object, the last first: what pops up is the last of its window."""
        node = node if node is not None else self.root
        for index in range(node.childCount - 1, -1, -1):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from self.walk_back(child)
        yield node

    def find_last(self, what, test):
        """As find(), for what is near the end."""
        return wait(what, lambda: next((node for node in self.walk_back() if test(node.name or "")), None))

    def expect_described(self, test, what):
        """Waits until what the picture says of the selection passes the test."""
        picture = self.find_picture()
        wait("in the picture's words " + what, lambda: test(picture.description))

    def find_text(self, text):
        """Waits for an entry over the picture with this text in it."""

        def find():
            for node in self.walk_back(self.find_picture()):
                if node.getState().contains(self.pyatspi.STATE_EDITABLE):
                    found = node.queryText()
                    if found.getText(0, found.characterCount) == text:
                        return node
            return None

        return wait("“%s” to be edited" % text, find)

    def click_in_menu(self, what, test):
        """A click on an item of a menu that is open: a window of its own, which the item's place is seen from."""
        item = self.find_last(what + " in the menu", test)
        others = wait("the menu", lambda: [found for found in self.list_windows() if found != self.window])
        wait("its place", lambda: self.get_box(item)[2] > 0)
        if NEWER_GTK:  # counts the menu's shadow in where its items are
            self.act(item)
            return
        x, y, width, height = self.get_box(item)
        xdotool("mousemove", "--window", others[-1], str(x + width // 2), str(y + height // 2))
        xdotool("click", "1")

    def list_windows(self):
        return xdotool("search", "--onlyvisible", "--pid", str(self.program.pid)).stdout.split()

    def open_another(self, path):
        """Another file in another window of the same program, as file managers open it; all goes to that one from here on."""
        before = set(self.list_windows())
        frames = list(self.root)
        subprocess.run([self.program.args[0], path], env={**os.environ, "G_DEBUG": DEBUG}, check=True, timeout=LIMIT)
        self.window = wait("another window", lambda: (set(self.list_windows()) - before)).pop()
        self.root = wait("it in the tree", lambda: next((frame for frame in self.root if frame not in frames), None))

    def close(self):
        for process in (self.program, self.manager):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
