/* All files of a draft that are on their way. Takes what <file-drop> was given and sends two
   files at a time; the form goes on working meanwhile, and publishing waits for the files. */
class UploadList extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.form = document.getElementById(this.dataset.form);
    this.rows = this.querySelector("ol");
    this.note = this.querySelector("[data-note]");
    this.free = 4;
    this.queue = [];
    this.form.addEventListener("draft", (event) => this.know(event.detail));
    this.form.addEventListener("files", (event) => this.add(event.detail));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("settled", () => this.next());
    this.leave = (event) => {
      if (this.busy) event.preventDefault();
    };
    addEventListener("beforeunload", this.leave);
  }

  disconnectedCallback() {
    removeEventListener("beforeunload", this.leave);
  }

  get token() {
    return this.form.elements.csrfmiddlewaretoken.value;
  }

  get all() {
    return [...this.form.querySelectorAll("upload-row")];
  }

  /* why nothing is published, "" when no file stands in the way */
  get failed() {
    if (this.form.querySelector("upload-row.failed:not(.refused)")) return this.dataset.notPublished;
    return this.form.querySelector("upload-row.refused") ? this.dataset.refused : "";
  }

  get busy() {
    return this.all.some((row) => row.active || row.queued);
  }

  /* which draft the files belong to; a new page has only the key it was made with */
  place() {
    const label = this.form.elements.label?.value ?? "";
    return this.dataset.draft ? { draft: this.dataset.draft, label } : { key: this.form.elements.key.value, label };
  }

  know({ id }) {
    this.dataset.draft = id;
  }

  /* each row stands where its file was chosen */
  add({ files, extra }) {
    for (const file of files) {
      const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
      (extra ? this.form.querySelector("[data-extra-rows]") : this.rows).append(row);
      const upload = row.querySelector("upload-row");
      upload.take(file, extra);
      upload.queued = true;
    }
    this.hidden = false;
    this.next();
  }

  next() {
    const waiting = this.all.filter((row) => row.queued);
    /* the first file makes the draft that the others go into */
    const most = this.dataset.draft ? 2 : 1;
    const running = this.all.filter((row) => row.active).length;
    for (const row of waiting.slice(0, Math.max(most - running, 0))) {
      row.queued = false;
      row.start();
    }
    if (!this.busy) this.settle();
  }

  /* the server says which upload it is: an unfinished one goes on in the new row */
  begun(row, state) {
    for (const other of this.all) if (other !== row && other.dataset.url === state.url && !other.active) other.closest("li").remove();
    if (!this.dataset.draft) this.form.dispatchEvent(new CustomEvent("draft", { detail: { id: state.draft, url: state.draft_url } }));
    this.next();
  }

  /* three parts of a file at a time, and one more, so that a picture need not wait for a film */
  async slot(send) {
    if (this.free > 0) this.free -= 1;
    else await new Promise((go) => this.queue.push(go));
    try {
      return await send();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  async arrived(row, state) {
    await this.refresh(state.draft_url);
    if (state.again) row.settle(state.again);
    else this.removed(row);
  }

  async refresh(draft) {
    const answer = await fetch(`${draft}files/`).catch(() => null);
    if (answer?.ok) this.showFiles(await answer.text());
  }

  showFiles(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const place = document.getElementById(this.dataset.files);
    const old = place.querySelector("ol");
    if (!old) return place.replaceChildren(...fresh.body.childNodes);
    for (const item of fresh.querySelectorAll("li[data-file]")) {
      const known = old.querySelector(`[data-file="${item.dataset.file}"]`);
      if (!known) old.append(item);
      /* the first file has a label and a place only when it is not alone any more */
      else if (!known.querySelector(".file-place")) known.firstElementChild.after(...item.querySelectorAll(".file-place"));
    }
    swap(fresh, "[data-same]");
  }

  renew() {
    return customElements.get("auto-save")?.renew() ?? false;
  }

  /* whoever pressed Publish and then cancels a file has changed their mind about what goes out */
  cancelled(row) {
    this.waiting = undefined;
    this.say("");
    const next = row.closest("li")?.nextElementSibling ?? row.closest("li")?.previousElementSibling;
    this.removed(row);
    (next?.querySelector("[data-cancel]") ?? this.form.querySelector("input[type=file]"))?.focus();
  }

  removed(row) {
    row.closest("li")?.remove();
    this.hidden = !this.all.length;
    this.next();
  }

  settle() {
    const button = this.waiting;
    this.waiting = undefined;
    if (!button) return;
    const failed = this.failed;
    this.say(failed);
    if (!failed) this.form.requestSubmit(button);
  }

  /* what is pressed while files are on their way must not end them */
  async submit(event) {
    const button = event.submitter;
    const publishes = button?.value === "publish" || button?.value === "when_ready";
    const failed = this.failed;
    if (!this.busy && !(publishes && failed)) return;
    event.preventDefault();
    if (publishes) {
      this.waiting = this.busy ? button : undefined;
      this.say(this.busy ? this.dataset.publishing : failed);
      return;
    }
    const saver = this.form.querySelector("auto-save");
    const page = await (saver ? saver.alone(() => this.post(button)) : this.post(button));
    if (!page) return;
    /* a source that the form does not show would be taken out by the next save */
    swap(page, "#sources");
    if (button?.name === "cite") swap(page, "[data-same]");
    if (button?.name === "remove_file") button.closest("li").remove();
    if (button?.value === "save") this.say(this.dataset.saved);
  }

  async post(button) {
    const body = new FormData(this.form, button);
    /* what goes in parts is on its way already */
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const address = this.form.getAttribute("action");
    const answer = await fetch(address, { method: "POST", body }).catch(() => null);
    if (answer?.status === 409) this.form.dispatchEvent(new CustomEvent("overtaken", { detail: address }));
    if (!answer?.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { seen } = this.form.elements;
    seen.value = page.querySelector("[name=seen]")?.value ?? seen.value;
    return page;
  }

  say(text) {
    this.note.parentElement.hidden = !text;
    this.note.textContent = text;
  }
}

function swap(page, what) {
  const fresh = page.querySelector(what);
  if (fresh) document.querySelector(what)?.replaceWith(fresh);
}

customElements.define("upload-list", UploadList);
