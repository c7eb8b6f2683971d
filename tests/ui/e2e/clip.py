"""Another program's clipboard, as a program of its own: GTK's, for there may be no xclip.

clip.py offer             takes text from the standard input and offers it until it is ended
clip.py offer-late        the same, but does not answer at once when it is asked what it has
clip.py take MIME-TYPE    writes what is on the clipboard to the standard output; nothing where it is not of that type
"""

import sys
import time

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

PATIENCE = 5  # seconds
LATE = 0.4


def offer(clipboard, delay):
    text = GLib.Bytes.new(sys.stdin.buffer.read())
    assert clipboard.set_content(Gdk.ContentProvider.new_for_bytes("text/plain;charset=utf-8", text))
    clipboard.get_display().sync()
    print("offered", flush=True)
    time.sleep(delay)
    GLib.MainLoop().run()


def take(clipboard, name):
    loop = GLib.MainLoop()
    target = Gio.MemoryOutputStream.new_resizable()

    def spliced_cb(_, result):
        if target.splice_finish(result) >= 0:
            sys.stdout.buffer.write(target.steal_as_bytes().get_data())
        loop.quit()

    def taken_cb(_, result):
        stream, _ = clipboard.read_finish(result)
        target.splice_async(stream, Gio.OutputStreamSpliceFlags.CLOSE_TARGET, GLib.PRIORITY_DEFAULT, None, spliced_cb)

    def formats_cb(*_):  # its owner is asked first what it has
        if clipboard.get_formats().contain_mime_type(name):
            clipboard.read_async([name], GLib.PRIORITY_DEFAULT, None, taken_cb)

    clipboard.connect("notify::formats", formats_cb)
    GLib.timeout_add_seconds(PATIENCE, loop.quit)
    loop.run()


Gtk.init()
clipboard = Gdk.Display.get_default().get_clipboard()
if sys.argv[1].startswith("offer"):
    offer(clipboard, LATE if sys.argv[1] == "offer-late" else 0)
else:
    take(clipboard, sys.argv[2])
