/* Drag, drop or paste onto a native file input. With data-at-once the files go to the form's
   <upload-list>; else the form goes by XHR on submit, so the progress is the browser's own count.
   Without JavaScript the form is a form. */
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.form = this.input?.form;
    if (!this.form || this.ready) return;
    this.ready = true;
    this.words = this.dataset;
    this.list = Object.assign(document.createElement("div"), { className: "chosen" });
    this.list.setAttribute("aria-live", "polite");
    this.append(this.list);
    for (const input of this.querySelectorAll("input[type=file]")) input.addEventListener("change", () => this.choose(input));
    for (const name of ["dragenter", "dragover"]) {
      this.addEventListener(name, (event) => this.hover(event, true));
    }
    for (const name of ["dragleave", "drop"]) {
      this.addEventListener(name, (event) => this.hover(event, false));
    }
    this.addEventListener("drop", (event) => this.take(event.dataTransfer.files));
    if (this.isExtra) return this.atOnce && this.choose(this.input);
    /* beside the place a browser would leave the page for the file */
    this.beside = (event) => {
      if (!event.dataTransfer?.types.includes("Files") || event.target.closest?.("file-drop, input[type=file]")) return;
      event.preventDefault();
      if (event.type === "drop") this.take(event.dataTransfer.files);
    };
    for (const name of ["dragover", "drop"]) document.addEventListener(name, this.beside);
    this.paste = (event) => {
      /* words that bring a picture of themselves along, as an office's do, stay words */
      const isText = event.target.closest?.("textarea, input") && event.clipboardData?.types.includes("text/plain");
      if (!isText && event.clipboardData?.files.length) this.take(event.clipboardData.files);
    };
    document.addEventListener("paste", this.paste);
    if (this.atOnce) return this.choose(this.input);
    this.form.addEventListener("submit", (event) => this.send(event));
    this.showChosen();
  }

  get atOnce() {
    return this.hasAttribute("data-at-once") && Boolean(customElements.get("upload-list"));
  }

  /* beside the work itself: what is dropped elsewhere or pasted is not meant for it */
  get isExtra() {
    return this.hasAttribute("data-extra");
  }

  choose(input) {
    if (!this.atOnce) return this.showChosen();
    const files = [...input.files];
    input.value = "";
    if (files.length) this.form.dispatchEvent(new CustomEvent("files", { detail: { files, extra: this.isExtra } }));
  }

  disconnectedCallback() {
    document.removeEventListener("paste", this.paste);
    for (const name of ["dragover", "drop"]) document.removeEventListener(name, this.beside);
  }

  hover(event, over) {
    event.preventDefault();
    this.toggleAttribute("data-over", over);
  }

  take(files) {
    if (!files.length) return;
    const kept = new DataTransfer();
    for (const file of this.input.multiple ? files : [files[0]]) kept.items.add(file);
    this.input.files = kept.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* form.action would be the button of that name, where there is one */
  address() {
    return this.form.getAttribute("action") || location.href;
  }

  /* what the server would refuse is said here at once, and everything stays as it is */
  judge() {
    const sum = [...this.input.files].reduce((bytes, file) => bytes + file.size, 0);
    const tooLarge = sum > (Number(this.words.max) || Infinity);
    this.input.setCustomValidity(tooLarge ? this.words.tooLarge || "That is too large." : "");
    return this.input.validationMessage;
  }

  showChosen() {
    this.list.replaceChildren(
      ...[...this.input.files].map((file) =>
        Object.assign(document.createElement("p"), { textContent: `${file.name}, ${size(file.size)}` }),
      ),
    );
    const problem = this.judge();
    if (problem) this.list.append(Object.assign(document.createElement("p"), { className: "state wrong", textContent: problem }));
  }

  send(event) {
    if (this.sending) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || !this.input.files.length) return;
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    this.sending = true;
    const body = new FormData(this.form, event.submitter);
    const request = new XMLHttpRequest();
    const began = performance.now();
    this.showBar();
    request.upload.addEventListener("progress", (part) => {
      if (part.lengthComputable) this.showProgress(part.loaded, part.total, performance.now() - began);
    });
    request.addEventListener("load", () => this.arrive(request));
    request.addEventListener("error", () => this.fail());
    request.open("POST", this.address());
    request.setRequestHeader("X-Upload", "1");
    request.send(body);
  }

  showBar() {
    this.bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    this.bar.setAttribute("aria-label", this.words.uploading || "Uploading");
    this.said = document.createElement("p");
    this.said.className = "num";
    this.list.append(this.bar, this.said);
  }

  showProgress(sent, total, elapsed) {
    const percent = Math.floor((100 * sent) / total);
    this.bar.value = percent;
    const speed = sent / Math.max(elapsed / 1000, 0.001);
    const left = Math.ceil((total - sent) / Math.max(speed, 1));
    /* announced at every tenth only: a screen reader should not hear each percent */
    this.list.setAttribute("aria-live", percent % 10 ? "off" : "polite");
    this.said.textContent = `${percent} %, ${size(speed)}/s, ${left} s ${this.words.left || "left"}`;
  }

  arrive(request) {
    /* without a word of alarm it worked: go there; else show the form with its errors */
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    if (request.status < 400 && !answer.querySelector("main form [role=alert]")) {
      location.assign(request.responseURL);
      return;
    }
    const fresh = answer.querySelector("main");
    if (!fresh) return this.fail();
    document.querySelector(".messages")?.remove();
    document.querySelector("main").replaceWith(...[answer.querySelector(".messages"), fresh].filter(Boolean));
    const alarm = fresh.querySelector("[role=alert]");
    alarm?.setAttribute("tabindex", "-1");
    alarm?.focus();
  }

  fail() {
    this.sending = false;
    this.bar?.remove();
    this.list.setAttribute("aria-live", "assertive");
    this.said.textContent = this.words.failed || "The connection broke. Nothing you typed is lost: send it again.";
  }
}

function size(bytes) {
  const units = ["B", "kB", "MB", "GB"];
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) {
    bytes /= 1000;
    unit += 1;
  }
  return `${bytes.toLocaleString(document.documentElement.lang, { maximumFractionDigits: unit ? 1 : 0 })} ${units[unit]}`;
}

customElements.define("file-drop", FileDrop);
