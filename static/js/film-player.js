/* A film: a big play button over the poster until it starts, then the browser's own controls
   (without scripts they are there from the first). Over the wave below it, small pictures say
   where one would land. On a page without a wave (the front page) it is a player by itself. */
class FilmPlayer extends HTMLElement {
  connectedCallback() {
    this.video = this.querySelector("video");
    this.button = this.querySelector("[data-play]");
    if (!this.video || this.ready) return;
    this.ready = true;
    if (this.button && this.video.paused) {
      this.button.removeAttribute("hidden");
      this.video.controls = false;
    }
    this.button?.addEventListener("click", () => this.toggle());
    this.video.addEventListener("play", () => {
      this.handOver();
      for (const other of document.querySelectorAll("audio, video")) {
        if (other !== this.video) other.pause();
      }
    });
    /* heard on the way down, before the wave below says that none of the sources will do */
    this.video.addEventListener("error", (event) => this.askWithoutOrigin(event), true);
    this.dressStrip();
  }

  /* Pieces on another host need its leave to be read, a whole film does not: where a bucket gives
     none, the film is asked for once more without saying from where. */
  askWithoutOrigin(event) {
    if (this.video.crossOrigin === null) return;
    if (event.target !== [...this.video.querySelectorAll("source")].pop()) return;
    event.stopImmediatePropagation();
    const wanted = !this.video.paused;
    this.video.removeAttribute("crossorigin");
    this.video.load();
    if (wanted) this.video.play().catch(() => {});
  }

  toggle() {
    if (this.video.paused) this.video.play().catch(() => {});
    else this.video.pause();
  }

  /* The button goes, so whoever pressed it by keyboard finds themselves on the film. */
  handOver() {
    const pressed = this.button !== null && document.activeElement === this.button;
    this.button?.setAttribute("hidden", "");
    this.video.controls = true;
    if (pressed) this.video.focus();
  }

  /* nine moments on one sheet, fetched when somebody first wants to see them */
  dressStrip() {
    this.slider = this.closest("wave-player")?.querySelector(".slider");
    if (!this.slider || !this.dataset.strip) return;
    const look = (event) => this.preview(event);
    for (const name of ["pointermove", "pointerdown"]) this.slider.addEventListener(name, look);
    for (const name of ["pointerleave", "pointercancel", "blur"]) {
      this.slider.addEventListener(name, () => this.cell?.setAttribute("hidden", ""));
    }
  }

  preview(event) {
    const box = this.slider.getBoundingClientRect();
    const part = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
    this.cell ??= this.makeCell();
    this.cell.removeAttribute("hidden");
    const place = Math.floor(part * 9);
    const { style } = this.cell;
    style.backgroundPosition = `${(place % 3) * 50}% ${Math.floor(place / 3) * 50}%`;
    const half = this.cell.offsetWidth / 2;
    style.left = `${Math.min(box.width - half, Math.max(half, part * box.width))}px`;
  }

  makeCell() {
    const cell = Object.assign(document.createElement("span"), { className: "glimpse" });
    cell.style.backgroundImage = `url("${this.dataset.strip}")`;
    cell.style.aspectRatio = `${this.video.width} / ${this.video.height}`;
    this.slider.append(cell);
    return cell;
  }
}

customElements.define("film-player", FilmPlayer);
