/* Offers tags that begin like the word being typed, below a field of tags with commas between.
   Arrow keys walk, Enter or a press takes one, Escape closes. */
class TagField extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input) return;
    this.list = document.createElement("ul");
    this.list.className = "tag-offers";
    this.list.id = `${this.input.id}-offers`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.querySelector("label")?.firstChild?.textContent.trim() ?? "");
    this.list.hidden = true;
    this.said = document.createElement("p");
    this.said.className = "hide-visually";
    this.said.setAttribute("role", "status");
    this.input.after(this.list, this.said);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("autocomplete", "off");
    this.show([]);
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.show([]));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const offer = event.target.closest("[role=option]");
      if (offer) this.take(offer.textContent);
    });
  }

  get word() {
    return this.input.value.split(/[,،、，]/).at(-1).trim();
  }

  ask() {
    clearTimeout(this.wait);
    const word = this.word;
    if (!word) return this.show([]);
    this.wait = setTimeout(async () => {
      try {
        const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(word)}`, { credentials: "same-origin" });
        const { tags } = await answer.json();
        if (word === this.word && document.activeElement === this.input) this.show(tags.filter((tag) => tag !== word));
      } catch {
        this.show([]);
      }
    }, 150);
  }

  show(tags) {
    this.at = -1;
    this.list.replaceChildren(...tags.map((tag, number) => {
      const offer = document.createElement("li");
      offer.id = `${this.list.id}-${number}`;
      offer.setAttribute("role", "option");
      offer.setAttribute("aria-selected", "false");
      offer.dir = "auto";
      offer.textContent = tag;
      return offer;
    }));
    this.list.hidden = !tags.length;
    this.input.setAttribute("aria-expanded", String(Boolean(tags.length)));
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = tags.length ? this.dataset.found.replace("%s", tags.length) : "";
  }

  press(event) {
    const offers = [...this.list.children];
    if (!offers.length) return;
    if (event.key === "Escape") this.show([]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = this.at < 0 && step < 0 ? offers.length - 1 : (this.at + step + offers.length) % offers.length;
      offers.forEach((offer, number) => offer.setAttribute("aria-selected", String(number === this.at)));
      this.input.setAttribute("aria-activedescendant", offers[this.at].id);
    } else if (event.key === "Enter" && this.at >= 0) this.take(offers[this.at].textContent);
    else return;
    event.preventDefault();
  }

  take(tag) {
    const before = this.input.value.slice(0, this.input.value.length - this.input.value.split(/[,،、，]/).at(-1).length);
    this.input.value = `${before}${before && !before.endsWith(" ") ? " " : ""}${tag}, `;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.show([]);
  }
}

customElements.define("tag-field", TagField);
