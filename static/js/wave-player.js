/* A sound or a film with its own waveform: a big button, a slider over the peaks, the time.
   The native player inside is the one without JavaScript. One sound at a time on a page.
   Speed, volume, captions and addresses of moments are media-tools' (stage only). */
class WavePlayer extends HTMLElement {
  connectedCallback() {
    this.media = this.querySelector("audio, video");
    this.slider = this.querySelector(".slider");
    this.button = this.querySelector(":scope > .player-controls [data-play], .controls [data-play]");
    this.clock = this.querySelector("[data-clock]");
    if (!this.media || !this.slider || !this.button || this.ready) return;
    this.ready = true;
    this.total = this.clock?.textContent.split("/").pop().trim() ?? "";
    this.names = {
      play: this.button.getAttribute("aria-label"),
      pause: this.dataset.pause || document.documentElement.dataset.pause || "Pause",
    };
    this.icons = this.button.querySelector("use")?.getAttribute("href")?.split("#")[0];
    this.dressSlider();
    this.button.addEventListener("click", () => this.toggle());
    this.hear();
    this.showTime();
  }

  disconnectedCallback() {
    clearTimeout(this.patience);
  }

  hear() {
    const on = (names, act) => {
      for (const name of names.split(" ")) this.media.addEventListener(name, act);
    };
    on("play pause ended", () => this.showState());
    on("pause ended", () => this.tell(this.media.currentTime));
    on("timeupdate loadedmetadata durationchange seeked", () => this.showTime());
    on("play", () => {
      this.silenceOthers();
      this.toggleAttribute("data-begun", true);
    });
    on("waiting seeking", () => this.wait());
    on("playing canplay seeked pause error emptied", () => this.arrive());
    on("error", () => this.showProblem());
    /* with several sources it is the last one that says that none will do */
    [...this.media.querySelectorAll("source")].pop()?.addEventListener("error", () => this.showProblem());
    /* It may have failed before this script was here. While a browser still chooses what to play it
       says the same; it has chosen when the page has loaded. */
    const look = () => this.media.networkState === HTMLMediaElement.NETWORK_NO_SOURCE && this.showProblem();
    if (document.readyState === "complete") setTimeout(look, 1000);
    else window.addEventListener("load", look, { once: true });
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
    const named = { role: "slider", tabindex: "0", "aria-valuemin": "0", "aria-label": this.dataset.slider || this.dataset.title || "" };
    for (const [name, value] of Object.entries(named)) this.slider.setAttribute(name, value);
    this.slider.addEventListener("pointerdown", (event) => this.grab(event));
    this.slider.addEventListener("keydown", (event) => this.step(event));
  }

  get length() {
    return Number.isFinite(this.media.duration) ? this.media.duration : seconds(this.total);
  }

  /* A mouse seeks at once. A finger may be on its way down the page, so it seeks when it moves
     along the wave or is lifted; when the page scrolls instead, nothing has happened. */
  grab(event) {
    if (event.button) return;
    const byFinger = event.pointerType === "touch";
    if (!byFinger) {
      event.preventDefault();
      this.seekTo(event);
    }
    this.slider.focus({ preventScroll: true });
    this.slider.setPointerCapture(event.pointerId);
    const ends = new AbortController();
    const hear = (name, act) => this.slider.addEventListener(name, act, { signal: ends.signal });
    hear("pointermove", (further) => {
      if (!byFinger || Math.abs(further.clientX - event.clientX) > 4) this.seekTo(further);
    });
    hear("pointerup", (last) => {
      ends.abort();
      this.seekTo(last);
    });
    hear("pointercancel", () => ends.abort());
  }

  seekTo(event) {
    const box = this.slider.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    this.seek(Math.min(1, Math.max(0, part)) * this.length);
  }

  step(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = this.media.currentTime;
    const by = event.shiftKey ? 1 : 5;
    const jumps = {
      ArrowRight: now + by, ArrowUp: now + by, ArrowLeft: now - by, ArrowDown: now - by,
      PageUp: now + 30, PageDown: now - 30, Home: 0, End: this.length,
    };
    const tenth = /^\d$/.test(event.key) ? Number(event.key) / 10 : null;
    if (event.key in jumps) this.seek(jumps[event.key]);
    else if (tenth !== null) this.seek(tenth * this.length);
    else if (event.key === " " || event.key === "Enter") this.toggle();
    else return;
    event.preventDefault();
  }

