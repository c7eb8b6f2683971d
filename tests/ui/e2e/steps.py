"""What can be expected of the history: steps are told by the button that takes them back."""

import desk
import saved


def find_undo(window):
    if not hasattr(window, "undo"):
        window.undo = window.find("the undo button", lambda name: name == "Undo" or name.startswith("Undo: "))
    return window.undo


def expect_step(window):
    """Waits until there is something to undo; gives its name."""
    button = find_undo(window)
    return desk.wait("a step", lambda: button.name.startswith("Undo: ") and button.name)


def undo_only_step(window, opened):
    """Takes back one step: then there are no others, and the model is again what was opened."""
    step = expect_step(window)
    window.press("ctrl+z")
    button = find_undo(window)
    desk.wait("no more steps after “%s”" % step, lambda: button.name == "Undo")
    saved.save(window, lambda path: saved.read_bytes(path) == opened, "all is as it was")


def expect_no_step(window, barrier="Mill"):
    """Nothing has been changed. The window has come to know of the last event when it knows of a later one."""
    window.select(barrier)
    assert find_undo(window).name == "Undo", find_undo(window).name
    assert window.find_all(lambda name: name.endswith("Saved")), "there is something to save"
