/* The places of remarks, on a work's page. <critique-marks> is around everything: remarks follow the
   playhead, and the one of now stands below the player; flags seek; passages are marked in the
   text, and pressing one shows its remark. #marks hides all that, and a browser keeps how it
   stands. <critique-place> in the form takes the
   place of a new remark from the player, the picture or the selected words.
   Without JavaScript flags and places are links and the fields are typed. */
class CritiqueMarks extends HTMLElement {
  connectedCallback() {
    this.timed = [...this.querySelectorAll(".comment[data-start]")];
    this.addEventListener("wave-time", (event) => isMain(event) && this.follow(event.detail.seconds));
    this.addEventListener("click", (event) => this.jump(event));
    this.timed.sort((one, other) => one.dataset.start - other.dataset.start);
    this.line = this.querySelector(".remark-now");
    this.follow(0);
    this.keepMarks();
    this.markPassages();
  }

  /* on or off, for every work until it is changed; a browser may forbid to keep anything */
  keepMarks() {
    const marks = this.querySelector("#marks");
    if (!marks) return;
    try { marks.checked = localStorage.getItem("marks") !== "off"; } catch { /* as the page says */ }
    marks.addEventListener("change", () => {
      try {
        localStorage.setItem("marks", marks.checked ? "on" : "off");
      } catch { /* for this page only */ }
      this.colour();
    });
    this.marks = marks;
  }

  follow(now) {
    let last;
    for (const remark of this.timed) {
      const start = Number(remark.dataset.start);
      const end = Number(remark.dataset.end) || start + 4;
      const isNow = now >= start && now < end && now > 0;
      remark.classList.toggle("now", isNow);
      if (isNow) last = remark;
    }
    /* between two, the one to come */
    this.show(last ?? this.timed.find((remark) => remark.dataset.start >= now) ?? this.timed.at(-1));
  }

  /* a remark on the line below the player */
  show(remark) {
    if (!this.line || !remark || this.shown === remark) return;
    this.shown = remark;
    this.line.href = `#${remark.id}`;
    const [flag, words] = this.line.children;
    flag.textContent = remark.querySelector(".flag").textContent;
    words.textContent = `${remark.querySelector(".at .flag + span").textContent} ${said(remark)}`;
  }

  jump(event) {
    const flag = event.target.closest(".flags a[data-start]");
    if (flag) this.querySelector("wave-player[data-main]")?.seek?.(+flag.dataset.start);
    const words = event.target.closest("a[data-quote]");
    const range = words && this.ranges?.get(words);
    if (!range) return;
    event.preventDefault();
    this.point(words, range);
    const behaviour = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const box = range.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: behaviour });
  }

  /* from the words to the remark: a link below what is read, for the list stands further down */
  point(link, range) {
    const remark = link.closest(".comment");
    for (const each of this.querySelectorAll(".comment")) each.classList.toggle("now", each === remark);
    CSS.highlights.set("passage-now", new Highlight(range));
    this.lead ??= make("a", { className: "button ink about-words" });
    this.lead.href = `#${remark.id}`;
    this.lead.textContent = `${remark.querySelector(".flag").textContent} ${said(remark, 60)}`;
    this.querySelector(".reader").after(this.lead);
  }

  /* where somebody pressed, or stands with the caret */
  touch(node, offset) {
    if (!node || !this.marks?.checked || !getSelection().isCollapsed) return;
    const found = [...this.ranges].find(([, range]) => range.isPointInRange(node, offset));
    if (found) this.point(...found);
  }

  colour() {
    if (!this.ranges) return;
    const isOn = this.marks?.checked ?? true;
    CSS.highlights.set("passage", new Highlight(...(isOn ? this.ranges.values() : [])));
    if (isOn) return;
    CSS.highlights.delete("passage-now");
    this.lead?.remove();
  }

  /* colours the words without touching the text */
  markPassages() {
    const reader = this.querySelector(".reader");
    const links = [...this.querySelectorAll("a[data-quote]")];
    if (!reader || !links.length || !CSS.highlights) return;
    const text = new Words(reader);
    this.ranges = new Map();
    for (const link of links) {
      const range = text.find(link.dataset.quote, Number(link.dataset.nth));
      if (range) this.ranges.set(link, range);
    }
    if (this.marks) this.marks.parentElement.hidden = false;
    this.colour();
    reader.addEventListener("click", (event) => {
      const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
      const chosen = getSelection();
      if (place) this.touch(place.offsetNode, place.offset);
      else if (reader.contains(chosen.anchorNode)) this.touch(chosen.anchorNode, chosen.anchorOffset);
    });
  }
}

function said(remark, most = 90) {
  const words = remark.querySelector(".say").textContent.trim().replace(/\s+/g, " ");
  const name = remark.querySelector(".meta .strong").textContent;
  return `${name}: ${words.length > most ? `${words.slice(0, most)}…` : words}`;
}

/* the words of an element as the server counts them: single spaces, blocks apart */
class Words {
  constructor(root) {
    this.text = "";
    this.places = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let block;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const own = node.parentElement.closest("p,h1,h2,h3,h4,h5,h6,li,dt,dd,div,blockquote,pre,td,th,section");
      if (block && own !== block) this.add(" ", node, 0);
      block = own;
      for (let at = 0; at < node.length; at += 1) this.add(node.data[at], node, at);
    }
  }

  add(sign, node, at) {
    const space = /\s/.test(sign);
    if (space && (!this.text || this.text.endsWith(" "))) return;
    this.text += space ? " " : sign;
    this.places.push([node, at]);
  }

  /* that which the server means, by how often the same words stand before it */
  find(quote, nth) {
    let at = quote ? this.text.indexOf(quote) : -1;
    for (; nth > 0 && at >= 0; nth -= 1) at = this.text.indexOf(quote, at + 1);
    if (at < 0) return null;
    const range = document.createRange();
    const [last, end] = this.places[at + quote.length - 1];
    range.setStart(...this.places[at]);
    range.setEnd(last, end + 1);
    return range;
  }
}

