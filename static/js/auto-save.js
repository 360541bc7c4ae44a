/* Saves a form two seconds after the last change, and says so. On a page that has no draft yet
   the first words make one, and the page takes on the draft's address.
   Files are left out: they travel by themselves or with the form. */
class AutoSave extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.getAttribute("for")) ?? this.closest("form") ?? this.querySelector("form");
    if (!this.form || this.ready) return;
    this.ready = true;
    this.note = this.querySelector(".saved") ?? this.appendChild(Object.assign(document.createElement("p"), { className: "saved" }));
    this.note.setAttribute("role", "status");
    /* also in fields of the form that stand outside of it */
    this.typed = ({ target }) => target.form === this.form && target.type !== "file" && this.soon();
    document.addEventListener("input", this.typed);
    this.form.addEventListener("draft", (event) => this.become(event.detail));
    this.clock = setInterval(() => this.tell(), 10000);
    this.leave = (event) => {
      if (this.timer || this.failed) event.preventDefault();
    };
    this.online = () => this.failed && this.save();
    addEventListener("beforeunload", this.leave);
    addEventListener("online", this.online);
    /* last of all, when nobody has held the form back */
    this.sent = (event) => event.target === this.form && !event.defaultPrevented && this.send(event);
    this.form.addEventListener("overtaken", (event) => this.overtaken(event.detail));
    addEventListener("submit", this.sent);
  }

  disconnectedCallback() {
    document.removeEventListener("input", this.typed);
    clearInterval(this.clock);
    clearTimeout(this.timer);
    removeEventListener("beforeunload", this.leave);
    removeEventListener("online", this.online);
    removeEventListener("submit", this.sent);
  }

  /* what is pressed while words are on their way waits for them: it brings the stamp they return */
  async send(event) {
    if (!this.saving) return this.end();
    event.preventDefault();
    await this.saving;
    this.form.requestSubmit(event.submitter);
  }

  end() {
    clearTimeout(this.timer);
    removeEventListener("beforeunload", this.leave);
  }

  soon(wait = 2000) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) return;
    if (this.saving) return this.soon();
    await this.alone(() => this.post());
  }

  /* one request after the other: each needs the stamp that the last one brought */
  async alone(send) {
    while (this.saving) await this.saving;
    this.saving = send();
    try {
      return await this.saving;
    } finally {
      this.saving = undefined;
    }
  }

  async post() {
    /* what may have arrived, though its answer did not, goes once more as it was: its answer
       brings the stamp for what was typed since */
    const again = this.unsure;
    const body = again ?? new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(this.dataset.url || this.form.action, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
        signal: AbortSignal.timeout(20000),
      });
      if (answer.redirected || answer.status === 403) return this.signedOut();
      if (answer.status >= 500) throw new Error(String(answer.status));
      this.unsure = undefined;
      this.see(answer.headers.get("X-Seen"));
      if (answer.status === 201) this.form.dispatchEvent(new CustomEvent("draft", { detail: await answer.json() }));
      this.failed = false;
      if (answer.status === 409) return this.late(await answer.json());
      if (again) this.soon(0);
      if (answer.status === 422) return this.show(this.dataset.partly);
      if (!answer.ok) return;
      this.at = Date.now();
      this.tell();
    } catch {
      this.failed = true;
      this.unsure = body;
      this.show(this.dataset.failed || "Not saved yet: the connection is broken. It is tried again by itself.");
      this.soon(5000);
    }
  }

  async signedOut() {
    this.failed = true;
    const back = await AutoSave.renew();
    if (!back) this.show(this.dataset.signedOut || "Not saved yet: you are signed out.");
    this.soon(back ? 0 : 5000);
  }

  /* whoever signed in again in another tab has another token; false while nobody is signed in */
  static async renew() {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    return Boolean(token);
  }

  /* the page is the draft's from now on: a reload or the back button finds it again */
  become({ url }) {
    this.dataset.url = `${url}autosave/`;
    this.form.setAttribute("action", url);
    this.form.elements.key?.remove();
    history.replaceState(null, "", url);
  }

  see(stamp) {
    if (stamp) this.form.elements.seen.value = stamp;
  }

  /* another tab published or changed it, or the draft itself when it was ready */
  late({ published, overtaken }) {
    if (overtaken) return this.overtaken(overtaken);
    this.end();
    if (published) location.assign(published);
  }

  /* nothing is saved from here by itself any more; leaving asks, since what was typed is only here */
  overtaken(url) {
    this.stopped = this.failed = true;
    clearTimeout(this.timer);
    this.note.textContent = "";
    const notice = this.querySelector("[data-overtaken]");
    notice.querySelector("a").href = url;
    notice.hidden = false;
  }

  tell() {
    if (!this.at || this.failed) return;
    const ago = Math.round((Date.now() - this.at) / 10000) * 10;
    const when = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    const text = ago < 60 ? when.format(-ago, "second") : when.format(-Math.round(ago / 60), "minute");
    /* only the first word of it is announced, not every ten seconds */
    this.note.setAttribute("aria-live", ago ? "off" : "polite");
    this.note.textContent = `${this.dataset.saved || "Saved"} ${text}`;
  }

  show(text) {
    this.note.setAttribute("aria-live", "polite");
    this.note.textContent = text || "";
  }
}

customElements.define("auto-save", AutoSave);
