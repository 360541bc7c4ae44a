/* Around a form with a choice of time zones: offers the one that the browser goes by, if that is
   another than the one that is chosen. */
class ZoneOffer extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("select[name=time_zone]");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = field && [...field.options].some((option) => option.value === zone);
    if (!known || field.value === zone) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button line" });
    button.textContent = this.dataset.offer.replace("%s", zone.replaceAll("_", " "));
    button.addEventListener("click", () => {
      field.value = zone;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      button.remove();
      field.focus();
    });
    field.after(button);
  }
}

customElements.define("zone-offer", ZoneOffer);
