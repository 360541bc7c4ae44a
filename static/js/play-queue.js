/* The list somebody came from is a queue: the works before and after are a link or a key (k, j) away,
   and what sounds or runs goes on with the next one when that is wished. keyboard-help.js keeps the list
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
    if (!media) return;
    if (next) {
      this.box = document.createElement("input");
      this.box.type = "checkbox";
      this.box.checked = this.kept("localStorage", "go-on") === "yes";
      this.box.addEventListener("change", () => this.keep("localStorage", "go-on", this.box.checked ? "yes" : "no"));
      const label = document.createElement("label");
      label.className = "check small";
      label.append(this.box, ` ${this.dataset.goOn}`);
      this.append(label);
      media.addEventListener("ended", () => {
        if (!this.box.checked) return;
        this.keep("sessionStorage", "play", next.pathname);
        next.click();
      });
    }
    if (this.kept("sessionStorage", "play") !== location.pathname) return;
    sessionStorage.removeItem("play");
    customElements.whenDefined("wave-player").then(() => document.querySelector(".stage [data-play]")?.click());
  }
}

customElements.define("play-queue", PlayQueue);
