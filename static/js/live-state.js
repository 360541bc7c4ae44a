/* Asks again while something is being prepared and swaps the fragment in place.
   It stops when the answer no longer holds [data-pending]; then, if asked to with
   data-reload, it loads the whole page once. */
class LiveState extends HTMLElement {
  connectedCallback() {
    this.wait = 1000 * (Number(this.dataset.every) || 2);
    this.misses = 0;
    if (!this.hasAttribute("aria-live")) this.setAttribute("aria-live", "polite");
    this.next();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  next() {
    if (!this.querySelector("[data-pending]") && !this.hasAttribute("data-pending")) return;
    this.timer = setTimeout(() => this.ask(), this.wait * 2 ** Math.min(this.misses, 4));
  }

  async ask() {
    if (document.hidden) return this.next();
    try {
      const answer = await fetch(this.dataset.url, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.misses = 0;
      this.swap(await answer.text());
    } catch {
      this.misses += 1;
      this.next();
    }
  }

  swap(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const part = fresh.querySelector("live-state") ?? fresh.body;
    const pending = Boolean(part.querySelector("[data-pending]"));
    if (!pending && this.hasAttribute("data-reload")) {
      location.reload();
      return;
    }
    this.removeAttribute("data-pending");
    if (part.innerHTML.trim() !== this.innerHTML.trim()) this.replaceChildren(...part.childNodes);
    this.next();
  }
}

customElements.define("live-state", LiveState);
