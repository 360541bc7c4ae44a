/* The list somebody came from is a queue: the works before and after are a link or a key (k, j) away,
   and when that is wished each goes on with the next one. keyboard-help.js keeps the list
   when a work is opened from it; it is known in this tab alone. */
class PlayQueue extends HTMLElement {
  connectedCallback() {
    const { from, works } = JSON.parse(this.kept("sessionStorage", "queue") ?? "{}");
    const here = works?.findIndex(([address]) => address === this.dataset.here) ?? -1;
    if (here < 0) return;
    const back = this.link(from, this.dataset.back);
    const row = document.createElement("nav");
    row.className = "row spread small";
    row.setAttribute("aria-label", this.dataset.label);
    row.append(
      works[here - 1] ? this.link(works[here - 1][0], `← ${works[here - 1][1]}`, "prev") : "",
      back,
      works[here + 1] ? this.link(works[here + 1][0], `${works[here + 1][1]} →`, "next") : "",
    );
    this.append(row);
    this.hidden = false;
    this.goOn();
  }

  /* Where the browser keeps nothing, there is no queue, and nothing goes on by itself. */
  kept(place, name) {
    try { return window[place].getItem(name); } catch { return null; }
  }

  keep(place, name, words) {
    try { window[place].setItem(name, words); } catch { /* until one leaves */ }
  }

  link(address, words, rel = "") {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = words;
    link.dir = "auto";
    if (rel) link.rel = rel;
    return link;
  }

  goOn() {
    const media = document.querySelector(".stage audio, .stage video");
    const next = this.querySelector("[rel=next]");
    const went = this.kept("sessionStorage", "play") === location.pathname;
    if (went) sessionStorage.removeItem("play");
    if (next) this.ask(media, next);
    if (media && went) customElements.whenDefined("wave-player").then(() => document.querySelector(".stage [data-play]")?.click());
    else if (next && went) this.stay(next);
  }

  /* A picture or a text does not end by itself: it has its time when one was led to it, and is passed then.
     Who wants nothing to move goes on by the link. */
  ask(media, next) {
    this.box = document.createElement("input");
    this.box.type = "checkbox";
    this.box.checked = this.kept("localStorage", "go-on") === "yes";
    this.box.addEventListener("change", () => {
      this.keep("localStorage", "go-on", this.box.checked ? "yes" : "no");
      if (!media) this.stay(next);
    });
    const label = document.createElement("label");
    label.className = "check small";
    label.append(this.box, ` ${media ? this.dataset.goOn : this.dataset.goOnLater}`);
    this.append(label);
    media?.addEventListener("ended", () => this.box.checked && this.leave(next));
  }

  leave(next) {
    this.keep("sessionStorage", "play", next.pathname);
    next.click();
  }

  stay(next) {
    clearInterval(this.clock);
    this.time?.remove();
    if (!this.box.checked || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const words = document.querySelector(".stage .reader")?.textContent.trim().split(/\s+/).length ?? 0;
    let left = Math.min(60, Math.max(10, Math.ceil(words / 4)));
    const said = document.createElement("span");
    const hold = Object.assign(document.createElement("button"), { type: "button", className: "text-button" });
    this.time = Object.assign(document.createElement("p"), { className: "row small num" });
    this.time.append(said, hold);
    this.append(this.time);
    let held = false;
    const say = () => {
      said.textContent = this.dataset.left.replace("%s", left);
      hold.textContent = held ? this.dataset.resume : this.dataset.hold;
    };
    hold.addEventListener("click", () => {
      held = !held;
      say();
    });
    say();
    this.clock = setInterval(() => {
      if (held || document.hidden) return;
      left -= 1;
      say();
      if (left > 0) return;
      clearInterval(this.clock);
      this.leave(next);
    }, 1000);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
  }
}

customElements.define("play-queue", PlayQueue);
