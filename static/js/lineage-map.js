/* The picture of a lineage as a map: drag, pinch, wheel, buttons, and a walk with the arrow keys
   along the threads. Without scripts the picture scrolls and its nodes are links all the same. */
const MOST = 2.5;
const STEP = 1.3;

class LineageMap extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector(".tree-frame");
    this.tree = this.querySelector("svg.tree");
    this.says = this.querySelector("[data-says]");
    if (!this.tree || this.nodes) return;
    this.wide = this.tree.viewBox.baseVal.width;
    this.high = this.tree.viewBox.baseVal.height;
    this.fingers = new Map();
    this.readNodes();
    this.frame.removeAttribute("tabindex");
    this.querySelector("[data-tools]").hidden = false;
    this.listen();
    this.size();
    const asked = this.nodes.get(location.hash.replace("#w", ""));
    if (asked) this.walk(asked);
    else if (this.whole() > 0.78) this.fit();
    else this.centre(this.nodes.get(this.dataset.focus), this.width < 700 ? 0.9 : 1);
  }

  readNodes() {
    this.nodes = new Map();
    for (const shape of this.tree.querySelectorAll("[data-node]")) {
      const box = shape.querySelector("[data-box]");
      const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
      const node = { id: shape.dataset.node, shape, x, y, width, height, threads: [] };
      node.generation = Number(shape.dataset.generation);
      node.title = shape.dataset.title || shape.querySelector("text").textContent;
      this.nodes.set(node.id, node);
      shape.setAttribute("tabindex", node.id === this.dataset.focus ? "0" : "-1");
    }
    for (const path of this.tree.querySelectorAll("[data-from]")) {
      const from = this.nodes.get(path.dataset.from);
      const to = this.nodes.get(path.dataset.to);
      const said = [this.dataset[path.dataset.relation], path.classList.contains("disputed") && `(${this.dataset.disputed})`];
      const thread = { path, from, to, relation: said.filter(Boolean).join(" ") };
      from.threads.push(thread);
      to.threads.push(thread);
    }
  }

  listen() {
    const frame = this.frame;
    for (const button of this.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => this.act(button.dataset.do));
    }
    frame.addEventListener("keydown", (event) => this.press(event));
    frame.addEventListener("focusin", (event) => this.arrive(event));
    frame.addEventListener("focusout", () => this.light(null));
    frame.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("pointerdown", (event) => this.touch(event));
    frame.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) {
      frame.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    }
    /* whoever has dragged did not mean to follow the link underneath */
    frame.addEventListener("click", (event) => this.dragged && event.preventDefault(), true);
    frame.addEventListener("pointerover", (event) => {
      const shape = event.target.closest("[data-node]");
      if (shape) this.light(this.nodes.get(shape.dataset.node));
    });
    new ResizeObserver(() => this.size()).observe(this);
  }

  /* as high as the style sheet lets the whole picture be, so that nothing on the page moves */
  size() {
    const width = this.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    this.classList.remove("live");
    this.frame.style.height = "";
    this.height = this.frame.clientHeight;
    this.frame.style.height = `${this.height}px`;
    this.classList.add("live");
    if (this.scale) this.look(this.scale, this.x, this.y);
  }

  whole() {
    return Math.min(this.width / this.wide, this.height / this.high, 1);
  }

  fit() {
    const scale = this.whole();
    this.look(scale, (this.wide - this.width / scale) / 2, (this.high - this.height / scale) / 2);
  }

  centre(node, scale = this.scale) {
    const x = node.x + node.width / 2 - this.width / scale / 2;
    const y = node.y + node.height / 2 - this.height / scale / 2;
    this.look(scale, x, y, 0);
  }

  act(name) {
    if (name === "fit") this.fit();
    else if (name === "centre") this.centre(this.nodes.get(this.dataset.focus), Math.max(this.scale, 0.9));
    else this.zoom(name === "in" ? STEP : 1 / STEP);
  }

  /* the point under the hand stays where it is */
  zoom(by, at) {
    const box = this.frame.getBoundingClientRect();
    const scale = Math.min(MOST, Math.max(this.whole() * 0.8, this.scale * by));
    const x = at ? at.clientX - box.left : this.width / 2;
    const y = at ? at.clientY - box.top : this.height / 2;
    this.look(scale, this.x + x / this.scale - x / scale, this.y + y / this.scale - y / scale);
  }

  /* never so far that the picture is lost from sight */
  look(scale, x, y, slack = 1 / 3) {
    const keep = (value, whole, seen) => {
      const [least, most] = seen > whole ? [(whole - seen) / 2, (whole - seen) / 2] : [0, whole - seen];
      return Math.min(Math.max(value, least - seen * slack), most + seen * slack);
    };
    this.scale = scale;
    this.x = keep(x, this.wide, this.width / scale);
    this.y = keep(y, this.high, this.height / scale);
    /* where the picture goes on it fades, so that a cut does not look like an end */
    const cut = { left: this.x > 1, right: this.x + this.width / scale < this.wide - 1, top: this.y > 1, bottom: this.y + this.height / scale < this.high - 1 };
    for (const [side, is] of Object.entries(cut)) this.frame.classList.toggle(`cut-${side}`, is);
    this.tree.setAttribute("viewBox", `${this.x} ${this.y} ${this.width / scale} ${this.height / scale}`);
  }

  /* a calm way there, or none for those who want no motion */
  glide(x, y) {
    const start = performance.now();
    const [fromX, fromY] = [this.x, this.y];
    const long = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 240;
    const turn = (this.turns = (this.turns || 0) + 1);
    const step = (now) => {
      if (turn !== this.turns) return;
      const done = long ? Math.min(1, (now - start) / long) : 1;
      const eased = 1 - (1 - done) ** 3;
      this.look(this.scale, fromX + (x - fromX) * eased, fromY + (y - fromY) * eased);
      if (done < 1) requestAnimationFrame(step);
    };
    step(start);
  }

  turn(event) {
    /* the page scrolls on over a picture that nobody works with */
    const isMeant = event.ctrlKey || event.metaKey || this.frame.contains(document.activeElement);
    if (!isMeant) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 120 : 500)), event);
  }

  touch(event) {
    this.fingers.set(event.pointerId, event);
    if (this.fingers.size === 1) this.dragged = false;
    this.turns = (this.turns || 0) + 1;
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    const far = Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    if (!other && !this.dragged && far < 6) return;
    if (!this.dragged) this.frame.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.fingers.set(event.pointerId, event);
    if (!other) {
      this.look(this.scale, this.x - (event.clientX - before.clientX) / this.scale, this.y - (event.clientY - before.clientY) / this.scale);
      return;
    }
    const gap = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
    const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
    this.zoom(gap(event) / Math.max(gap(before), 1), middle);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = this.nodes.get(document.activeElement?.dataset?.node);
    const acts = {
      "+": () => this.act("in"), "=": () => this.act("in"), "-": () => this.act("out"), 0: () => this.act("fit"),
      Home: () => this.walk(this.nodes.get(this.dataset.focus)),
      ArrowLeft: () => this.along(here, "to", "from"), ArrowRight: () => this.along(here, "from", "to"),
      ArrowUp: () => this.beside(here, -1), ArrowDown: () => this.beside(here, 1),
    };
    if (!(event.key in acts) || (!here && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  /* to what it was made from, or into: the nearest at that side */
  along(here, end, other) {
    const ways = here.threads.filter((thread) => thread[end] === here);
    const near = (thread) => Math.abs(thread[other].y - here.y) + Math.abs(thread[other].generation - here.generation) * 9999;
    ways.sort((one, two) => near(one) - near(two));
    if (ways.length) this.walk(ways[0][other], ways[0]);
  }

  /* within the generation, by height */
  beside(here, step) {
    const column = [...this.nodes.values()].filter((node) => node.x === here.x).sort((one, two) => one.y - two.y);
    const next = column[column.indexOf(here) + step];
    if (next) this.walk(next);
  }

  walk(node, thread) {
    this.came = thread;
    node.shape.focus({ preventScroll: true });
  }

  arrive(event) {
    const node = this.nodes.get(event.target.dataset?.node);
    if (!node) return;
    for (const each of this.nodes.values()) each.shape.setAttribute("tabindex", each === node ? "0" : "-1");
    const nearer = (thread) => Math.abs((thread.from === node ? thread.to : thread.from).generation) < Math.abs(node.generation);
    const thread = this.came || node.threads.find(nearer);
    this.came = null;
    this.light(node);
    this.frame.scrollTo(0, 0);
    const head = this.tree.querySelector(`[data-head="${node.generation}"]`)?.textContent;
    const tie = thread?.relation ? `${thread.to.title} ${thread.relation} ${thread.from.title}` : "";
    this.says.textContent = [node.shape.getAttribute("aria-label") || node.shape.textContent.trim(), tie, head].filter(Boolean).join(" · ");
    if (this.scale) this.show(node);
    else this.centre(node, 0.9);
  }

  show(node) {
    const [wide, high, rim] = [this.width / this.scale, this.height / this.scale, 60];
    const keep = (at, from, size, seen) => Math.max(Math.min(at, from - rim), from + size + rim - seen);
    const x = keep(this.x, node.x, node.width, wide);
    const y = keep(this.y, node.y, node.height, high);
    if (x !== this.x || y !== this.y) this.glide(x, y);
  }

  light(node) {
    this.tree.classList.toggle("lit", Boolean(node?.threads.length));
    for (const path of this.tree.querySelectorAll(".thread.on")) path.classList.remove("on");
    for (const thread of node?.threads || []) thread.path.classList.add("on");
  }
}

customElements.define("lineage-map", LineageMap);
