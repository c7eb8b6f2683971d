#!/usr/bin/python3
"""All that hands do with a pointer, in the real window; what comes of it is read in the saved file, or seen.

test-pointer.py TREFOIL TREFOILCTL SOURCE-FOLDER
"""

import desk
import hands
import saved
import scenario
import screen
import steps


@scenario.on("bakery")
def test_select(window):
    """A click selects, Shift adds, the bare canvas clears; what is selected is what Delete takes."""
    bare = hands.find_bare(window)
    oven, guest = hands.get_middle(window.locate("Yeast")), hands.get_middle(window.locate("Guest"))
    window.click_at(*bare)
    window.expect_selected("Nothing is selected")
    window.click_at(*oven)
    window.expect_selected("Unit: Yeast")
    desk.xdotool("keydown", "shift")
    window.click_at(*guest)
    desk.xdotool("keyup", "shift")
    window.expect_selected("2 units are selected")
    window.press("Delete")
    saved.save(window, lambda path: saved.get(path, "Yeast") is None and saved.get(path, "Guest") is None, "both are gone")
    assert saved.get(window.path, "Oven") is not None


@scenario.on("bakery")
def test_band(window):
    """The rubber band takes what is wholly inside it; Escape gives back what was selected before."""
    x, y, width, height = window.locate("Bakery")
    window.drag((x - 12, y - 12), (x + width + 12, y + height + 12))
    window.expect_selected("4 units, 3 work items are selected")

    window.select("Mill")
    window.drag((x - 12, y - 12), (x + width / 2, y + height + 12), before_release=hands.press_escape)
    window.expect_selected("Unit: Mill")
    window.drag((x - 12, y - 12), (x + width / 2, y + height + 12))
    window.expect_selected("Nothing is selected")


@scenario.on("bakery")
def test_nest(window):
    """Dragged into another unit, a unit stands in it in the file; undo takes that back in one step."""
    opened = saved.read_bytes(window.path)
    till, guest = window.locate("Till"), window.locate("Guest")
    window.drag(hands.get_middle(guest), hands.get_middle(till))
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_parents(path)["Guest"] == "Till", "Guest is in Till")
    steps.undo_only_step(window, opened)
    window.press("ctrl+shift+z")
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_parents(path)["Guest"] == "Till", "Guest is in Till again")


@scenario.on("bakery")
def test_nest_several(window):
    """All that is selected goes along, as one step."""
    opened = saved.read_bytes(window.path)
    guest, yeast, till = window.locate("Guest"), window.locate("Yeast"), window.locate("Till")
    window.click_at(*hands.get_middle(guest))
    window.expect_selected("Unit: Guest")
    desk.xdotool("keydown", "shift")
    window.click_at(*hands.get_middle(yeast))
    desk.xdotool("keyup", "shift")
    window.expect_selected("2 units are selected")
    window.drag(hands.get_middle(guest), hands.get_middle(till))
    steps.expect_step(window)
    saved.save(window, lambda path: {saved.get_parents(path)[name] for name in ("Guest", "Yeast")} == {"Till"},
               "both are in Till")
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_unnest(window):
    """Dragged onto the bare canvas, a unit stands in nothing."""
    opened = saved.read_bytes(window.path)
    bare = hands.find_bare(window)
    window.drag(hands.get_middle(window.locate("Yeast")), bare)
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_parents(path)["Yeast"] is None, "Yeast is at the top")
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_refused(window):
    """Work stands in a unit: dropped on the bare canvas it stays where it is, and the pointer says why."""
    bare = hands.find_bare(window)
    opened = saved.read_bytes(window.path)
    x, y = bare
    note = x + 14, y + 18, 40, 20  # dark, at the pointer
    before = screen.Picture()
    window.drag(hands.get_middle(window.locate("Mop floors")), bare, before_release=lambda: hands.expect_change(window, note, before))
    steps.expect_no_step(window)
    # Into another unit it may go.
    window.drag(hands.get_middle(window.locate("Mop floors")), hands.get_middle(window.locate("Guest")))
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_parents(path)["Mop floors"] == "Guest", "the work is in Guest")
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_escape(window):
    """Escape in the middle of a drag: nothing has changed, and what is let go later changes nothing either."""
    till, guest = window.locate("Till"), window.locate("Guest")
    window.drag(hands.get_middle(guest), hands.get_middle(till), before_release=hands.press_escape)
    steps.expect_no_step(window)
    guest = window.locate("Guest")
    window.drag(hands.get_handle(guest, "right"), hands.get_middle(till), before_release=hands.press_escape)
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_connect(window):
    """From the handle at the right a service goes to a customer, from the one at the left it comes from a provider."""
    opened = saved.read_bytes(window.path)
    till, guest = window.locate("Till"), window.locate("Guest")
    window.drag(hands.get_handle(guest, "right"), hands.get_middle(till))
    steps.expect_step(window)
    window.expect_selected("Service: ")
    window.press("Escape")  # its name can wait
    saved.save(window, lambda path: ("Guest", "Till") in saved.get_services(path), "Guest serves Till")
    steps.undo_only_step(window, opened)

    guest = window.locate("Guest")
    window.drag(hands.get_handle(guest, "left"), hands.get_middle(till))
    steps.expect_step(window)
    window.expect_selected("Service: ")
    window.type("Receipts")
    window.press("Return")
    saved.save(window, lambda path: ("Till", "Guest") in saved.get_services(path) and saved.find_all(path, "Receipts"),
               "Till serves Guest, by a name")


