/* How many notices are unread, kept current while the page is looked at; and a notice that is opened
   counts as read. Without it the number is that of when the page was made. */
class UnreadBadge extends HTMLElement {
  connectedCallback() {
    this.often = 1000 * (Number(this.dataset.every) || 60);
    this.onlook = () => !document.hidden && this.ask();
    this.onopen = (event) => this.read(event.target.closest?.("[data-reads]"));
    document.addEventListener("visibilitychange", this.onlook);
    document.addEventListener("click", this.onopen);
    document.addEventListener("auxclick", this.onopen);
    this.timer = setInterval(this.onlook, this.often);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.onlook);
    document.removeEventListener("click", this.onopen);
    document.removeEventListener("auxclick", this.onopen);
  }

  async ask() {
    try {
      const answer = await fetch(this.dataset.url, { headers: { Accept: "application/json" }, redirect: "error" });
      if (answer.status === 204) return; // signed out meanwhile, perhaps in another window
      if (!answer.ok) throw new Error(String(answer.status));
      this.show((await answer.json()).unread);
    } catch {
      /* no line: the next look asks again */
    }
  }

  show(unread) {
    const shown = unread > 99 ? "99+" : String(unread);
    for (const spot of document.querySelectorAll("[data-unread]")) {
      if (spot.textContent !== shown) spot.textContent = shown;
      spot.hidden = !unread;
    }
    const link = this.querySelector("a");
    const words = unread ? this.dataset.some.replace("%s", shown) : this.dataset.none;
    if (link && link.getAttribute("aria-label") !== words) link.setAttribute("aria-label", words);
  }

  read(link) {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
    if (!link || !token) return;
    const what = link.dataset.reads.includes(".") ? "group" : "notice";
    const body = new URLSearchParams({ [what]: link.dataset.reads, csrfmiddlewaretoken: token });
    fetch(this.dataset.read, { method: "POST", body, keepalive: true, headers: { "X-Requested-With": "fetch" } }).catch(() => {});
  }
}

customElements.define("unread-badge", UnreadBadge);