class CritiquePlace extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.fields = [...this.querySelectorAll("input")];
    this.said = this.querySelector("[data-said]");
    this.clearing = this.querySelector("[data-clear]");
    this.clearing?.addEventListener("click", () => this.fill({}));
    this.addEventListener("input", () => this.show());
    this.dressTime();
    this.dressPicture();
    this.dressText();
    this.show();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  fill(values) {
    for (const field of this.fields) field.value = values[field.name] ?? "";
    this.show();
  }

  show() {
    const isSet = this.fields.some((field) => field.value);
    if (this.clearing) this.clearing.hidden = !isSet;
    this.showBox();
  }

  /* --- a sound or film --- */

  dressTime() {
    const buttons = this.querySelectorAll("[data-take]");
    if (!buttons.length) return;
    this.leaving = new AbortController();
    const clock = this.querySelector("[data-clock]");
    document.addEventListener("wave-time", (event) => {
      if (!isMain(event)) return;
      clock.textContent = event.detail.label;
      this.at = event.detail.label;
    }, { signal: this.leaving.signal });
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", () => {
        this.querySelector(`[name=${button.dataset.take}]`).value = this.at ?? "0:00";
        this.show();
        this.form.querySelector("textarea").focus();
      });
    }
  }

  /* --- a picture: press, then drag on it; Escape leaves it --- */

  dressPicture() {
    this.drawing = this.querySelector("[data-draw]");
    this.board = document.querySelector(".stage .board");
    if (!this.drawing || !this.board) return;
    this.drawing.hidden = false;
    this.drawing.addEventListener("click", () => this.arm(this.drawing.getAttribute("aria-pressed") !== "true"));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.arm(false));
  }

  arm(on) {
    if (!on && this.drawing.getAttribute("aria-pressed") !== "true") return;
    this.drawing.setAttribute("aria-pressed", String(on));
    this.pane?.remove();
    if (!on) return;
    this.pane = make("div", { className: "drawing-pane" });
    this.board.append(this.pane);
    this.board.scrollIntoView({ block: "nearest" });
    this.pane.addEventListener("pointerdown", (event) => this.draw(event));
  }

  draw(event) {
    event.preventDefault();
    this.pane.setPointerCapture(event.pointerId);
    const whole = this.pane.getBoundingClientRect();
    const share = (one) => [
      Math.min(100, Math.max(0, (100 * (one.clientX - whole.left)) / whole.width)),
      Math.min(100, Math.max(0, (100 * (one.clientY - whole.top)) / whole.height)),
    ];
    const [x, y] = share(event);
    const move = (one) => {
      const [right, below] = share(one);
      const box = { left: Math.min(x, right), top: Math.min(y, below), width: Math.max(1, Math.abs(right - x)), height: Math.max(1, Math.abs(below - y)) };
      this.fill(Object.fromEntries(Object.entries(box).map(([name, value]) => [name, value.toFixed(2)])));
    };
    this.pane.addEventListener("pointermove", move);
    this.pane.addEventListener("pointerup", (last) => {
      move(last);
      this.arm(false);
      this.said.textContent = this.dataset.drawn;
      this.form.querySelector("textarea").focus();
    }, { once: true });
  }

  showBox() {
    if (!this.board) return;
    const value = (name) => Number(this.querySelector(`[name=${name}]`)?.value);
    this.box ??= make("div", { className: "drawn" });
    if (!value("width") || !value("height")) return this.box.remove();
    for (const name of ["left", "top", "width", "height"]) this.box.style[name] = `${value(name)}%`;
    this.board.append(this.box);
  }

  /* --- a text: the words that are selected --- */

  dressText() {
    const reader = document.querySelector(".reader");
    if (!this.dataset.mark || !reader) return;
    this.leaving = new AbortController();
    const button = make("button", { type: "button", className: "button ink about-words", textContent: this.dataset.mark, hidden: true });
    reader.after(button);
    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      const inside = chosen.rangeCount && reader.contains(chosen.anchorNode) && reader.contains(chosen.focusNode);
      const words = inside ? chosen.toString().split(/\s+/).join(" ").trim() : "";
      if (document.activeElement === button) return;
      button.hidden = words.length < 2 || words.length > 500;
      if (!button.hidden) this.chosen = { words, range: chosen.getRangeAt(0).cloneRange() };
    }, { signal: this.leaving.signal });
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const { words, range } = this.chosen;
      const before = document.createRange();
      before.setStart(reader, 0);
      before.setEnd(range.startContainer, range.startOffset);
      this.fill({ quote: words, before: before.toString().split(/\s+/).join(" ").slice(-60) });
      button.hidden = true;
      this.form.querySelector("textarea").focus();
    });
  }
}

/* not the players of works beside it */
const isMain = (event) => event.target.hasAttribute("data-main");

const make = (name, values) => Object.assign(document.createElement(name), values);

customElements.define("critique-marks", CritiqueMarks);
customElements.define("critique-place", CritiquePlace);
