/* Credits that roll, as after a film. They stand still for whoever asked for less motion, until they
   come into view, and from the moment somebody scrolls, points or walks in them; the button sets them
   going and holds them. Without scripts they are a list. */
const PACE = 42; // pixels a second

class CreditsRoll extends HTMLElement {
  connectedCallback() {
    this.window = this.querySelector("[data-window]");
    this.button = this.querySelector("[data-roll]");
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    if (still.matches || this.rest() < 8) return this.lie();
    still.addEventListener("change", () => still.matches && this.hold());
    this.button.hidden = false;
    this.button.addEventListener("click", () => (this.rolls ? this.hold() : this.roll()));
    for (const kind of ["wheel", "pointerdown", "keydown", "focusin"]) {
      this.window.addEventListener(kind, () => this.hold(), { passive: true });
    }
    // Where it was carried by hand, it may have come to its end.
    this.window.addEventListener("scroll", () => this.rolls || this.label(), { passive: true });
    this.watch = new IntersectionObserver(([seen]) => {
      if (!seen.isIntersecting) this.stop();
      else if (!this.held) this.roll();
    }, { threshold: 0.6 });
    this.hold(false);
    this.watch.observe(this.window);
  }

  disconnectedCallback() {
    this.stop();
    this.watch?.disconnect();
  }

  /* Nothing to roll: no stop for the tabulator either. */
  lie() {
    if (this.rest() < 8) this.window.removeAttribute("tabindex");
  }

  rest() {
    return this.window.scrollHeight - this.window.clientHeight - this.window.scrollTop;
  }

  roll() {
    if (this.rest() < 2) this.window.scrollTop = 0;
    this.held = false;
    this.rolls = true;
    this.button.textContent = this.dataset.off;
    let at = this.window.scrollTop;
    let before = null;
    const step = (now) => {
      if (!this.rolls) return;
      at += before === null ? 0 : (Math.min(now - before, 100) * PACE) / 1000;
      before = now;
      this.window.scrollTop = at;
      if (this.rest() < 2) return this.hold();
      this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  stop() {
    this.rolls = false;
    cancelAnimationFrame(this.frame);
  }

  hold(byHand = true) {
    this.stop();
    this.held = byHand;
    this.label();
  }

  label() {
    this.button.textContent = this.rest() < 2 ? this.dataset.again : this.dataset.on;
  }
}

customElements.define("credits-roll", CreditsRoll);
