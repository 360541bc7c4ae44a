/* One file on its way, in parts, three at a time. It goes on after a broken line by itself, and
   after a reload when the same file is chosen again: only what is missing is sent.
   Its words and buttons are in the page; <upload-list> around it says where to begin. */
class UploadRow extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.list = this.closest("upload-list") ?? document.querySelector("upload-list");
    this.words = this.list.dataset;
    this.said = this.querySelector("[data-said]");
    this.bar = this.querySelector("progress");
    this.tenth = this.querySelector("[role=status]");
    this.again = this.querySelector("[data-again]");
    this.sending = new Set();
    this.querySelector("[data-cancel]").addEventListener("click", (event) => this.cancel(event));
    this.again.addEventListener("click", () => this.start());
    if (this.dataset.url && !this.file) this.tellHowFar();
  }

  get active() {
    return Boolean(this.running);
  }

  /* the file, chosen just now; promises `this.done` when it is there */
  take(file, extra) {
    this.file = file;
    this.extra = extra;
    this.querySelector("[data-name]").textContent = file.name;
    this.bar.setAttribute("aria-label", file.name);
    this.show(0);
    this.say(this.words.queued);
  }

  async start() {
    if (this.running || !this.file) return;
    this.running = true;
    this.again.hidden = true;
    this.said.removeAttribute("role");
    this.classList.remove("failed");
    try {
      await this.run();
    } catch (problem) {
      if (!this.gone) this.fail(problem.message, problem.isRefusal);
    } finally {
      this.running = false;
      this.dispatchEvent(new Event("settled", { bubbles: true }));
    }
  }

  async run() {
    this.hash = sha256(this.file);
    this.state = await this.begin();
    this.began = this.here = 0;
    while (this.state.missing && !this.gone) {
      this.here = this.state.size - this.state.missing_bytes;
      this.pace ??= { at: performance.now(), bytes: this.here, speed: 0 };
      await this.sendParts(this.state.parts);
      if (!this.gone) this.state = await this.ask(this.state.url);
    }
    if (!this.gone) await this.complete();
  }

  async begin() {
    const file = this.file;
    const said = { name: file.name, size: file.size, type: file.type, modified: file.lastModified };
    if (this.extra) Object.assign(said, { extra: "on", label: "" });
    const state = await this.ask(this.words.begin, { ...this.list.place(), ...said });
    this.dataset.url = state.url;
    if (this.gone) await this.giveUp();
    else this.list.begun(this, state);
    return state;
  }

  async sendParts(parts) {
    const queue = [...parts];
    const hand = async () => {
      for (let part = queue.shift(); part && !this.gone; part = queue.shift()) await this.list.slot(() => this.put(part));
    };
    await Promise.all([hand(), hand(), hand()]);
  }

  /* until it is there; a signed address that grew old ends it, and the next answer has new ones */
  async put(part) {
    for (let miss = 0; !this.gone; miss += 1) {
      const status = await this.send(part);
      if (status >= 200 && status < 300) {
        this.here += part.size;
        return;
      }
      if (status === 403) await this.list.renew();
      if (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) {
        await pause(1000 * 2 ** Math.min((this.stale = (this.stale ?? 0) + 1), 5));
        if (this.stale > 5) throw new Error(this.words.failed);
        return;
      }
      /* a line that breaks at once, again and again, may be a session that has ended: it is asked */
      if (miss) await this.ask(this.state.url);
      await this.wait(miss);
    }
  }

  send(part) {
    const request = new XMLHttpRequest();
    const here = { request, loaded: 0 };
    this.sending.add(here);
    request.upload.addEventListener("progress", (event) => {
      here.loaded = Math.min(event.loaded, part.size);
      this.progress();
    });
    return new Promise((tell) => {
      request.addEventListener("loadend", () => {
        this.sending.delete(here);
        tell(request.responseURL && request.responseURL !== new URL(part.url, location).href ? 0 : request.status);
      });
      request.open("PUT", part.url);
      request.timeout = 120000;
      if (part.ours) request.setRequestHeader("X-CSRFToken", this.list.token);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.send(this.file.slice(part.start, part.start + part.size));
    });
  }

  async complete() {
    this.say(this.words.checking);
    this.show(100);
    const said = { sha256: await this.hash };
    let state = await this.ask(`${this.state.url}completion/`, said);
    for (let turn = 0; !state.file && !this.gone; turn += 1) {
      if (state.missing) return this.run();
      await pause(Math.min(1000 + 500 * turn, 5000));
      state = await this.ask(state.url);
      if (state.error) throw refusal(state.error);
    }
    if (!this.gone) await this.list.arrived(this, state);
  }

  /* an answer of the site; a broken line is waited out, a refusal is thrown as its sentence */
  async ask(url, said) {
    let renewed = false;
    for (let miss = 0; ; miss += 1) {
      if (this.gone) throw new Error("");
      let answer;
      try {
        const body = said && new URLSearchParams(said);
        const headers = { "X-CSRFToken": this.list.token, Accept: "application/json" };
        answer = await fetch(url, { method: said ? "POST" : "GET", body, headers });
      } catch {
        await this.wait(miss);
        continue;
      }
      if (!renewed && (answer.redirected || answer.status === 403) && (await this.list.renew())) {
        renewed = true;
        continue;
      }
      if (answer.redirected) throw new Error(this.words.signedOut);
      if (answer.status >= 500) {
        await this.wait(miss);
        continue;
      }
      const state = await answer.json().catch(() => ({}));
      if (state.error && [409, 422].includes(answer.status)) throw refusal(state.error);
      if (answer.status >= 400 && !state.url) throw new Error(state.error || this.words.failed);
      return state;
    }
  }

  async wait(miss) {
    this.pace = undefined;
    this.say(navigator.onLine ? this.words.waiting : this.words.offline);
    this.setAttribute("data-waiting", "");
    await Promise.race([pause(1000 * 2 ** Math.min(miss, 5)), new Promise((go) => addEventListener("online", go, { once: true }))]);
    this.removeAttribute("data-waiting");
  }

  progress() {
    if (this.gone || !this.state) return;
    const loaded = [...this.sending].reduce((sum, one) => sum + one.loaded, this.here);
    const now = performance.now();
    this.pace ??= { at: now, bytes: loaded, speed: 0 };
    if (now - this.pace.at > 500) {
      const speed = (1000 * Math.max(loaded - this.pace.bytes, 0)) / (now - this.pace.at);
      this.pace = { at: now, bytes: loaded, speed: this.pace.speed ? 0.7 * this.pace.speed + 0.3 * speed : speed };
    }
    const percent = Math.min(99, Math.floor((100 * loaded) / this.state.size));
    this.show(percent);
    const words = [`${percent} %`];
    if (this.pace.speed) words.push(`${bytes(this.pace.speed)}/s`, `${span((this.state.size - loaded) / this.pace.speed)} ${this.words.left}`);
    this.say(words.join(", "));
    /* announced at every tenth only: nobody wants to hear each percent */
    if (Math.floor(percent / 10) > (this.heard ?? 0)) {
      this.heard = Math.floor(percent / 10);
      this.tenth.textContent = `${this.file.name}: ${10 * this.heard} %`;
    }
  }

  async tellHowFar() {
    const state = await fetch(this.dataset.url).then((answer) => answer.json()).catch(() => null);
    if (!state || this.running) return;
    if (state.file) return this.list.arrived(this, state);
    if (state.error) return this.fail(state.error, true);
    this.show(Math.floor(100 * (1 - state.missing_bytes / state.size)));
  }

  show(percent) {
    this.bar.hidden = false;
    this.bar.value = percent;
  }

  say(text) {
    this.said.textContent = [this.file && bytes(this.file.size), text].filter(Boolean).join(" · ");
  }

  /* what was refused would be refused again: it can only be removed */
  fail(text, isRefusal = false) {
    this.classList.add("failed");
    this.classList.toggle("refused", isRefusal);
    this.bar.hidden = true;
    this.tenth.textContent = "";
    this.said.setAttribute("role", "alert");
    this.said.textContent = text || this.words.failed;
    this.again.hidden = !this.file || isRefusal;
    this.querySelector("[data-cancel]").textContent = this.words.remove;
  }

  /* it is there, and there is something to be read about it */
  settle(text) {
    delete this.dataset.url;
    this.gone = true;
    this.bar.hidden = true;
    this.said.setAttribute("role", "status");
    this.said.textContent = text;
    this.querySelector("[data-cancel]").textContent = this.words.remove;
  }

  async cancel(event) {
    event.preventDefault();
    this.gone = true;
    for (const one of this.sending) one.request.abort();
    this.list.cancelled(this);
    if (this.dataset.url) await this.giveUp();
  }

  giveUp() {
    const headers = { "X-CSRFToken": this.list.token };
    const how = { method: "POST", headers, redirect: "manual", keepalive: true };
    return fetch(`${this.dataset.url}removal/`, how).catch(() => null);
  }
}

/* what the server compares with what arrived; too large for a browser's memory: left to the server */
async function sha256(file) {
  if (file.size > 32 * 1024 * 1024 || !window.crypto?.subtle) return "";
  const digest = await file.arrayBuffer().then((data) => crypto.subtle.digest("SHA-256", data)).catch(() => null);
  return digest ? [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") : "";
}

function refusal(sentence) {
  return Object.assign(new Error(sentence), { isRefusal: true });
}

function pause(milliseconds) {
  return new Promise((go) => setTimeout(go, milliseconds));
}

function bytes(count) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let unit = 0;
  for (; count >= 1024 && unit < 3; unit += 1) count /= 1024;
  const style = { style: "unit", unit: units[unit], unitDisplay: "short", maximumFractionDigits: unit > 1 ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(count);
}

function span(seconds) {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : seconds < 5400 ? [seconds / 60, "minute"] : [seconds / 3600, "hour"];
  const style = { style: "unit", unit, unitDisplay: "short" };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(Math.max(1, Math.round(count)));
}

customElements.define("upload-row", UploadRow);
