/* A film: a big play button over the poster until it starts, then the browser's own
   controls (without scripts they are there from the first). #t=42 opens at that moment.
   One sound at a time. */
class FilmPlayer extends HTMLElement {
  connectedCallback() {
    this.video = this.querySelector("video");
    this.button = this.querySelector("[data-play]");
    if (!this.video) return;
    if (this.button && this.video.paused) {
      this.button.removeAttribute("hidden");
      this.video.controls = false;
    }
    this.button?.addEventListener("click", () => this.video.play().catch(() => {}));
    this.video.addEventListener("play", () => {
      this.handOver();
      for (const other of document.querySelectorAll("audio, video")) {
        if (other !== this.video) other.pause();
      }
    });
    this.video.addEventListener("timeupdate", () => this.tellTime());
    this.video.addEventListener("loadedmetadata", () => this.followAddress(false), { once: true });
    window.addEventListener("hashchange", () => this.followAddress(true));
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("[data-seek]");
      if (!link) return;
      event.preventDefault();
      history.replaceState(null, "", `#t=${link.dataset.seek}`);
      this.followAddress(true);
    });
  }

  /* The button goes, so whoever pressed it by keyboard finds themselves on the film. */
  handOver() {
    const pressed = this.button !== null && document.activeElement === this.button;
    this.button?.setAttribute("hidden", "");
    this.video.controls = true;
    if (pressed) this.video.focus();
  }

  tellTime() {
    const whole = Math.floor(this.video.currentTime);
    const label = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    for (const field of document.querySelectorAll("[data-follow-time]")) {
      if ("value" in field && document.activeElement !== field) field.value = label;
      else if (!("value" in field)) field.textContent = label;
    }
  }

  followAddress(play) {
    const found = /^#t=([\d:.]+)/.exec(location.hash);
    if (!found) return;
    this.video.currentTime = found[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    if (play) this.video.play().catch(() => {});
  }
}

customElements.define("film-player", FilmPlayer);
