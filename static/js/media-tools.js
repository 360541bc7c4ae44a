/* What the stage's player has besides play and seek: speed, volume, addresses of moments
   (#t=42, #t=1:12, #t=42,58), the place where a long work was left or a press loaded the page anew,
   and keys. Stands in the player. */
const LONG = 600;
const A_PRESS = 20_000;
const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

class MediaTools extends HTMLElement {
  connectedCallback() {
    this.player = this.closest("wave-player");
    this.media = this.player?.querySelector("audio, video");
    if (!this.media || this.ready) return;
    this.ready = true;
    this.note = this.querySelector("[data-note]");
    this.place = `at:${location.pathname}`;
    this.work = this.closest("[data-work]")?.dataset.work ?? location.pathname;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.heed(event), { signal });
    document.addEventListener("click", (event) => this.follow(event), { signal });
    window.addEventListener("hashchange", () => this.goToAddress(true), { signal });
    document.addEventListener("submit", (event) => this.heedPress(event), { signal });
    window.addEventListener("pagehide", () => this.leave(), { signal });
    this.dressSpeed();
    this.dressVolume();
    this.querySelector("[data-copy]")?.addEventListener("click", () => this.copy());
    this.querySelector("[data-again]")?.addEventListener("click", (event) => this.repeat(event.currentTarget));
    this.media.addEventListener("timeupdate", () => this.pass());
    this.media.addEventListener("play", () => this.introduce());
    this.media.addEventListener("ended", () => forget(this.place));
    if (!this.goToAddress(false) && !this.comeBack()) this.goOn();
    this.pass();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  say(text) {
    if (this.note) this.note.textContent = text;
  }

  /* --- speed and volume are kept for the next work --- */

  dressSpeed() {
    this.speed = this.querySelector("[data-speed]");
    const kept = Number(recall("speed"));
    this.setSpeed(RATES.includes(kept) ? kept : 1);
    this.speed?.addEventListener("change", () => this.setSpeed(Number(this.speed.value)));
    this.media.addEventListener("loadedmetadata", () => this.setSpeed(this.rate));
  }

  setSpeed(rate) {
    this.rate = rate;
    this.media.preservesPitch = true;
    this.media.defaultPlaybackRate = rate;
    this.media.playbackRate = rate;
    if (this.speed) this.speed.value = String(rate);
    keep("speed", rate);
  }

  dressVolume() {
    this.loud = this.querySelector("[data-volume]");
    this.mute = this.querySelector("[data-mute]");
    const kept = Number(recall("volume") ?? 1);
    this.media.volume = kept >= 0 && kept <= 1 ? kept : 1;
    this.media.muted = recall("muted") === "yes";
    this.loud?.addEventListener("input", () => {
      this.media.volume = Number(this.loud.value);
      this.media.muted = false;
    });
    this.mute?.addEventListener("click", () => this.toggleMute());
    this.media.addEventListener("volumechange", () => this.showVolume());
    this.showVolume();
  }

  toggleMute() {
    this.media.muted = !this.media.muted;
  }

  showVolume() {
    const { muted, volume } = this.media;
    this.mute?.setAttribute("aria-pressed", String(muted));
    if (this.loud) {
      this.loud.value = String(muted ? 0 : volume);
      this.loud.setAttribute("aria-valuetext", `${Math.round(muted ? 0 : volume * 100)} %`);
    }
    keep("volume", volume);
    keep("muted", muted ? "yes" : "no");
  }

  /* --- a moment has an address --- */

  goToAddress(play) {
    const asked = play || location.hash ? location.hash : `#t=${new URLSearchParams(location.search).get("t")}`;
    const found = /^#t=([\d:.]*)(?:,([\d:.]+))?$/.exec(asked);
    if (!found) return false;
    const start = seconds(found[1]);
    const end = found[2] ? seconds(found[2]) : null;
    this.passage = end !== null && end > start ? { start, end } : null;
    const go = () => {
      this.player.seek(start);
      this.showPart();
    };
    go();
    if (this.media.readyState < 1) this.media.addEventListener("loadedmetadata", go, { once: true });
    if (play) {
      this.player.scrollIntoView({ block: "nearest" });
      this.media.play().catch(() => {});
    }
    return true;
  }

  showPart() {
    const again = this.querySelector("[data-again]");
    again?.toggleAttribute("hidden", !this.passage);
    this.band ??= Object.assign(document.createElement("span"), { className: "chosen" });
    this.band.remove();
    const { length } = this.player;
    if (!this.passage || !length) return;
    this.band.style.setProperty("--from", `${(100 * this.passage.start) / length}%`);
    this.band.style.setProperty("--to", `${100 - Math.min(100, (100 * this.passage.end) / length)}%`);
    this.player.slider.prepend(this.band);
  }

  repeat(button) {
    this.again = !this.again;
    button.setAttribute("aria-pressed", String(this.again));
    if (this.again) this.player.seek(this.passage.start);
  }

