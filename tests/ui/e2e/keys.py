"""What hands do at the keyboard: go to an element, from field to field, choose, type.

Nothing here uses the pointer, or acts through the accessibility tree: the tree only says what there is by now.
"""

import time

import desk

INSPECTOR = "Inspector"


def has(window, node, state):
    return node.getState().contains(getattr(window.pyatspi, "STATE_" + state))


def walk_popups(window):
    """All that pops up over the window, the outermost first: it hangs on the window's box, behind the header and the rest."""
    box = window.root
    while box.childCount == 1:
        box = box.getChildAtIndex(0)
    layer = [box.getChildAtIndex(index) for index in range(2, box.childCount)]
    while layer:
        yield from layer
        layer = [node.getChildAtIndex(index) for node in layer for index in range(node.childCount)]


def find_popup(window, what, test):
    """Waits for an object that pops up, and whose name passes the test."""
    return desk.wait(what, lambda: next((node for node in walk_popups(window) if test(node.name or "")), None))


def find_focus(window, within=None):
    return next((node for node in window.walk_back(within) if has(window, node, "FOCUSED")), None)


def expect_focus(window, what, test, within=None):
    """Waits until the object that has the keys passes the test."""

    def find():
        node = find_focus(window, within)
        return node if node is not None and test(node) else None

    return desk.wait("the keys at " + what, find)


