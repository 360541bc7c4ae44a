/* A spreadsheet's habits for the cue sheet's form: a line down and up, copy from above, paste of
   several lines, lines that move, and the shares worked out while one types. */
const FIELDS = "input:not([type=hidden]), select";
const SPAN = /^\s*([\d:.]+)\s*[–—-]\s*([\d:.]+)\s*$/;

class CueSheet extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.body = this.querySelector(".credits tbody");
    this.shares = this.querySelector("[data-shares]");
    this.says = this.querySelector("[data-says]");
    this.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("paste", (event) => this.paste(event));
    this.body.addEventListener("pointerdown", (event) => this.lift(event));
    this.addEventListener("input", (event) => {
      if (event.target.closest("[data-piece]")) this.namePieces();
      this.later();
    });
    this.preview();
  }

  get rows() {
    return [...this.body.rows];
  }

  fields(row) {
    return [...row.querySelectorAll(FIELDS)];
  }

  /* The field of the same column in another line; a line for a person has one more. */
  beside(field, by) {
    const row = field.closest("tr");
    const other = row.parentNode.rows[[...row.parentNode.rows].indexOf(row) + by];
    const name = field.name.replace(/^\w+-\d+-/, "");
    return other?.querySelector(`[name$="-${name}"]:not([type=hidden])`);
  }

  key(event) {
    const field = event.target;
    if (!field.matches?.(FIELDS) || !field.closest("tbody")) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.go(this.beside(field, event.shiftKey ? -1 : 1));
    } else if (event.altKey && event.code === "KeyD") {
      event.preventDefault();
      this.copyDown(field);
    } else if (event.altKey && event.code === "KeyS") {
      event.preventDefault();
      this.form.requestSubmit(this.form.querySelector("button.default"));
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && this.body.contains(field)) {
      event.preventDefault();
      this.move(field.closest("tr"), event.key === "ArrowDown" ? 1 : -1);
      field.focus();
    }
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
    const other = this.rows[this.rows.indexOf(row) + by];
    if (!other) return;
    if (by > 0) other.after(row);
    else other.before(row);
    this.number(row);
  }

  number(moved) {
    this.rows.forEach((row, place) => {
      row.querySelector("[name$=-order]").value = place + 1;
    });
    this.tell("moved", { place: this.rows.indexOf(moved) + 1, all: this.rows.length });
    this.later();
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
      if (!row) break;
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
      row = row.nextElementSibling;
    }
    this.tell("pasted", { count });
    this.later();
  }

  option(field, words) {
    const found = [...field.options].find((each) => each.textContent.trim().startsWith(words.trim()));
    return found ? found.value : field.value;
  }

  lift(event) {
    const grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    const row = grip.closest("tr");
    event.preventDefault();
    row.classList.add("lifted");
    const drag = (moved) => {
      const over = document.elementFromPoint(moved.clientX, moved.clientY)?.closest("tr");
      if (!over || over === row || over.parentNode !== this.body) return;
      const isBelow = this.rows.indexOf(over) > this.rows.indexOf(row);
      if (isBelow) over.after(row);
      else over.before(row);
    };
    const drop = () => {
      removeEventListener("pointermove", drag);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      row.classList.remove("lifted");
      this.number(row);
    };
    // On the window: a row that changes its place in the document would let go of a captured pointer.
    addEventListener("pointermove", drag);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  }

  /* The choices of a credit are called as the pieces are, while these are still being written. */
  namePieces() {
    for (const piece of this.querySelectorAll("[data-piece]")) {
      const at = piece.dataset.piece;
      const title = piece.querySelector("[name$=-title]").value;
      for (const option of this.body.querySelectorAll(`option[value="${at}"]`)) {
        option.textContent = `${Number(at) + 1} ${title}`;
      }
    }
  }

  later() {
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
    } catch (problem) {
      if (problem.name !== "AbortError") this.shares.hidden = true;
    }
  }

  tell(key, values) {
    this.says.textContent = this.dataset[key].replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  }
}

customElements.define("cue-sheet", CueSheet);
