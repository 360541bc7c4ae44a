/* A sound with its own waveform: a big button, a slider over the peaks, the time.
   The <audio controls> inside is the player without JavaScript. One sound at a time. */
class WavePlayer extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.slider = this.querySelector(".slider");
    this.button = this.querySelector("[data-play]");
    this.clock = this.querySelector("[data-clock]");
    if (!this.audio || !this.slider || !this.button || this.ready) return;
    this.ready = true;
    this.total = this.clock?.textContent.split("/").pop().trim() ?? "";
    this.names = {
      play: this.button.getAttribute("aria-label"),
      pause: this.dataset.pause || document.documentElement.dataset.pause || "Pause",
    };
    this.icons = this.button.querySelector("use")?.getAttribute("href")?.split("#")[0];
    this.dressSlider();
    this.button.addEventListener("click", () => this.toggle());
    for (const event of ["play", "pause", "ended"]) {
      this.audio.addEventListener(event, () => this.showState());
    }
    for (const event of ["timeupdate", "loadedmetadata", "seeked"]) {
      this.audio.addEventListener(event, () => this.showTime());
    }
    this.audio.addEventListener("play", () => this.silenceOthers());
    this.audio.addEventListener("play", () => this.toggleAttribute("data-begun", true));
    this.audio.addEventListener("error", () => this.showProblem());
    if (this.hasAttribute("data-main")) this.followAddress();
    this.showTime();
  }

  dressSlider() {
    const whole = [...this.slider.querySelectorAll("svg.wave")].pop();
    if (whole) {
      const played = whole.cloneNode(true);
      played.classList.add("played");
      played.setAttribute("aria-hidden", "true");
      played.removeAttribute("role");
      whole.setAttribute("aria-hidden", "true");
      whole.removeAttribute("role");
      this.slider.append(played);
    }
    this.head = document.createElement("span");
    this.head.className = "playhead";
    this.slider.append(this.head);
    const named = { role: "slider", tabindex: "0", "aria-valuemin": "0", "aria-label": this.dataset.title || "" };
    for (const [name, value] of Object.entries(named)) this.slider.setAttribute(name, value);
    this.slider.addEventListener("pointerdown", (event) => this.grab(event));
    this.slider.addEventListener("keydown", (event) => this.step(event));
  }

  get length() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : seconds(this.total);
  }

  grab(event) {
    if (event.button) return;
    event.preventDefault();
    this.slider.focus({ preventScroll: true });
    this.seekTo(event);
    const move = (further) => this.seekTo(further);
    this.slider.setPointerCapture(event.pointerId);
    this.slider.addEventListener("pointermove", move);
    const drop = () => this.slider.removeEventListener("pointermove", move);
    this.slider.addEventListener("pointerup", drop, { once: true });
    this.slider.addEventListener("pointercancel", drop, { once: true });
  }

  seekTo(event) {
    const box = this.slider.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    this.seek(Math.min(1, Math.max(0, part)) * this.length);
  }

  step(event) {
    const now = this.audio.currentTime;
    const jumps = {
      ArrowRight: now + 5, ArrowUp: now + 5, ArrowLeft: now - 5, ArrowDown: now - 5,
      PageUp: now + 30, PageDown: now - 30, Home: 0, End: this.length,
    };
    if (event.key in jumps) {
      event.preventDefault();
      this.seek(Math.min(this.length, Math.max(0, jumps[event.key])));
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.toggle();
    }
  }

  seek(time) {
    this.toggleAttribute("data-begun", true);
    this.audio.currentTime = time;
    this.showTime(time);
  }

  toggle() {
    if (this.audio.paused) this.audio.play().catch(() => this.showState());
    else this.audio.pause();
  }

  silenceOthers() {
    for (const other of document.querySelectorAll("audio, video")) {
      if (other !== this.audio) other.pause();
    }
  }

  showState() {
    const on = !this.audio.paused && !this.audio.ended;
    this.button.setAttribute("aria-label", on ? this.names.pause : this.names.play);
    if (this.icons) this.button.querySelector("use").setAttribute("href", `${this.icons}#i-${on ? "pause" : "play"}`);
    this.toggleAttribute("data-playing", on);
  }

  showTime(at) {
    const now = at ?? this.audio.currentTime;
    const part = this.length ? (100 * now) / this.length : 0;
    this.slider.style.setProperty("--played", `${part}%`);
    this.slider.setAttribute("aria-valuenow", String(Math.round(now)));
    this.slider.setAttribute("aria-valuemax", String(Math.round(this.length)));
    this.slider.setAttribute("aria-valuetext", `${clock(now)} / ${clock(this.length)}`);
    if (!this.clock) return;
    this.clock.firstChild.textContent = this.clock.querySelector(".total") ? clock(now) : `${clock(now)} / ${this.total}`;
    this.dispatchEvent(new CustomEvent("wave-time", { bubbles: true, detail: { seconds: now, label: clock(now) } }));
    for (const field of document.querySelectorAll(this.hasAttribute("data-main") ? "[data-follow-time]" : "none")) {
      if ("value" in field && document.activeElement !== field) field.value = clock(now);
      else if (!("value" in field)) field.textContent = clock(now);
    }
  }

  showProblem() {
    this.audio.hidden = false;
    this.setAttribute("data-failed", "");
  }

  /* #t=42 or #t=1:12 in the address, and every link to such a place */
  followAddress() {
    const go = (play) => {
      const found = /^#t=([\d:.]+)/.exec(location.hash);
      if (!found) return;
      this.seek(seconds(found[1]));
      if (play) this.audio.play().catch(() => {});
    };
    go(false);
    this.audio.addEventListener("loadedmetadata", () => go(false), { once: true });
    window.addEventListener("hashchange", () => go(true));
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("[data-seek]");
      if (!link) return;
      event.preventDefault();
      history.replaceState(null, "", `#t=${link.dataset.seek}`);
      go(true);
    });
  }
}

function seconds(text) {
  return String(text).split(":").reduce((sum, part) => sum * 60 + (Number.parseFloat(part) || 0), 0);
}

function clock(time) {
  const whole = Math.floor(time || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

customElements.define("wave-player", WavePlayer);
