/* The plan's rows as blocks in lanes, moved with arrow keys or by dragging. The table of fields stays
   below: the board reads it and writes into it, so that either may be used at any time. */
const KINDS = { picture: "image", sound: "audio", words: "writing" };

class PlanBoard extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.board = this.querySelector("[data-board]");
    this.lanes = this.querySelector("[data-lanes]");
    this.says = this.querySelector("[data-says]");
    this.blocks = new Map();
    this.runs = new Map();
    const lane = this.querySelector("tbody select[name$=-lane]");
    for (const option of lane?.options ?? []) this.addLane(option);
    this.addEventListener("input", () => this.draw());
    this.addEventListener("change", (event) => {
      if (event.target.matches("select[name$=-what]")) this.suggest(event.target.closest("tr"));
      this.draw();
    });
    this.board.hidden = false;
    this.draw();
  }

  addLane(option) {
    const lane = document.createElement("div");
    lane.className = "lane";
    const name = document.createElement("b");
    name.textContent = option.textContent;
    const run = document.createElement("div");
    run.className = "run";
    run.setAttribute("role", "group");
    run.setAttribute("aria-label", option.textContent);
    lane.append(name, run);
    this.lanes.append(lane);
    this.runs.set(option.value, run);
  }

  get pages() {
    return this.querySelector("[name=measure]:checked")?.value === "pages";
  }

  get length() {
    return this.read(this.querySelector("[name=length]").value, true);
  }

  get step() {
    return this.pages ? 1 : 1000;
  }

  /* As projects/domain/measures.py reads and says it. */
  read(words, isEnd) {
    const text = words.trim();
    if (this.pages) return /^[1-9]\d{0,4}$/.test(text) ? Number(text) - (isEnd ? 0 : 1) : NaN;
    const found = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text);
    if (!found) return NaN;
    const [, hours, minutes, seconds, part] = found;
    const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
    return whole * 1000 + Number((part ?? "").padEnd(3, "0") || 0);
  }

  say(value, isEnd) {
    if (this.pages) return String(isEnd ? value : value + 1);
    const seconds = Math.floor(value / 1000);
    const rest = value % 1000;
    const two = (number) => String(number).padStart(2, "0");
    const part = rest ? `.${String(rest).padStart(3, "0").replace(/0+$/, "")}` : "";
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const clock = two(seconds % 60) + part;
    return hours ? `${hours}:${two(minutes)}:${clock}` : `${minutes}:${clock}`;
  }

  fields(row) {
    const field = (name) => row.querySelector(`[name$=-${name}]`);
    const what = field("what");
    const name = what.options ? what.selectedOptions[0].textContent : row.querySelector("[data-name]").textContent;
    const starts = this.read(field("starts").value, false);
    const ends = this.read(field("ends").value, true);
    const title = field("title").value.trim() || name;
    return { field, what: what.value, title, starts, ends, lane: field("lane").value, out: field("DELETE").checked };
  }

  draw() {
    const spans = new Map([...this.runs.keys()].map((lane) => [lane, []]));
    for (const row of this.querySelectorAll("tbody tr")) {
      const of = this.fields(row);
      row.classList.toggle("out", of.out);
      const block = this.blocks.get(row);
      if (!(of.ends > of.starts) || !(this.length > 0)) {
        block?.remove();
        this.blocks.delete(row);
        continue;
      }
      spans.get(of.lane)?.push({ row, ...of });
    }
    for (const [lane, found] of spans) this.drawLane(this.runs.get(lane), found);
  }

  drawLane(run, found) {
    const free = [];
    for (const each of found.sort((one, other) => one.starts - other.starts)) {
      let track = free.findIndex((until) => until <= each.starts);
      if (track < 0) track = free.push(0) - 1;
      free[track] = each.ends;
      const block = this.block(each.row);
      const kind = each.lane === "pieces" ? " head" : each.what.startsWith("work-") ? ` fill-kind k-${KINDS[each.lane]}` : " gap";
      block.className = `block${kind}${each.out ? " out" : ""}${each.ends > this.length ? " wrong" : ""}`;
      const number = each.what.startsWith("call-") && !each.title.startsWith("№") ? `№ ${each.what.slice(5)} ` : "";
      block.textContent = number + each.title;
      block.setAttribute("aria-label", this.sentence("saysMoved", each));
      block.style.insetInlineStart = `${(100 * each.starts) / this.length}%`;
      block.style.width = `${(100 * (each.ends - each.starts)) / this.length}%`;
      block.style.insetBlockStart = `${track * 52}px`;
      if (block.parentNode !== run) run.append(block);
    }
    run.style.height = `${Math.max(1, free.length) * 52}px`;
  }

  block(row) {
    let block = this.blocks.get(row);
    if (!block) {
      block = document.createElement("button");
      block.type = "button";
      block.setAttribute("aria-describedby", this.dataset.help);
      block.addEventListener("keydown", (event) => this.key(event, row));
      block.addEventListener("pointerdown", (event) => this.drag(event, row, block));
      this.blocks.set(row, block);
    }
    return block;
  }

  key(event, row) {
    const of = this.fields(row);
    const far = this.step * (event.ctrlKey || event.metaKey ? 10 : 1);
    const isRight = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const by = event.key === isRight ? far : -far;
      if (event.shiftKey) this.set(row, of.starts, of.ends + by);
      else this.set(row, of.starts + by, of.ends + by);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      this.changeLane(row, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      of.field("DELETE").checked = !of.out;
      this.draw();
      this.tell(this.sentence(of.out ? "saysIn" : "saysOut", of));
    } else return;
    event.preventDefault();
    this.blocks.get(row)?.focus();
  }

  changeLane(row, by) {
    const { field, what } = this.fields(row);
    const next = field("lane").options[field("lane").selectedIndex + by];
    if (!next || (next.value === "pieces") !== (field("lane").value === "pieces") && what) return;
    field("lane").value = next.value;
    this.draw();
    this.tell(this.sentence("saysMoved", this.fields(row)));
  }

  /* Kept whole inside the plan: at its edges it stops and says so. */
  set(row, starts, ends, isQuiet = false) {
    const of = this.fields(row);
    const isResized = starts === of.starts;
    let [first, last] = [starts, ends];
    if (isResized) last = Math.min(Math.max(last, first + this.step), this.length);
    else {
      first = Math.min(Math.max(first, 0), this.length - (of.ends - of.starts));
      last = first + (of.ends - of.starts);
    }
    of.field("starts").value = this.say(first, false);
    of.field("ends").value = this.say(last, true);
    this.draw();
    if (isQuiet) return;
    const edge = first === starts && last === ends ? "" : ` ${this.dataset.saysEdge}`;
    this.tell(this.sentence("saysMoved", this.fields(row)) + edge);
  }

  drag(event, row, block) {
    if (event.button) return;
    const of = this.fields(row);
    const box = block.getBoundingClientRect();
    const isRtl = getComputedStyle(this).direction === "rtl";
    const width = block.parentNode.clientWidth;
    const isEnd = isRtl ? event.clientX - box.left < 12 : box.right - event.clientX < 12;
    block.setPointerCapture(event.pointerId);
    const move = (moved) => {
      const raw = ((moved.clientX - event.clientX) / width) * this.length * (isRtl ? -1 : 1);
      const by = Math.round(raw / this.step) * this.step;
      if (isEnd) this.set(row, of.starts, of.ends + by, true);
      else this.set(row, of.starts + by, of.ends + by, true);
    };
    const drop = () => {
      block.removeEventListener("pointermove", move);
      this.tell(this.sentence("saysMoved", this.fields(row)));
    };
    block.addEventListener("pointermove", move);
    block.addEventListener("lostpointercapture", drop, { once: true });
  }

  /* What was just chosen begins where its lane ends, a tenth of the plan long. */
  suggest(row) {
    const of = this.fields(row);
    if (!of.what || of.field("starts").value || of.field("ends").value || !(this.length > 0)) return;
    if (of.lane === "pieces") of.field("lane").value = "sound";
    const lane = of.field("lane").value;
    const others = [...this.querySelectorAll("tbody tr")].map((each) => this.fields(each));
    const ends = others.filter((each) => each.lane === lane && each.ends > 0).map((each) => each.ends);
    const long = Math.max(this.step, Math.round(this.length / 10 / this.step) * this.step);
    const first = Math.max(0, Math.min(Math.max(0, ...ends), this.length - long));
    of.field("starts").value = this.say(first, false);
    of.field("ends").value = this.say(Math.min(first + long, this.length), true);
  }

  sentence(key, of) {
    const lane = of.field("lane").selectedOptions[0]?.textContent ?? "";
    const said = { title: of.title, lane, from: this.say(of.starts, false), until: this.say(of.ends, true) };
    return this.dataset[key].replace(/\{(\w+)\}/g, (_all, name) => said[name] ?? "");
  }

  tell(sentence) {
    this.says.textContent = sentence;
  }
}

customElements.define("plan-board", PlanBoard);
