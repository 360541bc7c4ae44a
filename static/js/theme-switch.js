/* The footer's form, answered at once; the cookie is still set by the server. It knows where the page
   is found again: where that is not where a sent form was answered, the browser is told, for what
   reloads, copies or shares the address. First of all scripts, so that the others read that one. */
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    const own = new URL(this.querySelector("[name=next]")?.value || location.href, location.href);
    if (own.pathname !== location.pathname) history.replaceState(null, "", own.pathname + own.search + location.hash);
    this.querySelector("form")?.addEventListener("submit", (event) => {
      const theme = event.submitter?.value;
      if (!theme) return;
      event.preventDefault();
      const root = document.documentElement;
      if (theme === "system") delete root.dataset.theme;
      else root.dataset.theme = theme;
      for (const button of this.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button === event.submitter));
      }
      document.querySelector("meta[name=color-scheme]")?.setAttribute("content", theme === "system" ? "light dark" : theme);
      fetch(event.target.action, { method: "POST", body: new FormData(event.target, event.submitter), redirect: "manual" })
        .catch(() => {}); /* it looks so until one leaves the page, which is all that was asked */
    });
  }
}

customElements.define("theme-switch", ThemeSwitch);
