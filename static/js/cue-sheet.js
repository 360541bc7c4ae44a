/* A spreadsheet's habits for the cue sheet's form, and the shares worked out while one types. */
const FIELDS = "input:not([type=hidden]), select";
const SPAN = /^\s*([\d:.]+)\s*[–—-]\s*([\d:.]+)\s*$/;

class CueSheet extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.bodies = [...this.querySelectorAll("table.pieces > tbody, table.credits > tbody")];
    this.body = this.bodies[1];
    this.shares = this.querySelector("[data-shares]");
    this.says = this.querySelector("[data-says]");
    this.glance = this.querySelector("[data-glance]");
    this.addEventListener("keydown", (event) => this.key(event));
    /* also after a line was dragged, when no field has the keys */
    document.addEventListener("keydown", (event) => this.keep(event));
    addEventListener("beforeunload", (event) => this.isChanged && event.preventDefault());
    this.form.addEventListener("submit", () => { this.isChanged = false; });
    this.addEventListener("click", (event) => this.click(event));
    for (const body of this.bodies) {
      body.addEventListener("paste", (event) => this.paste(event));
      body.addEventListener("pointerdown", (event) => this.lift(event));
    }
    this.addEventListener("input", (event) => {
      if (event.target.closest("[data-piece]")) this.namePieces();
      this.later();
    });
    this.showMoves(this);
    this.showCandidates();
    this.preview();
    if (this.querySelector(".errornote")) this.change();
    this.querySelector("[aria-invalid=true]")?.focus();
  }

  /* What is not kept is said, and asked about before one leaves. */
  change() {
    this.isChanged = true;
    this.querySelector("[data-unkept]").hidden = false;
  }

  keep(event) {
    if (!event.altKey || event.ctrlKey || event.repeat || event.code !== "KeyS") return;
    event.preventDefault();
    this.form.requestSubmit(this.form.querySelector("button.default"));
  }

  /* Those that are shown: a candidate waits until what it changed is credited. */
  rows(body) {
    return [...body.rows].filter((row) => !row.hidden);
  }

  showMoves(within) {
    for (const moves of within.querySelectorAll(".moves")) moves.hidden = false;
  }

  fields(row) {
    return [...row.querySelectorAll(FIELDS)];
  }

  /* The field of the same column in another line; a line for a person has one more. */
  beside(field, by) {
    const row = field.closest("tr");
    const rows = this.rows(row.parentNode);
    const other = rows[rows.indexOf(row) + by];
    const name = field.name.replace(/^\w+-\d+-/, "");
    return other?.querySelector(`[name$="-${name}"]:not([type=hidden])`);
  }

  key(event) {
    const field = event.target;
    const body = this.bodies.find((each) => each.contains(field));
    if (event.altKey && event.code === "KeyN") {
      event.preventDefault();
      this.add(body ?? this.body);
    }
    if (!field.matches?.(FIELDS) || !body) return;
    const isList = field.matches("select");
    if (event.key === "Enter") {
      event.preventDefault();
      this.go(this.beside(field, event.shiftKey ? -1 : 1));
    } else if (event.altKey && event.code === "KeyD") {
      event.preventDefault();
      this.copyDown(field);
    } else if (event.altKey && /^Arrow(Up|Down)$/.test(event.key) && !isList) {
      event.preventDefault();
      this.move(field.closest("tr"), event.key === "ArrowDown" ? 1 : -1);
      field.focus();
    }
  }

  click(event) {
    const button = event.target.closest("button[name=more], button[data-move], button[formaction]");
    if (!button) return;
    event.preventDefault();
    if (button.hasAttribute("formaction")) this.shares.scrollIntoView();
    else if (button.name) this.add(this.bodies[button.value === "pieces" ? 0 : 1]);
    else this.move(button.closest("tr"), Number(button.dataset.move));
  }

  /* A blank line at the end, counted as the form counts them. */
  add(body, isQuiet) {
    const prefix = body === this.body ? "credit" : "piece";
    const total = this.form.elements[`${prefix}-TOTAL_FORMS`];
    const at = Number(total.value);
    const blank = this.querySelector(`template[data-blank=${prefix}]`).content.firstElementChild;
    const words = blank.outerHTML.replaceAll("__prefix__", at).replaceAll("__number__", at + 1);
    body.insertAdjacentHTML("beforeend", words);
    total.value = at + 1;
    const row = body.lastElementChild;
    this.showMoves(row);
    this.namePieces();
    this.number(body);
    if (isQuiet) return row;
    this.go(row.querySelector("[name$=-title], [name$=-person]"));
    this.tell("added", { place: this.rows(body).length, all: this.rows(body).length });
    return row;
  }

  go(field) {
    if (!field) return;
    field.focus();
    field.select?.();
  }

  copyDown(field) {
    const above = this.beside(field, -1);
    if (!above) return;
    field.value = above.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const value = above.selectedOptions ? above.selectedOptions[0].textContent : above.value;
    this.tell("copied", { value });
    this.go(this.beside(field, 1) ?? field);
  }

  move(row, by) {
    const rows = this.rows(row.parentNode);
    const other = rows[rows.indexOf(row) + by];
    if (!other) return;
    if (by > 0) other.after(row);
    else other.before(row);
    this.moved(row);
  }

  moved(row) {
    const rows = this.rows(row.parentNode);
    this.number(row.parentNode);
    this.namePieces();
    this.tell("moved", { place: rows.indexOf(row) + 1, all: rows.length });
    this.later();
  }

  number(body) {
    [...body.rows].forEach((row, place) => {
      row.querySelector("[name$=-order]").value = place + 1;
    });
  }

  /* Lines go down, tabs to the right; in and out written together fill both. */
  paste(event) {
    const text = event.clipboardData.getData("text");
    const lines = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n");
    const isSpan = SPAN.test(lines[0]) && /-(begins|ends)$/.test(event.target.name);
    if (!event.target.matches(FIELDS) || (lines.length < 2 && !text.includes("\t") && !isSpan)) return;
    event.preventDefault();
    let row = event.target.closest("tr");
    const column = event.target.name.replace(/^\w+-\d+-/, "");
    let count = 0;
    for (const line of lines) {
      row ??= this.add(event.currentTarget, true);
      const start = isSpan ? "begins" : column;
      const span = SPAN.exec(line);
      const cells = isSpan && span ? [span[1], span[2]] : line.split("\t");
      const fields = this.fields(row);
      const at = fields.findIndex((field) => field.name.endsWith(`-${start}`));
      cells.forEach((cell, offset) => {
        const field = fields[at + offset];
        if (!field) return;
        count += 1;
        field.value = field.options ? this.option(field, cell) : cell.trim();
      });
      row = this.after(row);
    }
    this.namePieces();
    this.tell("pasted", { count });
    this.later();
  }

  after(row) {
    const rows = this.rows(row.parentNode);
    return rows[rows.indexOf(row) + 1];
  }

  option(field, words) {
    const found = [...field.options].find((each) => each.textContent.trim().startsWith(words.trim()));
    return found ? found.value : field.value;
  }

  lift(event) {
    const grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    const row = grip.closest("tr");
    const body = row.parentNode;
    event.preventDefault();
    row.classList.add("lifted");
    const drag = (moved) => {
      const over = document.elementFromPoint(moved.clientX, moved.clientY)?.closest("tr");
      if (!over || over === row || over.parentNode !== body) return;
      const isBelow = over.rowIndex > row.rowIndex;
      if (isBelow) over.after(row);
      else over.before(row);
    };
    const drop = () => {
      removeEventListener("pointermove", drag);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      row.classList.remove("lifted");
      this.moved(row);
    };
    // On the window: a row that changes its place in the document would let go of a captured pointer.
    addEventListener("pointermove", drag);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  }

  /* The choices of a credit are called and ordered as the pieces are, while these are being written. */
  namePieces() {
    const pieces = [...this.bodies[0].rows].map((row) => ({
      at: row.dataset.piece,
      title: row.querySelector("[name$=-title]").value,
    }));
    const blank = this.querySelector("template[data-blank=credit]").content;
    for (const list of [...this.body.querySelectorAll("[name$=-piece]"), blank.querySelector("[name$=-piece]")]) {
      const chosen = list.value;
      const options = pieces.map(({ at, title }, place) => new Option(`${place + 1} ${title}`, at));
      list.replaceChildren(list.options[0], ...options);
      list.value = chosen;
    }
  }

  showCandidates() {
    for (const row of this.body.querySelectorAll("[data-because]")) {
      const isDue = row.dataset.because.split(" ").some((of) => {
        return this.querySelector(`#line-${of} [name$=-piece]`)?.value;
      });
      const isNews = isDue && row.hidden;
      row.hidden = !isDue && !row.querySelector("[name$=-piece]").value;
      if (isNews && this.isOpen) this.tell("candidate", { name: row.querySelector("[data-name]").textContent });
    }
    this.isOpen = true;
  }

  later() {
    this.change();
    this.showCandidates();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.preview(), 600);
  }

  async preview() {
    if (!this.shares || !this.dataset.preview) return;
    this.asked?.abort();
    this.asked = new AbortController();
    const asking = { method: "POST", body: new FormData(this.form), signal: this.asked.signal, headers: { "HX-Request": "true" } };
    try {
      const answer = await fetch(this.dataset.preview, asking);
      if (!answer.ok) return;
      this.shares.innerHTML = await answer.text();
      this.shares.hidden = false;
      this.showGlance();
      this.look(this.shares.querySelector("[data-looks]"));
    } catch (problem) {
      if (problem.name !== "AbortError") this.shares.hidden = true;
    }
  }

  /* The shares in one line, in sight while one types further up. */
  showGlance() {
    const shares = [...this.shares.querySelectorAll(".shares tbody tr")].map((row) => {
      return [...row.cells].map((cell) => cell.textContent).join("\u00a0");
    });
    this.glance.textContent = shares.join(" · ") || this.shares.querySelector("[data-sentence]").textContent;
    this.glance.hidden = false;
  }

  /* What there is to look at, as it is typed now, takes the place of what was kept. */
  look(fresh) {
    if (!fresh) return;
    for (const link of fresh.querySelectorAll("a")) {
      if (!this.querySelector(link.hash)) link.replaceWith(link.textContent);
    }
    const before = this.form.querySelector("[data-looks]");
    fresh.open = before.open;
    before.replaceWith(fresh);
  }

  tell(key, values) {
    this.says.textContent = this.dataset[key].replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  }
}

customElements.define("cue-sheet", CueSheet);
