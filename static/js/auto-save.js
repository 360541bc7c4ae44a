/* Saves a draft's form two seconds after the last change, and says so.
   Files are left out: they travel with the form itself. */
class AutoSave extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.getAttribute("for")) ?? this.closest("form") ?? this.querySelector("form");
    if (!this.form || this.ready) return;
    this.ready = true;
    this.note = this.querySelector(".saved") ?? this.appendChild(Object.assign(document.createElement("p"), { className: "saved" }));
    this.note.setAttribute("role", "status");
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
    this.clock = setInterval(() => this.tell(), 10000);
    this.leave = (event) => {
      if (this.timer || this.failed) event.preventDefault();
    };
    window.addEventListener("beforeunload", this.leave);
    this.form.addEventListener("submit", () => window.removeEventListener("beforeunload", this.leave));
  }

  disconnectedCallback() {
    clearInterval(this.clock);
    clearTimeout(this.timer);
    window.removeEventListener("beforeunload", this.leave);
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), 2000);
  }

  async save() {
    this.timer = undefined;
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    try {
      const answer = await fetch(this.dataset.url || this.form.action, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.failed = false;
      this.at = Date.now();
      this.tell();
    } catch {
      this.failed = true;
      this.note.textContent = this.dataset.failed || "Not saved yet: the connection is broken. It is tried again with your next change.";
    }
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
}

customElements.define("auto-save", AutoSave);
