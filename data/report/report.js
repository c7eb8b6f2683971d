/* The report of a model: zoom in the pictures, and search.  Without it all is readable still. */
"use strict";
(function () {
  const viewers = [];

  /* One picture.  What is seen of it is its viewBox, whose proportions never change. */
  class Viewer {
    constructor (map) {
      const view = map.querySelector ("svg").viewBox.baseVal;

      this.map = map;
      this.svg = map.querySelector ("svg");
      this.home = { x: view.x, y: view.y, width: view.width, height: view.height };
      this.view = { ...this.home };
      this.fingers = new Map ();
      map.tabIndex = 0;
      map.setAttribute ("role", "group");
      map.setAttribute ("aria-labelledby", this.svg.getAttribute ("aria-labelledby").split (" ")[0]);
      map.append (document.getElementById ("tools").content.cloneNode (true));
      map.addEventListener ("click", event => this.click (event));
      map.addEventListener ("keydown", event => this.press (event));
      map.addEventListener ("wheel", event => this.wheel (event), { passive: false });
      for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel"])
        map.addEventListener (name, event => this[name] (event));
    }

    show (x, y, width) {
      this.view = { x, y, width, height: width * this.home.height / this.home.width };
      this.svg.setAttribute ("viewBox", `${x} ${y} ${width} ${this.view.height}`);
    }

    /* What lies at a point of the window. */
    at (x, y) {
      return new DOMPoint (x, y).matrixTransform (this.svg.getScreenCTM ().inverse ());
    }

    zoom (factor, x, y) {
      const width = Math.min (Math.max (this.view.width / factor, this.home.width / 400), this.home.width * 1.5);
      const ratio = width / this.view.width;

      this.show (x - (x - this.view.x) * ratio, y - (y - this.view.y) * ratio, width);
    }

    zoomCentre (factor) {
      this.zoom (factor, this.view.x + this.view.width / 2, this.view.y + this.view.height / 2);
    }

    fit () {
      this.show (this.home.x, this.home.y, this.home.width);
    }

    does (what) {
      if (what === "in")
        this.zoomCentre (1.4);
      else if (what === "out")
        this.zoomCentre (1 / 1.4);
      else if (what === "fit")
        this.fit ();
      else if (document.fullscreenElement)
        document.exitFullscreen ();
      else
        this.map.requestFullscreen ();
    }

    press (event) {
      const step = this.view.width / 10;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      const keys = { "+": "in", "=": "in", "-": "out", "_": "out", "0": "fit" };

      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest ("button, a"))
        return;
      if (moves[event.key])
        this.show (this.view.x + moves[event.key][0], this.view.y + moves[event.key][1], this.view.width);
      else if (keys[event.key])
        this.does (keys[event.key]);
      else
        return;
      event.preventDefault ();
    }

    /* A page is to be scrolled over a picture: the wheel zooms with Ctrl (so does a touchpad's pinch), or after a click. */
    wheel (event) {
      const at = this.at (event.clientX, event.clientY);

      if (!event.ctrlKey && document.activeElement !== this.map && document.fullscreenElement !== this.map)
        return;
      event.preventDefault ();
      this.zoom (Math.exp (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002) * (event.ctrlKey ? 3 : 1)), at.x, at.y);
    }

    pointerdown (event) {
      if (event.button !== 0 || event.target.closest ("button, a"))
        return;
      this.fingers.set (event.pointerId, event);
      this.moved = this.fingers.size > 1;
      if (document.activeElement !== this.map)
        this.map.focus ({ preventScroll: true });
    }

    pointermove (event) {
      const old = this.fingers.get (event.pointerId);

      if (!old)
        return;
      if (!this.moved && Math.hypot (event.clientX - old.clientX, event.clientY - old.clientY) < 4)
        return;
      if (!this.moved)
        this.map.setPointerCapture (event.pointerId);
      this.moved = true;
      this.map.classList.add ("held");
      if (this.fingers.size === 1)
        this.drag (old, event);
      else
        this.pinch (old, event);
      this.fingers.set (event.pointerId, event);
    }

    drag (old, event) {
      const from = this.at (old.clientX, old.clientY);
      const to = this.at (event.clientX, event.clientY);

      this.show (this.view.x + from.x - to.x, this.view.y + from.y - to.y, this.view.width);
    }

    pinch (old, event) {
      const other = [...this.fingers.values ()].find (finger => finger.pointerId !== event.pointerId);
      const before = Math.hypot (old.clientX - other.clientX, old.clientY - other.clientY);
      const now = Math.hypot (event.clientX - other.clientX, event.clientY - other.clientY);
      const middle = this.at ((event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);

      if (before > 0 && now > 0)
        this.zoom (now / before, middle.x, middle.y);
    }

    pointerup (event) {
      this.fingers.delete (event.pointerId);
      this.map.classList.remove ("held");
    }

    pointercancel (event) {
      this.pointerup (event);
    }

    click (event) {
      const button = event.target.closest ("button");
      const group = event.target.closest ("g[data-element]");

      if (button)
        this.does (button.dataset.does);
      else if (!event.target.closest ("a") && !this.moved)
        this.pick (group ? group.dataset.element : null);
    }

    /* Says what was picked, with a way to all that the lists say of it. */
    pick (id) {
      const row = id && document.getElementById ("e." + id);

      this.map.querySelector (".pick")?.remove ();
      mark (row);
      this.ring (id);
      if (!row)
        return;

      const link = document.createElement ("a");

      link.className = "pick";
      link.href = "#e." + id;
      link.textContent = nameOf (row) + " ↓";
      this.map.querySelector (".tools").before (link);
    }

    find (id) {
      return id && this.svg.querySelector (`g[data-element="${CSS.escape (id)}"]`);
    }

    /* Where an element is: its own box, not all that is in it; a line is all there is of a service. */
    boxOf (id) {
      const group = this.find (id);

      return group && (group.querySelector (":scope > rect") || group).getBBox ();
    }

    ring (id) {
      const box = this.boxOf (id);

      this.svg.querySelector (".ring")?.remove ();
      if (!box)
        return false;

      const ring = document.createElementNS (this.svg.namespaceURI, "rect");

      ring.setAttribute ("class", "ring");
      ring.setAttribute ("x", box.x - 5);
      ring.setAttribute ("y", box.y - 5);
      ring.setAttribute ("width", box.width + 10);
      ring.setAttribute ("height", box.height + 10);
      ring.setAttribute ("rx", 12);
      this.svg.append (ring);
      return true;
    }

    /* Goes near enough to read it, with something of what is around it. */
    goTo (id) {
      const box = this.boxOf (id);
      const ratio = this.home.width / this.home.height;

      if (!box)
        return;
      const width = Math.min (Math.max (box.width * 2, box.height * 2 * ratio, 900), this.home.width);

      this.show (box.x + box.width / 2 - width / 2, box.y + box.height / 2 - width / ratio / 2, width);
      this.pick (id);
    }
  }

  function nameOf (row) {
    return row.querySelector ("th").firstChild?.textContent.trim () || "";
  }

  /* The one row that is marked. */
  function mark (row) {
    for (const other of document.querySelectorAll ("tr.hit"))
      other.classList.remove ("hit");
    if (row)
      row.classList.add ("hit");
  }

  /* #p2.Dev: an element on the second picture. */
  function follow () {
    const parts = /^#p(\d+)\.(.+)$/.exec (decodeURIComponent (location.hash));
    const viewer = parts && viewers[parts[1] - 1];

    if (!viewer)
      return;
    viewer.goTo (parts[2]);
    viewer.map.closest ("article").scrollIntoView ({ block: "start" });
  }

  /* The picture that draws an element and is nearest to what is on screen. */
  function nearest (id) {
    const away = viewer => {
      const box = viewer.map.getBoundingClientRect ();

      return Math.abs ((box.top + box.bottom) / 2 - innerHeight / 2);
    };

    return viewers.filter (viewer => viewer.find (id)).sort ((a, b) => away (a) - away (b))[0];
  }

  class Search {
    constructor (form) {
      this.form = form;
      this.input = form.querySelector ("input");
      this.list = form.querySelector ("#finds");
      this.status = form.querySelector ("#found");
      this.hits = [];
      this.active = -1;
      form.addEventListener ("submit", event => event.preventDefault ());
      this.input.addEventListener ("input", () => {
        clearTimeout (this.timer);
        this.timer = setTimeout (() => this.run (), 120);
      });
      this.input.addEventListener ("keydown", event => this.press (event));
      this.input.addEventListener ("blur", () => this.close ());
      this.list.addEventListener ("pointerdown", event => event.preventDefault ());
      this.list.addEventListener ("click", event => {
        const item = event.target.closest ("li");

        if (item)
          this.choose (Number (item.dataset.index));
      });
      document.addEventListener ("keydown", event => {
        if (event.key === "/" && !event.ctrlKey && !event.target.closest ("input")) {
          event.preventDefault ();
          this.input.select ();
        }
      });
    }

    /* What can be found: rows of the lists, which hold all there is to say. */
    read () {
      this.entries ??= [...document.querySelectorAll ("tr[id^='e.'], tr[id^='f.']")].map (row => ({
        row,
        id: row.id.startsWith ("e.") ? row.id.slice (2) : row.querySelector ("a[href^='#e.']")?.hash.slice (3),
        name: nameOf (row),
        kind: row.closest ("section").querySelector ("h2").textContent,
        folded: fold (nameOf (row)),
        text: fold (row.textContent + " " + row.id.slice (2)),
      }));
      return this.entries;
    }

    run () {
      const words = fold (this.input.value).split (/\s+/).filter (word => word);
      const scored = [];

      if (words.length > 0)
        for (const entry of this.read ())
          if (words.every (word => entry.text.includes (word)))
            scored.push ([score (entry.folded, words), entry]);
      scored.sort ((a, b) => a[0] - b[0]);
      this.n = scored.length;
      this.hits = scored.slice (0, 20).map (pair => pair[1]);
      this.fill (words.length > 0);
      this.go (this.hits.length > 0 ? 0 : -1);
    }

    fill (asked) {
      this.list.replaceChildren (...this.hits.map ((entry, index) => {
        const item = document.createElement ("li");
        const kind = document.createElement ("small");

        item.id = "find-" + index;
        item.dataset.index = index;
        item.setAttribute ("role", "option");
        item.append (entry.name, kind);
        kind.textContent = entry.kind;
        return item;
      }));
      this.list.hidden = this.hits.length === 0;
      this.input.setAttribute ("aria-expanded", String (!this.list.hidden));
      this.status.textContent = !asked ? "" : this.n > 0 ? this.form.dataset.found.replace ("%u", this.n) : this.form.dataset.none;
    }

    /* Shows a hit where it is drawn, or else in its list. */
    go (index) {
      const entry = this.hits[index];
      const viewer = entry && nearest (entry.id);

      this.active = index;
      for (const item of this.list.children)
        item.setAttribute ("aria-selected", String (Number (item.dataset.index) === index));
      this.list.children[index]?.scrollIntoView ({ block: "nearest" });
      if (entry)
        this.input.setAttribute ("aria-activedescendant", "find-" + index);
      else
        this.input.removeAttribute ("aria-activedescendant");
      if (viewer) {
        viewer.goTo (entry.id);
        viewer.map.closest ("article").scrollIntoView ({ block: "start" });
      }
      mark (entry?.row);
      if (entry && !viewer)
        entry.row.scrollIntoView ({ block: "center" });
    }

    choose (index) {
      const entry = this.hits[index];

      this.close ();
      if (!entry)
        return;
      if (location.hash === "#" + entry.row.id)
        entry.row.scrollIntoView ({ block: "center" });
      location.hash = entry.row.id;
      mark (entry.row);
    }

    press (event) {
      const n = this.hits.length;

      if (event.key === "ArrowDown" && n > 0)
        this.go ((this.active + 1) % n);
      else if (event.key === "ArrowUp" && n > 0)
        this.go ((this.active + n - 1) % n);
      else if (event.key === "Enter")
        this.choose (this.active);
      else if (event.key === "Escape")
        this.close ();
      else
        return;
      event.preventDefault ();
    }

    close () {
      this.list.hidden = true;
      this.input.setAttribute ("aria-expanded", "false");
    }
  }

  /* The same to people: in small letters and large, with accents and without. */
  function fold (text) {
    return text.normalize ("NFD").replace (/\p{M}/gu, "").toLowerCase ();
  }

  /* Less is better: a name that begins so, then a word of it that does, then it has it, then all else. */
  function score (name, words) {
    if (name.startsWith (words[0]))
      return 0;
    if (words.every (word => name.split (/[^\p{L}\p{N}]+/u).some (part => part.startsWith (word))))
      return 1;
    return words.every (word => name.includes (word)) ? 2 : 3;
  }

  document.documentElement.classList.add ("js");
  for (const map of document.querySelectorAll (".map"))
    viewers.push (new Viewer (map));
  new Search (document.querySelector (".search"));
  addEventListener ("hashchange", follow);
  follow ();
}) ();
