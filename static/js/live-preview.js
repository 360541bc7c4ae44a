/* Shows a text as it will be set while it is being written, and counts its words.
   The button sends the form without a script; here it opens and closes the preview.
   Of a very long text only the part around the cursor is asked for. */
class LivePreview extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.field);
    this.button = this.querySelector("[data-toggle]");
    this.pane = this.querySelector("[data-pane]");
    this.sheet = this.querySelector("[data-sheet]");
    this.note = this.querySelector("[data-note]");
    if (!this.field || !this.button || !this.pane) return;
    this.button.type = "button";
    this.button.setAttribute("aria-expanded", String(!this.pane.hidden));
    this.button.setAttribute("aria-controls", this.pane.id);
    this.classList.toggle("open", !this.pane.hidden);
    this.button.addEventListener("click", () => this.toggle());
    this.field.addEventListener("input", () => this.soon());
    for (const choice of this.choices()) choice.addEventListener("change", () => this.soon());
    this.count();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  choices() {
    return this.field.form.querySelectorAll("[name=layout]");
  }

  toggle() {
    this.pane.hidden = !this.pane.hidden;
    this.button.setAttribute("aria-expanded", String(!this.pane.hidden));
    this.classList.toggle("open", !this.pane.hidden);
    if (!this.pane.hidden) this.ask();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.count();
      if (!this.pane.hidden) this.ask();
    }, 400);
  }

  count() {
    const words = this.field.value.split(/\s+/).filter(Boolean).length;
    const shown = new Intl.NumberFormat(document.documentElement.lang).format(words);
    const minutes = Math.max(1, Math.round(words / 230));
    const place = this.querySelector("[data-count]");
    place.textContent = words ? `${shown} ${this.dataset.words}, ${minutes} ${this.dataset.minutes}` : "";
  }

  /* Whole paragraphs, not more than the server sets at once. */
  stretch() {
    const text = this.field.value;
    const half = 20000;
    if (text.length <= 2 * half) return text;
    const cursor = this.field.selectionStart ?? 0;
    const start = Math.max(0, text.lastIndexOf("\n\n", Math.max(0, cursor - half)));
    const end = text.indexOf("\n\n", Math.min(text.length, start + 2 * half));
    return text.slice(start, end < 0 ? text.length : end).slice(0, 59000);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const text = this.stretch();
    const body = new FormData();
    body.set("text", text);
    body.set("layout", [...this.choices()].find((choice) => choice.checked)?.value ?? "");
    body.set("csrfmiddlewaretoken", this.field.form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(this.dataset.url, {
        method: "POST",
        body,
        signal: this.asking.signal,
        headers: { "X-Requested-With": "fetch" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.sheet.replaceChildren(...fresh.body.childNodes);
      this.say(text.length < this.field.value.length ? this.dataset.around : "");
    } catch (error) {
      if (error.name !== "AbortError") this.say(this.dataset.failed);
    }
  }

  say(words) {
    if (this.note.textContent !== words) this.note.textContent = words;
  }
}

customElements.define("live-preview", LivePreview);
