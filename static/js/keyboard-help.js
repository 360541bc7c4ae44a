/* Keys for people who like them: / search, j k works or parts of a text, l recommend, space play, ? help.
   Off while typing; the help turns them off for good (kept in this browser). */
class KeyboardHelp extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.box = this.querySelector("input[type=checkbox]");
    if (this.box) {
      /* Where the browser keeps nothing, the keys stay on. */
      try { this.box.checked = localStorage.getItem("keys") !== "off"; } catch { this.box.checked = true; }
      this.box.addEventListener("change", () => {
        try { localStorage.setItem("keys", this.box.checked ? "on" : "off"); } catch { /* until one leaves */ }
      });
    }
    this.press = (event) => this.heed(event);
    document.addEventListener("keydown", this.press);
    document.addEventListener("click", (event) => this.closeMenus(event.target));
    document.addEventListener("click", (event) => this.keepList(event.target.closest("a")), true);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
  }

  heed(event) {
    if (event.key === "Escape") this.closeMenus(null);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, [role=slider]")) return;
    if (this.box && !this.box.checked && event.key !== "?") return;
    const act = {
      "/": () => this.search(),
      j: () => this.walk(1),
      k: () => this.walk(-1),
      l: () => document.querySelector("[data-recommend]")?.click(),
      " ": () => this.play(event),
      "?": () => this.dialog?.showModal(),
    }[event.key];
    if (act && act() !== false) event.preventDefault();
  }

  search() {
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else document.querySelector("[data-search]")?.click();
  }

  walk(by) {
    const links = [...document.querySelectorAll(".work .name a, [data-walk]")];
    if (!links.length && this.turn(by)) return true;
    if (!links.length) links.push(...rows());
    if (!links.length) return false;
    const here = links.indexOf(document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, here + by))].focus();
    return true;
  }

  turn(by) {
    const rel = `[rel=${by > 0 ? "next" : "prev"}]`;
    const leaf = document.querySelector(`.leaves ${rel}`) ?? document.querySelector(`play-queue ${rel}`);
    leaf?.click();
    return Boolean(leaf);
  }

  /* the list a work is opened from, for play-queue.js */
  keepList(link) {
    const isCard = link?.closest(".work");
    const links = isCard ? [...document.querySelectorAll(".work[data-work] .name a")] : rows();
    if (!isCard && !links.some((each) => each.pathname === link?.pathname)) return;
    const works = links.map((each) => [each.pathname, title(each)]);
    try { sessionStorage.setItem("queue", JSON.stringify({ from: location.pathname + location.search, works })); } catch { /* no queue */ }
  }

  play(event) {
    if (event.target.closest("a, button, summary, audio, video")) return false;
    const button = document.querySelector("[data-main] [data-play]") ?? document.querySelector("film-player [data-play]");
    if (!button) return false;
    button.click();
    return true;
  }

  closeMenus(target) {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(target)) menu.open = false;
    }
  }
}

/* the works of a list that hangs no cards: each once */
function rows() {
  const links = [...document.querySelectorAll("main :is(.rows, .nest) a")];
  const works = links.filter((each) => /^\/works\/\d+\/$/.test(each.pathname) && title(each) && !each.closest("p.xs, p.small"));
  return [...new Map(works.map((each) => [each.pathname, each])).values()];
}

function title(link) {
  return (link.querySelector("b") ?? link).textContent.trim();
}

customElements.define("keyboard-help", KeyboardHelp);