  seek(time) {
    const moment = Math.min(this.length, Math.max(0, time));
    this.toggleAttribute("data-begun", true);
    /* nothing was fetched yet: from now on there is something to show at that moment */
    if (this.media.preload === "none") this.media.preload = "metadata";
    this.media.currentTime = moment;
    this.showTime(moment);
  }

  toggle() {
    if (this.media.paused) this.media.play().catch(() => this.showState());
    else this.media.pause();
  }

  silenceOthers() {
    for (const other of document.querySelectorAll("audio, video")) {
      if (other !== this.media) other.pause();
    }
  }

  showState() {
    const on = !this.media.paused && !this.media.ended;
    this.button.setAttribute("aria-label", on ? this.names.pause : this.names.play);
    if (this.icons) this.button.querySelector("use").setAttribute("href", `${this.icons}#i-${on ? "pause" : "play"}`);
    this.toggleAttribute("data-playing", on);
  }

  showTime(at) {
    const now = at ?? this.media.currentTime;
    const part = this.length ? (100 * now) / this.length : 0;
    this.slider.style.setProperty("--played", `${part}%`);
    /* a focused slider reads its time aloud whenever that changes: while it plays, seldom */
    if (at !== undefined || this.media.paused || Math.abs(now - (this.told ?? -10)) >= 10) this.tell(now);
    if (!this.clock) return;
    this.clock.firstChild.textContent = this.clock.querySelector(".total") ? clock(now) : `${clock(now)} / ${this.total}`;
    this.dispatchEvent(new CustomEvent("wave-time", { bubbles: true, detail: { seconds: now, label: clock(now) } }));
  }

  tell(now) {
    this.told = now;
    this.slider.setAttribute("aria-valuenow", String(Math.round(now)));
    this.slider.setAttribute("aria-valuemax", String(Math.round(this.length)));
    this.slider.setAttribute("aria-valuetext", `${clock(now)} / ${clock(this.length)}`);
  }

  /* said only when it takes long enough to be noticed */
  wait() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      if (this.media.readyState > 2 || this.trouble) return;
      this.toggleAttribute("data-waiting", true);
      this.say(this.dataset.loading || "Loading …");
    }, 500);
  }

  arrive() {
    clearTimeout(this.patience);
    if (!this.hasAttribute("data-waiting")) return;
    this.removeAttribute("data-waiting");
    this.say("");
  }

  say(text) {
    this.words ??= this.appendChild(Object.assign(document.createElement("p"), { className: "said small" }));
    this.words.setAttribute("role", "status");
    this.words.textContent = text;
  }

  showProblem() {
    this.arrive();
    this.showState();
    if (this.trouble) return;
    const word = document.createElement("p");
    word.textContent = this.dataset.failed || "This could not be loaded: the connection may be broken. Nothing of yours is lost.";
    const again = Object.assign(document.createElement("button"), { type: "button", className: "button line", textContent: this.dataset.again || "Try again" });
    this.trouble = Object.assign(document.createElement("div"), { className: "trouble" });
    this.trouble.setAttribute("role", "alert");
    this.trouble.append(word, again);
    this.append(this.trouble);
    again.addEventListener("click", () => this.tryAgain());
  }

  tryAgain() {
    const at = this.media.currentTime;
    this.trouble.remove();
    this.trouble = undefined;
    this.button.focus();
    this.media.load();
    if (at) this.media.addEventListener("loadedmetadata", () => this.seek(at), { once: true });
    this.media.play().catch(() => this.showState());
  }
}

function seconds(text) {
  return String(text).split(":").reduce((sum, part) => sum * 60 + (Number.parseFloat(part) || 0), 0);
}

function clock(time) {
  const whole = Math.floor(time || 0);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60), String(whole % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes % 60).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

customElements.define("wave-player", WavePlayer);
