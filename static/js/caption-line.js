/* Captions in the chosen language, kept for the next work. The browser draws a film's over its
   picture; a sound's are written here, under its wave. The key c turns them on and off. */
class CaptionLine extends HTMLElement {
  connectedCallback() {
    const player = this.closest("wave-player");
    this.media = player?.querySelector("audio, video");
    this.choice = this.querySelector("select");
    this.line = player?.querySelector("[data-line]");
    if (!this.media || !this.choice || this.ready) return;
    this.ready = true;
    this.film = this.media.localName === "video";
    this.tracks = [...this.media.textTracks];
    const wish = this.recall();
    const main = [...this.media.querySelectorAll("track")].find((each) => each.default)?.srclang ?? "";
    this.show(wish === "off" ? "" : this.known(wish) || main);
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
    /* the browser's own menu chooses as well */
    this.media.textTracks.addEventListener?.("change", () => {
      if (this.film) this.choice.value = this.tracks.find((track) => track.mode === "showing")?.language ?? "";
    });
    this.press = (event) => this.heed(event);
    document.addEventListener("keydown", this.press);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
  }

  known(language) {
    return this.tracks.some((track) => track.language === language) ? language : "";
  }

  choose(language) {
    this.show(language);
    try {
      localStorage.setItem("captions", language || "off");
    } catch {}
  }

  recall() {
    try {
      return localStorage.getItem("captions") ?? "";
    } catch {
      return "";
    }
  }

  show(language) {
    this.choice.value = language;
    for (const track of this.tracks) {
      const wanted = track.language === language;
      track.mode = wanted ? (this.film ? "showing" : "hidden") : "disabled";
      track.oncuechange = wanted && this.line ? () => this.write(track) : null;
    }
    if (!this.line) return;
    this.line.hidden = !language;
    this.line.lang = language;
    this.line.textContent = "";
  }

  write(track) {
    const said = [...(track.activeCues ?? [])].map((cue) => cue.getCueAsHTML().textContent);
    this.line.textContent = said.join("\n");
  }

  heed(event) {
    if (event.key !== "c" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog") || this.keysAreOff) return;
    event.preventDefault();
    const wish = this.recall();
    this.choose(this.choice.value ? "" : this.known(wish) || this.tracks[0].language);
  }

  get keysAreOff() {
    try {
      return localStorage.getItem("keys") === "off";
    } catch {
      return false;
    }
  }
}

customElements.define("caption-line", CaptionLine);