@scenario.on("bakery")
def test_connect_refused(window):
    """No unit is its own customer."""
    guest = window.locate("Guest")
    window.drag(hands.get_handle(guest, "right"), hands.get_middle(guest))
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_connect_new(window):
    """From a handle to the bare canvas: a service and its customer, in one step."""
    opened = saved.read_bytes(window.path)
    bare = hands.find_bare(window)
    window.drag(hands.get_handle(window.locate("Guest"), "right"), bare)
    steps.expect_step(window)
    window.expect_selected("Unit: ")
    window.press("Escape")
    saved.save(window, lambda path: len(saved.get_parents(path)) == len(PARENTS) + 1
               and [provider for provider, _ in saved.get_services(path)].count("Guest") == 1,
               "Guest serves a new unit")
    steps.undo_only_step(window, opened)


PARENTS = ("Bakery", "Till", "Oven", "Yeast", "Sell bread", "Mop floors", "Count the loaves", "Guest", "Mill")


@scenario.on("bakery")
def test_hang(window):
    """The customer's end of a service, taken to another unit; its agreement goes along."""
    opened = saved.read_bytes(window.path)
    guest, mill = window.locate("Guest"), window.locate("Mill")
    bakery = window.locate("Bakery")
    window.select("Flour")
    window.point_at(2, 2)
    line = screen.find_pixels(window, hands.get_canvas(window), screen.is_accent)
    # Two grips, the circles at its ends: this one at the border of the unit that it goes to.
    end = [row for column, row in line if abs(column - (bakery[0] + bakery[2])) <= 5]
    grip = bakery[0] + bakery[2], sum(end) / len(end)

    window.drag(grip, hands.get_middle(mill))  # its provider
    steps.expect_no_step(window, "Flour")
    window.point_at(2, 2)
    window.drag(grip, hands.get_middle(guest))
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_services(path) == [("Mill", "Guest")], "Mill serves Guest")
    assert saved.get(window.path, "Flour-Bakery").get("customer") == "Guest"
    steps.undo_only_step(window, opened)


@scenario.on("bakery")
def test_place(window):
    """Dragged within what it stands in, a unit stays where it was put, until it is unpinned."""
    opened = saved.read_bytes(window.path)
    bakery, till = window.locate("Bakery"), window.locate("Till")
    x, y = hands.get_middle(till)
    window.drag((x, y), (x + 60, y + 4))
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_places(path) == {"Till"}, "Till has a place")
    # It stays where it was let go, and what it stands in where that was: only then does the picture make room.
    hands.expect_ring(window, "Till further right", lambda ring: abs(ring[0] - till[0] - 60) <= 8)
    around = window.locate("Bakery")
    assert abs(around[0] - bakery[0]) <= 1 and around[2] > bakery[2] + 10, around
    steps.undo_only_step(window, opened)
    back, around = window.locate("Till"), window.locate("Bakery")
    assert abs((back[0] - around[0]) - (till[0] - bakery[0])) <= 1, back

    x, y = hands.get_middle(back)
    window.drag((x, y), (x + 60, y + 4))
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get_places(path) == {"Till"}, "Till has a place again")
    window.click_at(*hands.get_middle(window.locate("Till")), button=3)
    window.click_in_menu("Unpin", lambda name: name.startswith("Unpin"))
    saved.save(window, lambda path: not saved.get_places(path), "no place is left")


