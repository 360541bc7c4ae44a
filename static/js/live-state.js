/* Asks again while something is being prepared and swaps the fragment in place.
   It stops when the answer no longer holds [data-pending]; then, if asked to with
   data-reload, it fetches the page once and puts its stage in the place of this one: what somebody
   types or reads elsewhere on the page stays as it is. */
class LiveState extends HTMLElement {
  connectedCallback() {
    this.wait = 1000 * (Number(this.dataset.every) || 2);
    this.misses = 0;
    this.speaks ??= !this.hasAttribute("aria-live");
    if (this.speaks) this.setAttribute("aria-live", "polite");
    /* on a page that has no draft yet there is something to ask for once it has one */
    document.getElementById(this.dataset.form)?.addEventListener("draft", ({ detail }) => this.begin(detail.url));
    this.next();
  }

  begin(draft) {
    if (this.dataset.url) return;
    this.dataset.url = `${draft}suggestions/`;
    this.setAttribute("data-pending", "");
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
      /* whoever is signed out is led to another page, which has no place in this one */
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
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
      this.renew();
      return;
    }
    this.removeAttribute("data-pending");
    if (part.innerHTML.trim() !== this.innerHTML.trim()) this.tell(part);
    this.next();
  }

  /* aloud by tenths only: a percent more every two seconds would drown everything else */
  tell(part) {
    const news = part.textContent.replace(/(\d+)\s*%/g, (_all, percent) => `${Math.floor(percent / 10)}0`).replace(/\s+/g, " ");
    if (this.speaks) this.setAttribute("aria-live", news === this.news ? "off" : "polite");
    this.news = news;
    this.replaceChildren(...part.childNodes);
  }

  async renew() {
    const here = this.closest(".stage");
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(".stage");
      if (!answer.ok || !here || !fresh || fresh.querySelector("[data-pending]")) throw new Error("not there");
      /* what was imported from another document would run no script: they are made anew */
      const known = new Set([...document.scripts].map((script) => script.src));
      for (const { src } of page.querySelectorAll("script[src]")) {
        if (!known.has(src)) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
      }
      const sheets = new Set([...document.styleSheets].map((sheet) => sheet.href));
      for (const { href } of page.querySelectorAll("link[rel=stylesheet]")) {
        if (!sheets.has(href)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
      }
      const word = Object.assign(document.createElement("p"), { className: "hide-visually" });
      word.setAttribute("role", "status");
      here.replaceWith(document.adoptNode(fresh));
      fresh.prepend(word);
      fresh.dispatchEvent(new Event("renewed", { bubbles: true }));
      setTimeout(() => (word.textContent = this.dataset.ready || "Ready"), 200);
    } catch {
      location.reload();
    }
  }
}

customElements.define("live-state", LiveState);
