/* A picture on the whole window: wheel, pinch, double tap, drag, and the keys + - 0, arrows and
   Escape. The largest file is fetched only then. Without scripts the link leads to it. */
const MOST = 8;

class PictureZoom extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.dialog = this.querySelector("dialog");
    this.frame = this.dialog?.querySelector("[data-frame]");
    if (!this.link || !this.frame || this.ready) return;
    this.ready = true;
    this.fingers = new Map();
    this.link.setAttribute("aria-haspopup", "dialog");
    this.clearGround();
    this.dressMotion();
    this.link.addEventListener("click", (event) => this.open(event));
    this.dialog.addEventListener("close", () => this.link.focus());
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    for (const button of this.dialog.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.act(button.dataset.zoom));
    }
    this.frame.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    this.frame.addEventListener("dblclick", (event) => this.byTouch || this.scaleAt(this.scale > 1 ? 1 : 2.5, event));
    this.frame.addEventListener("pointerdown", (event) => this.touch(event));
    this.frame.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) {
      this.frame.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    }
  }

  /* the colour that stood in would shine through a picture with holes */
  clearGround() {
    const image = this.link.querySelector("img");
    const clear = () => this.link.querySelector(".ground")?.remove();
    if (image.complete) clear();
    else image.addEventListener("load", clear, { once: true });
  }

  /* what moves can be held still, and what somebody's settings hold still can be let go */
  dressMotion() {
    const button = this.querySelector("[data-motion]");
    const source = this.link.querySelector("source");
    if (!button || !source) return;
    const show = (moves) => {
      source.media = moves ? "all" : "not all";
      button.setAttribute("aria-pressed", String(moves));
    };
    show(matchMedia("(prefers-reduced-motion: no-preference)").matches);
    button.hidden = false;
    button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
  }

  open(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const small = this.link.querySelector("img");
    if (!this.picture) {
      this.picture = new Image(small.width, small.height);
      this.picture.alt = small.alt;
      this.picture.draggable = false;
      /* what is there already stands in until the large one has come */
      this.picture.src = small.currentSrc || small.src;
      this.frame.append(this.picture);
      const large = new Image();
      large.addEventListener("load", () => (this.picture.src = large.src));
      large.addEventListener("error", () => this.say(this.dataset.failed || "The large picture could not be loaded; this is the small one."));
      large.src = this.link.href;
    }
    this.dialog.showModal();
    this.frame.focus();
    this.set(1, 0, 0);
  }

  act(name) {
    if (name === "close") this.dialog.close();
    else if (name === "whole") this.set(1, 0, 0);
    else this.scaleAt(this.scale * (name === "in" ? 1.5 : 1 / 1.5));
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 80;
    const acts = {
      "+": () => this.act("in"), "=": () => this.act("in"), "-": () => this.act("out"), 0: () => this.act("whole"),
      ArrowLeft: () => this.move(step, 0), ArrowRight: () => this.move(-step, 0),
      ArrowUp: () => this.move(0, step), ArrowDown: () => this.move(0, -step),
    };
    if (!(event.key in acts)) return;
    event.preventDefault();
    acts[event.key]();
  }

  turn(event) {
    event.preventDefault();
    this.scaleAt(this.scale * Math.exp(-event.deltaY / (event.ctrlKey ? 120 : 400)), event);
  }

  touch(event) {
    this.fingers.set(event.pointerId, event);
    this.byTouch = event.pointerType === "touch";
    this.frame.setPointerCapture(event.pointerId);
    if (event.pointerType !== "touch" || this.fingers.size > 1) return;
    /* a double tap, of which some browsers make a dblclick as well: that one is not heeded then */
    if (event.timeStamp - (this.tapped ?? -1000) < 300) this.scaleAt(this.scale > 1 ? 1 : 2.5, event);
    this.tapped = event.timeStamp;
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    this.fingers.set(event.pointerId, event);
    if (!other) return this.move(event.clientX - before.clientX, event.clientY - before.clientY);
    const gap = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
    const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
    this.scaleAt((this.scale * gap(event)) / Math.max(gap(before), 1), middle);
  }

  /* the point under the hand stays where it is */
  scaleAt(wanted, at) {
    const box = this.frame.getBoundingClientRect();
    const scale = Math.min(MOST, Math.max(1, wanted));
    const x = (at?.clientX ?? box.left + box.width / 2) - box.left - box.width / 2;
    const y = (at?.clientY ?? box.top + box.height / 2) - box.top - box.height / 2;
    const by = scale / this.scale;
    this.set(scale, x - (x - this.x) * by, y - (y - this.y) * by);
  }

  move(x, y) {
    this.set(this.scale, this.x + x, this.y + y);
  }

  /* never so far that the picture is lost from sight */
  set(scale, x, y) {
    const most = (size) => (size * (scale - 1)) / 2;
    const keep = (value, limit) => Math.min(limit, Math.max(-limit, value));
    this.scale = scale;
    this.x = keep(x, most(this.frame.clientWidth));
    this.y = keep(y, most(this.frame.clientHeight));
    this.picture.style.transform = `translate(${this.x}px, ${this.y}px) scale(${scale})`;
    this.say(`${Math.round(scale * 100)} %`);
  }

  say(text) {
    const note = this.dialog.querySelector("[role=status]");
    if (note) note.textContent = text;
  }
}

customElements.define("picture-zoom", PictureZoom);