@scenario.on("bakery")
def test_close(window):
    """The button at a unit's side closes and opens it; the file has nothing to say about that."""
    x, y, width, height = window.locate("Oven")
    inside = hands.get_middle(window.locate("Yeast"))
    window.click_at(*hands.get_middle((x, y, width, 30)))
    window.expect_selected("Unit: Oven")
    window.click_at(x, y + 27)
    window.expect_described(lambda text: text.endswith(", closed"), "that it is closed")
    window.point_at(2, 2)
    closed = hands.expect_ring(window, "a lower unit", lambda ring: ring[3] < height - 20)
    window.click_at(closed[0], closed[1] + 27)
    window.expect_described(lambda text: "closed" not in text, "that it is open")
    window.point_at(2, 2)
    hands.expect_ring(window, "the unit as it was", lambda ring: abs(ring[3] - height) <= 1)
    window.click_at(*inside)
    window.expect_selected("Unit: Yeast")
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_rename(window):
    """A double click on a name opens it; Enter makes it the new name."""
    opened = saved.read_bytes(window.path)
    x, y, width, height = window.locate("Guest")
    window.click_at(x + 60, y + 17, times=2)
    window.find_text("Guest")
    window.press("ctrl+a")
    window.type("Visitor")
    window.press("Return")
    steps.expect_step(window)
    saved.save(window, lambda path: saved.get(path, "Guest").get("name") == "Visitor", "it has the new name")
    steps.undo_only_step(window, opened)
    window.locate("Guest")
    window.click_at(x + 60, y + 17, times=2)
    window.find_text("Guest")
    window.press("ctrl+a")
    window.type("Nobody")
    window.press("Escape")
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_go_inside(window):
    """A double click on a unit, not on its name, goes inside; Escape comes out, and so does the way at the top."""
    picture = window.find_picture()
    x, y, width, height = window.locate("Oven")
    window.click_at(x + 8, y + height - 5, times=2)
    desk.wait("the inside", lambda: picture.name == "Map of Oven")
    window.press("Escape", "Escape")
    desk.wait("the outside", lambda: picture.name == "Map of the model")
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_menus(window):
    """The right button on a unit, on work, and on the bare canvas: each has a menu of its own."""
    bare = hands.find_bare(window)
    guest, mop = window.locate("Guest"), window.locate("Mop floors")
    window.click_at(*hands.get_middle(guest), button=3)
    window.expect_selected("Unit: Guest")
    window.click_in_menu("Delete", lambda name: name == "Delete")
    saved.save(window, lambda path: saved.get(path, "Guest") is None, "Guest is gone")
    window.press("ctrl+z")
    saved.save(window, lambda path: saved.get(path, "Guest") is not None, "Guest is back")

    window.click_at(*hands.get_middle(mop), button=3)
    window.click_in_menu("a process", lambda name: name.startswith("Improve, W"))
    saved.save(window, lambda path: saved.get(path, "Mop").get("process") == "improve", "it owns the work")

    window.click_at(*bare, button=3)
    window.expect_selected("Nothing is selected")
    window.click_in_menu("Add Provider", lambda name: name == "Add Provider")
    window.expect_selected("Unit: ")
    window.type("Dairy")
    window.press("Return")
    saved.save(window, lambda path: [unit.get("declares") for unit in saved.find_all(path, "Dairy")] == ["provider"],
               "there is a new provider")


@scenario.on("bakery")
def test_card(window):
    """A pointer that rests on work brings a card, which goes when it is pressed."""
    x, y = hands.get_middle(window.locate("Sell bread"))
    window.click_at(x, y)
    window.expect_selected("Work: Sell bread")
    box = x + 30, y + 40, 200, 60  # below the pointer, beyond the work
    before = screen.settle(window, hands.get_canvas(window))
    window.point_at(x + 4, y + 4)
    hands.expect_change(window, box, before)
    card = screen.settle(window, hands.get_canvas(window))
    paper = screen.find_pixels(window, tuple(round(value) for value in box), lambda *colour: colour == (255, 255, 255), card)
    assert len(paper) > 200 * 60 / 2, "that is no card"
    window.click_at(x + 4, y + 4)
    hands.expect_same(window, box, before)


