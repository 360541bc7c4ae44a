/* <critique-place> in the form of a remark takes its place from the player, the picture or the
   selected words. Without JavaScript its fields are typed. */
class CritiquePlace extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.fields = [...this.querySelectorAll("input")];
    this.said = this.querySelector("[data-said]");
    this.clearing = this.querySelector("[data-clear]");
    this.clearing?.addEventListener("click", () => this.fill({}));
    this.addEventListener("input", () => this.show());
    this.leaving = new AbortController();
    this.dressTime();
    this.dressPicture();
    this.dressText();
    this.show();
    this.hear("renewed", () => this.dressPicture());
  }

  hear(name, act) {
    document.addEventListener(name, act, { signal: this.leaving.signal });
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
    const clock = this.querySelector("[data-clock]");
    this.hear("wave-time", (event) => {
      if (!event.target.hasAttribute("data-main")) return;
      clock.textContent = event.detail.label;
      this.at = exactly(event.detail.seconds);
    });
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
    const drawing = this.querySelector("[data-draw]");
    if (!drawing || !this.board) return;
    drawing.hidden = false;
    this.showBox();
    if (this.drawing) return;
    this.drawing = drawing;
    drawing.addEventListener("click", () => this.arm(drawing.getAttribute("aria-pressed") !== "true"));
    this.hear("keydown", (event) => event.key === "Escape" && this.arm(false));
  }

  /* the picture may come later, when its file is ready */
  get board() {
    return document.querySelector(".stage .board");
  }

  arm(on) {
    if (!on && this.drawing.getAttribute("aria-pressed") !== "true") return;
    this.drawing.setAttribute("aria-pressed", String(on));
    this.pane?.remove();
    if (!on) return;
    this.pane = element("div", { className: "drawing-pane" });
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
    this.box ??= element("div", { className: "drawn" });
    /* one on another picture is not drawn on this one, whose number stands in the empty field */
    const picture = this.querySelector("[name=picture]");
    const isElsewhere = picture?.value && picture.value !== picture.placeholder;
    if (!value("width") || !value("height") || isElsewhere) return this.box.remove();
    for (const name of ["left", "top", "width", "height"]) this.box.style[name] = `${value(name)}%`;
    this.board.append(this.box);
  }

  /* --- a text: the words that are selected --- */

  dressText() {
    const reader = document.querySelector(".reader");
    if (!this.dataset.mark || !reader) return;
    const button = element("button", { type: "button", className: "button ink about-words", textContent: this.dataset.mark, hidden: true });
    reader.after(button);
    this.hear("selectionchange", () => {
      const chosen = getSelection();
      const inside = chosen.rangeCount && reader.contains(chosen.anchorNode) && reader.contains(chosen.focusNode);
      const words = inside ? chosen.toString().split(/\s+/).join(" ").trim() : "";
      if (document.activeElement === button) return;
      const isLong = words.length > 500;
      button.hidden = words.length < 2;
      button.textContent = isLong ? this.dataset.long : this.dataset.mark;
      button.setAttribute("aria-disabled", String(isLong));
      if (!button.hidden) this.chosen = { words, range: chosen.getRangeAt(0).cloneRange(), isLong };
    });
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const { words, range, isLong } = this.chosen;
      if (isLong) return;
      const before = document.createRange();
      before.setStart(reader, 0);
      before.setEnd(range.startContainer, range.startOffset);
      this.fill({ quote: words, before: before.toString().split(/\s+/).join(" ").slice(-60) });
      button.hidden = true;
      this.form.querySelector("textarea").focus();
    });
  }
}

const element = (name, values) => Object.assign(document.createElement(name), values);

/* 1:02:03.4, to a tenth of a second: a remark on a beat is not early */
function exactly(seconds) {
  const tenths = Math.floor(seconds * 10);
  const [hours, minutes] = [Math.floor(tenths / 36000), Math.floor(tenths / 600) % 60];
  const rest = (tenths % 600) / 10;
  return `${hours ? `${hours}:${String(minutes).padStart(2, "0")}` : minutes}:${rest < 10 ? "0" : ""}${rest}`;
}

customElements.define("critique-place", CritiquePlace);
