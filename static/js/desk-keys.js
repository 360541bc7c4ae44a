/* Keys at the desk: j k from offer to offer, a accepts, s keeps for later, d declines (it asks for a reason first).
   Off while typing, and off for good with the box (kept in this browser). After a decision the page comes back
   at the next offer, and so does the focus. */
class DeskKeys extends HTMLElement {
  connectedCallback() {
    this.hint = this.querySelector("[data-hint]");
    this.box = this.querySelector("input[data-keys]");
    if (this.hint) this.hint.hidden = false;
    if (this.box) {
      /* Where the browser keeps nothing, the keys stay on. */
      try { this.box.checked = localStorage.getItem("desk-keys") !== "off"; } catch { this.box.checked = true; }
      this.box.addEventListener("change", () => {
        try { localStorage.setItem("desk-keys", this.box.checked ? "on" : "off"); } catch { /* until one leaves */ }
      });
    }
    this.press = (event) => this.heed(event);
    document.addEventListener("keydown", this.press, true);
    const here = this.offers().find((offer) => `#${offer.id}` === location.hash);
    if (here) here.focus();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press, true);
  }

  offers() {
    return [...this.querySelectorAll(".offer")];
  }

  heed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (this.box && !this.box.checked) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, [role=slider]")) return;
    const act = {
      j: () => this.walk(1),
      k: () => this.walk(-1),
      a: () => this.decide("accepted"),
      s: () => this.decide("kept"),
      d: () => this.decline(),
    }[event.key];
    if (act && act()) event.preventDefault();
  }

  here() {
    return document.activeElement?.closest(".offer");
  }

  walk(by) {
    const offers = this.offers();
    if (!offers.length) return false;
    const at = offers.indexOf(this.here());
    const next = offers[Math.min(offers.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
    return true;
  }

  decide(decision) {
    const button = this.here()?.querySelector(`button[name=decision][value=${decision}]`);
    button?.click();
    return Boolean(button);
  }

  decline() {
    const reason = this.here()?.querySelector("textarea[name=reason]");
    if (!reason) return false;
    if (reason.value.trim()) return this.decide("declined");
    reason.focus();
    return true;
  }
}

customElements.define("desk-keys", DeskKeys);