@scenario.on("bakery")
def test_zoom(window):
    """Ctrl and the wheel: nearer and further, and what is under the pointer stays there."""
    x, y, width, height = window.locate("Guest")
    point = x + width / 4, y + height / 2
    window.point_at(*point)
    for button, is_far_enough in (("4", lambda ring: ring[2] > 1.2 * width), ("5", lambda ring: ring[2] < 0.9 * width)):
        desk.xdotool("keydown", "ctrl")
        for _ in range(3 if button == "4" else 5):
            desk.xdotool("click", button)
        desk.xdotool("keyup", "ctrl")
        ring = hands.expect_ring(window, "another size", is_far_enough)
        assert abs((point[0] - ring[0]) / ring[2] - 1 / 4) < 0.05, ring
        assert abs((point[1] - ring[1]) / ring[3] - 1 / 2) < 0.12, ring


@scenario.on("bakery")
def test_pan(window):
    """The middle button takes the picture along; the wheel moves it too."""
    x, y, width, height = window.locate("Guest")
    bare = hands.find_bare(window)
    window.drag(bare, (bare[0] + 48, bare[1] - 64), button=2)
    window.point_at(2, 2)
    hands.expect_ring(window, "the unit at another place", lambda ring: abs(ring[0] - x - 48) <= 2 and abs(ring[1] - y + 64) <= 2)
    window.point_at(*bare)
    desk.xdotool("click", "5")
    window.point_at(2, 2)
    hands.expect_ring(window, "the unit further up", lambda ring: ring[1] < y - 64 - 20)
    steps.expect_no_step(window)


@scenario.on("bakery")
def test_badge(window):
    """A click on the badge goes to an orphan inside, and to the next one, and round."""
    x, y, width, height = window.locate("Bakery")
    box = x + width - 60, y + 2, 58, 50
    badge = screen.find_pixels(window, box, hands.is_magenta)
    at = sum(column for column, _ in badge) / len(badge), sum(row for _, row in badge) / len(badge)
    for name in ("Mop floors", "Count the loaves", "Mop floors"):
        window.click_at(*at)
        window.expect_selected("Work: " + name)


@scenario.on("bakery")
def test_palette(window):
    """A button of the palette makes a unit, which is then dropped where it belongs; another makes work in it."""
    window.locate("Oven")
    window.press("Escape")
    window.click(window.find("the button", lambda name: name == "Add a unit that is a customer"))
    window.expect_selected("Unit: ")
    window.type("Baker")
    window.press("Return")
    saved.save(window, lambda path: [unit.get("declares") for unit in saved.find_all(path, "Baker")] == ["customer"],
               "there is a customer")
    window.press("0")
    till, baker = window.locate("Till"), window.locate("Baker")
    window.drag(hands.get_middle(baker), hands.get_middle(till))
    saved.save(window, lambda path: saved.get_parents(path)["Baker"] == "Till", "it is in Till")
    window.locate("Baker")
    window.click(window.find("the button", lambda name: name == "Add work to the selected unit"))
    window.expect_selected("Work: ")
    window.type("Knead")
    window.press("Return")
    saved.save(window, lambda path: saved.get_parents(path).get("Knead") == "Baker", "it has work")


@scenario.on("municipality")
def test_minimap(window):
    """A press in the small picture moves the large one."""
    window.press("1")
    small = window.find("the minimap", lambda name: name == "The whole picture, small")
    box = desk.wait("its place", lambda: [size for size in (window.get_box(small),) if size[2] > 100])[0]
    canvas = hands.get_canvas(window)
    before = screen.settle(window, canvas)
    part = canvas[0] + 20, canvas[1] + 20, 400, 300
    window.click_at(box[0] + box[2] - 24, box[1] + box[3] - 24)
    hands.expect_change(window, part, before)
    screen.settle(window, canvas)
    window.click_at(box[0] + 24, box[1] + 24)
    window.point_at(2, 2)
    first = screen.settle(window, canvas)
    window.click_at(box[0] + box[2] - 24, box[1] + box[3] - 24)
    hands.expect_change(window, part, first)
    window.click_at(box[0] + 24, box[1] + 24)
    window.point_at(2, 2)
    hands.expect_same(window, part, first)


scenario.run()