def get_text(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def keep(window, name, find):
    """What lives as long as the window is looked for once: to walk through everything takes its time."""
    kept = vars(window).setdefault("kept", {})
    if name not in kept:
        kept[name] = find()
    return kept[name]


def find_inspector(window):
    return keep(window, "inspector", lambda: window.find("the inspector", lambda name: name == INSPECTOR))


def type_text(window, text):
    """Letters of the keyboard are pressed; all others are typed by their number, as one can in any GTK program."""
    for letter in split_letters(text):
        if letter == "\n":
            window.press("Return")
        elif letter.isascii() and letter.isprintable():
            desk.xdotool("type", "--clearmodifiers", "--delay", "1", letter)
        else:
            window.press("ctrl+shift+u", *"%x" % ord(letter), "space")


def split_letters(text):
    """What the keyboard has as long as it lasts, and every other letter alone."""
    parts = []
    for letter in text:
        if parts and all(part.isascii() and part.isprintable() for part in (letter, parts[-1])):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def go_to(window, kind, name):
    """By way of the launcher."""
    window.press("ctrl+shift+p")
    entry = find_popup(window, "the launcher", lambda found: found == desk.LAUNCHER)
    desk.wait("the keys there", lambda: has_entry(window, desk.LAUNCHER))
    type_text(window, name)
    desk.wait("“%s” in the launcher" % name, lambda: entry.description.startswith("%s, %s" % (name, kind)))
    window.press("Return")
    window.expect_selected("%s: %s" % (kind, name))
    return window.find_picture()


def expect_naming(window):
    """Waits for the caret in a name: over the picture, or in the inspector."""

    def find():
        for place in (window.find_picture(), find_inspector(window)):
            node = find_focus(window, place)
            if node is not None and has(window, node, "EDITABLE"):
                return node
        return None

    return desk.wait("the caret in a name", find)


class Fields:
    """The inspector, walked through with Tab."""

    def __init__(self, window):
        self.window = window
        self.panel = find_inspector(window)
        window.press("F4")
        expect_focus(window, "the first field", lambda node: True, self.panel)

    def get_stops(self):
        """All that Tab may come to, more or less, as (name, focused). GTK 4.8 calls what has no name after its class."""
        return [(node.name, has(self.window, node, "FOCUSED"))
                for node in self.window.walk(self.panel)
                if has(self.window, node, "FOCUSABLE") and node.name and not node.name.startswith("Gtk")
                and node.getRoleName() not in ("list", "scroll pane")]

    def tab_to(self, name):
        """Tab, or Shift+Tab, until the field of that name has the keys."""
        stops = []
        for attempt in range(80):
            stops = self.get_stops()
            here = next((index for index, stop in enumerate(stops) if stop[1]), None)
            there = next((index for index, stop in enumerate(stops) if stop[0] == name), None)
            if here is None or there is None:
                time.sleep(0.05)  # it is being made anew
                continue
            if here == there:
                return
            self.window.press(*["Tab" if there > here else "shift+Tab"] * (abs(there - here) if attempt == 0 else 1))
        raise desk.Missing("Tab does not come to “%s”: %r" % (name, stops))

    def find_stop(self, test):
        """The first name that passes the test."""
        return desk.wait("the field", lambda: next((name for name, _ in self.get_stops() if test(name)), None))

    def leave(self):
        """What is typed is kept, and the picture has the keys."""
        self.window.press("alt+0")
        picture = self.window.find_picture()
        desk.wait("the keys at the picture", lambda: has(self.window, picture, "FOCUSED"))

    def set_text(self, name, text):
        self.tab_to(name)
        self.window.press("ctrl+a")
        type_text(self.window, text)

    def set_switch(self, name, on):
        self.tab_to(name)
        node = find_focus(self.window, self.panel)
        if has(self.window, node, "CHECKED") != on:
            self.window.press("space")
            desk.wait("“%s” turned" % name, lambda: has(self.window, node, "CHECKED") == on)

    def set_word(self, name, labels, label):
        """One of the words of a drop-down, or a word of one's own by way of its last item."""
        own = label not in labels
        self.tab_to(name)
        button = find_focus(self.window, self.panel)
        self.window.press("space")
        expect_focus(self.window, "the list of “%s”" % name, lambda node: node != button, self.panel)
        self.window.press("Home", *["Down"] * (1 + (len(labels) if own else labels.index(label))), "Return")
        if own:
            find_popup(self.window, "the entry for “%s”" % label, lambda found: found == name)
            desk.wait("the keys there", lambda: has_entry(self.window, name))
            type_text(self.window, label)
            self.window.press("Return")
            label = "“%s”" % label
        desk.wait("“%s” in “%s”" % (label, name), lambda: find_focus(self.window, self.panel) is not None and label in self.get_words(name))

    def get_words(self, name):
        """What is written in the field of that name, which has the keys."""
        focus = find_focus(self.window, self.panel)
        return [node.name for node in self.window.walk(focus)] if focus.name == name else []

    def get_refs(self):
        """What the links of all fields are called."""
        return [node.name for node in self.window.walk(self.panel) if node.name.startswith("Take “")]

    def add_ref(self, name, target):
        self.tab_to("Choose " + name)
        self.window.press("space")
        choose(self.window, name, target)
        expect_focus(self.window, "“%s” again" % name, lambda node: True, self.panel)


def choose(window, prompt, target):
    """Types into the search that is open, goes down to the one that is called just so, and takes it."""
    desk.wait("the search for “%s”" % prompt, lambda: has_entry(window, prompt))
    type_text(window, target)

    def find_row():
        rows = get_matches(window)
        return rows if target in rows and all(target.casefold() in row.casefold() for row in rows) else None

    rows = desk.wait("“%s” among what is found" % target, find_row)
    window.press(*["Down"] * rows.index(target), "Return")
    desk.wait("the end of the search", lambda: next(walk_popups(window), None) is None)


def has_entry(window, name):
    """Whether an entry of that name pops up and has the keys."""
    return any(has(window, node, "FOCUSED") and name in (node.name, node.parent.name) for node in walk_popups(window))


def get_matches(window):
    """The names in the open search, in order."""
    listed = next((node for node in walk_popups(window) if node.name == "Matches"), None)
    if listed is None:
        return []
    rows = []
    for row in listed:
        labels = [node.name for node in window.walk(row) if node.getRoleName() == "label"]
        if labels:
            rows.append(labels[0])
    return rows


def press_anywhere(*names):
    """To whichever window has the keys: a dialog, say."""
    desk.xdotool("key", "--clearmodifiers", *names)


def get_title():
    """Of the window that has the keys."""
    return desk.xdotool("getwindowfocus", "getwindowname").stdout.strip()


def expect_window(title):
    """Waits until a window of that title has the keys."""
    desk.wait("the window “%s”" % title,
              lambda: get_title() == title)


def find_frames(window):
    """The windows of the program; one that was closed a moment ago may still be told of, but tells nothing."""
    root = window.find_root()
    frames = []
    for index in range(root.childCount):
        try:
            frame = root.getChildAtIndex(index)
            frame.name
            frames.append(frame)
        except Exception:
            pass
    return frames


def expect_dialog(window, title):
    """The file chooser of that title, which has the keys."""
    expect_window(title)
    return desk.wait("“%s” in the accessibility tree" % title,
                     lambda: next((node for node in find_frames(window) if node.name == title), None))


def take_path(window, dialog, path):
    """Types a path where the keys are, and takes it."""
    expect_focus(window, "the name of the file", lambda node: has(window, node, "EDITABLE"), dialog)
    title = dialog.name
    press_anywhere("ctrl+a")
    desk.xdotool("type", "--delay", "1", path)

    def is_typed():
        text = get_text(find_focus(window, dialog))
        if text != path and text.startswith(path):  # completed by the dialog while it was typed
            press_anywhere("shift+End", "Delete")
        return text == path

    desk.wait("the path in the entry", is_typed)
    # A list of names that the chooser is still reading takes the first Enter for itself.
    for _ in range(10):
        press_anywhere("Return")
        try:
            return desk.wait("the end of the dialog", lambda: get_title() != title, 3)
        except desk.Missing:
            pass
    raise desk.Missing("“%s” does not end" % title)


def answer_path(window, title, path):
    take_path(window, expect_dialog(window, title), path)


def open_path(window, title, path):
    """Where a file is to be opened, there is no entry before one asks for it."""
    dialog = expect_dialog(window, title)
    press_anywhere("ctrl+l")
    take_path(window, dialog, path)


def switch(window, title):
    """Works in another window of the program from now on: the one whose title begins like this."""

    def find():
        ids = desk.xdotool("search", "--onlyvisible", "--pid", str(window.program.pid)).stdout.split()
        return next((id for id in ids if desk.xdotool("getwindowname", id).stdout.startswith(title)), None)

    window.window = desk.wait("the window “%s”" % title, find)
    window.kept = {}
    window.root = desk.wait("“%s” in the accessibility tree" % title,
                            lambda: next((frame for frame in find_frames(window) if frame.name.startswith(title)), None))
