/* The next page of a list hangs itself below the last when one comes near its end. The pager's links are
   real and stay; after five pages it waits for a click, so that the footer can be reached.
   Coming back by the back button brings back as many pages and the place. */
class MoreWorks extends HTMLElement {
  static UNASKED = 5;

  connectedCallback() {
    this.pages = 1;
    this.said = document.createElement("p");
    this.said.className = "hide-visually";
    this.said.setAttribute("role", "status");
    this.append(this.said);
    this.addEventListener("click", (event) => this.clicked(event));
    this.watch = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.near(), { rootMargin: "600px" });
    addEventListener("pagehide", (this.leave = () => this.remember()));
    this.restore().finally(() => this.look());
  }

  disconnectedCallback() {
    this.watch.disconnect();
    removeEventListener("pagehide", this.leave);
  }

  get next() {
    return this.querySelector(".pager [rel=next]");
  }

  look() {
    this.watch.disconnect();
    if (this.next) this.watch.observe(this.next);
  }

  near() {
    const saves = navigator.connection?.saveData;
    if (!saves && this.pages < MoreWorks.UNASKED) this.more().catch(() => this.fail());
  }

  clicked(event) {
    const link = event.target.closest("[rel=next]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const before = this.querySelectorAll(".work").length;
    this.more().then(
      () => this.querySelectorAll(".work .name a")[before]?.focus(),
      () => (location.href = link.href), // the page itself says what is wrong
    );
  }

  async more() {
    const link = this.next;
    if (!link || this.busy) return;
    this.busy = true;
    try {
      this.hang(await this.read(link.href));
      this.said.className = "hide-visually";
      this.look();
    } finally {
      this.busy = false;
    }
  }

  /* nobody asked for it: what hangs here stays, and the link waits to be pressed */
  fail() {
    this.watch.disconnect();
    this.said.className = "small soft";
    this.said.textContent = this.dataset.failed;
  }

  async read(address) {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  hang(page) {
    const here = new Set([...this.querySelectorAll("[data-work]")].map((each) => each.dataset.work));
    const fresh = [...page.querySelectorAll("more-works .mosaic > *")].filter((each) => !here.has(each.dataset.work));
    this.querySelector(".mosaic").append(...fresh.map((each) => document.importNode(each, true)));
    const pager = page.querySelector("more-works .pager");
    const own = this.querySelector(".pager");
    if (pager) own.replaceWith(document.importNode(pager, true));
    else own.remove();
    this.pages += 1;
    this.said.textContent = this.dataset.more.replace("%s", fresh.length);
  }

  remember() {
    history.replaceState({ ...history.state, pages: this.pages, y: scrollY }, "");
  }

  async restore() {
    const { pages = 1, y = 0 } = history.state ?? {};
    if (pages < 2) return;
    history.scrollRestoration = "manual";
    const first = new URL(location.href);
    const start = Number(first.searchParams.get("page") ?? 1);
    const addresses = Array.from({ length: pages - 1 }, (_, step) => {
      first.searchParams.set("page", start + step + 1);
      return first.href;
    });
    try {
      for (const page of await Promise.all(addresses.map((each) => this.read(each)))) this.hang(page);
      scrollTo(0, y);
    } catch {
      // what is here is a whole page of its own
    }
  }
}

customElements.define("more-works", MoreWorks);
