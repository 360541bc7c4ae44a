/* A button that copies the text area beside it; where that is not allowed, the text is selected. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const area = this.querySelector("textarea");
    const says = this.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      area.select();
      const done = navigator.clipboard
        ? await navigator.clipboard.writeText(area.value).then(() => true, () => false)
        : false;
      says.textContent = done ? this.dataset.done : this.dataset.failed;
    });
  }
}

customElements.define("copy-text", CopyText);