  follow(event) {
    if (event.target.closest?.("a")?.pathname === location.pathname) this.pressed = Date.now();
    const link = event.target.closest?.("a[href*='#t=']");
    if (link?.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    this.goToAddress(true);
  }

  async copy() {
    const moment = Math.floor(this.media.currentTime);
    const address = `${location.origin}${location.pathname}?t=${moment}#t=${moment}`;
    try {
      await navigator.clipboard.writeText(address);
      this.say((this.dataset.copied || "The link to {time} is copied.").replace("{time}", clock(moment)));
    } catch {
      /* not allowed here: the link stands ready to be copied by hand */
      const field = document.querySelector("#share-link");
      field?.closest("details")?.setAttribute("open", "");
      if (field) field.value = address;
      field?.select();
      this.say(this.dataset.byHand || "Copy the link from the field.");
    }
  }

  /* --- what happens while it plays --- */

  pass() {
    const now = this.media.currentTime;
    for (const word of this.querySelectorAll("[data-now]")) word.textContent = clock(now);
    if (Math.abs(now - (this.kept ?? 0)) > 5) this.keepPlace();
    const session = navigator.mediaSession;
    if (session?.setPositionState && Number.isFinite(this.media.duration) && now <= this.media.duration) {
      session.setPositionState({ duration: this.media.duration, position: now, playbackRate: this.rate });
    }
    if (!this.passage || this.media.paused || now < this.passage.end || now > this.passage.end + 1) return;
    if (this.again) this.player.seek(this.passage.start);
    else {
      this.media.pause();
      this.passage.end = Infinity;
    }
  }

  keepPlace() {
    if (!(this.player.length > LONG)) return;
    this.kept = this.media.currentTime;
    if (this.kept > 15 && this.kept < this.player.length - 15) keep(this.place, Math.floor(this.kept));
  }

  goOn() {
    const at = Number(recall(this.place));
    if (at && this.player.length > LONG) this.standAt(at);
  }

  standAt(at, quietly) {
    this.player.seek(at);
    if (this.media.readyState < 1) this.media.addEventListener("loadedmetadata", () => this.player.seek(at), { once: true });
    if (!quietly) this.say((this.dataset.goesOn || "It goes on where you stopped, at {time}.").replace("{time}", clock(at)));
  }

  /* Send, Recommend and the like load the page anew: when it is there a moment later, the sound
     stands where it stood, and goes on if it ran and the browser lets it. */
  heedPress(event) {
    if (!event.defaultPrevented) this.pressed = Date.now();
  }

  leave() {
    this.keepPlace();
    if (!(Date.now() - this.pressed < A_PRESS)) return;
    const { currentTime: at, paused, ended } = this.media;
    keep("stood", JSON.stringify({ work: this.work, at, runs: !paused && !ended, left: Date.now() }), "sessionStorage");
  }

  comeBack() {
    const stood = JSON.parse(recall("stood", "sessionStorage") ?? "{}");
    forget("stood", "sessionStorage");
    if (stood.work !== this.work || Date.now() - stood.left > A_PRESS) return false;
    if (!(stood.at > 0 && stood.at < this.player.length)) return false;
    this.standAt(stood.at, true);
    if (stood.runs) this.media.play().catch(() => this.standAt(stood.at));
    return true;
  }

  introduce() {
    const session = navigator.mediaSession;
    if (!session || !("MediaMetadata" in window)) return;
    const cover = this.media.poster ? [{ src: this.media.poster }] : [];
    session.metadata = new MediaMetadata({ title: this.player.dataset.title, artist: this.dataset.artist, artwork: cover });
    const acts = {
      play: () => this.media.play(),
      pause: () => this.media.pause(),
      seekbackward: () => this.player.seek(this.media.currentTime - 10),
      seekforward: () => this.player.seek(this.media.currentTime + 10),
      seekto: ({ seekTime }) => this.player.seek(seekTime),
    };
    for (const [name, act] of Object.entries(acts)) session.setActionHandler(name, act);
  }

  /* --- keys, off while typing and where somebody has switched them off --- */

  heed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || recall("keys") === "off") return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    const within = this.player.contains(event.target) || event.target === document.body;
    const act = {
      m: () => this.toggleMute(),
      f: () => this.fill(),
      ">": () => this.faster(1),
      "<": () => this.faster(-1),
    }[event.key];
    if (act ? act() !== false : within && this.move(event)) event.preventDefault();
  }

  /* from anywhere in the player the arrows do what they do on the slider */
  move(event) {
    if (!/^(Arrow(Left|Right)|\d)$/.test(event.key)) return false;
    this.player.step(event);
    return true;
  }

  faster(by) {
    const at = RATES.indexOf(this.rate) + by;
    if (at < 0 || at >= RATES.length) return;
    this.setSpeed(RATES[at]);
    this.say(`${RATES[at]} ×`);
  }

  fill() {
    if (this.media.localName !== "video") return false;
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.media.requestFullscreen) this.media.requestFullscreen().catch(() => {});
    else this.media.webkitEnterFullscreen?.();
    return true;
  }
}

/* a browser may refuse to keep anything */
function keep(name, value, where = "localStorage") {
  try {
    window[where].setItem(name, value);
  } catch {}
}

function recall(name, where = "localStorage") {
  try {
    return window[where].getItem(name);
  } catch {
    return null;
  }
}

function forget(name, where = "localStorage") {
  try {
    window[where].removeItem(name);
  } catch {}
}

function seconds(text) {
  return String(text).split(":").reduce((sum, part) => sum * 60 + (Number.parseFloat(part) || 0), 0);
}

function clock(time) {
  const whole = Math.floor(time || 0);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60), String(whole % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes % 60).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

customElements.define("media-tools", MediaTools);
