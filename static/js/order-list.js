/* A list that can be put in order: its rows are forms whose buttons Up and Down do it alone. Here they
   do it in place and keep the focus, and the grip of a row can be dragged. What was moved is kept at
   once; when that fails the row goes back and says so. */
class OrderList extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.says = this.querySelector("[data-says]");
    this.addEventListener("submit", (event) => this.step(event));
    for (const grip of this.querySelectorAll("[data-grip]")) {
      grip.hidden = this.rows().length < 2;
      grip.addEventListener("pointerdown", (event) => this.drag(event, grip));
    }
  }

  rows() {
    return [...this.list.children];
  }

  step(event) {
    const button = event.submitter;
    if (!["up", "down"].includes(button?.value)) return;
    event.preventDefault();
    const row = button.closest("li");
    const from = this.rows().indexOf(row);
    const to = Math.max(0, Math.min(this.rows().length - 1, from + (button.value === "up" ? -1 : 1)));
    this.put(row, to);
    button.focus();
    this.keep(row, from);
  }

  put(row, to) {
    const others = this.rows().filter((each) => each !== row);
    this.list.insertBefore(row, others[to] ?? null);
  }

  drag(event, grip) {
    if (event.button) return;
    event.preventDefault();
    const row = grip.closest("li");
    const from = this.rows().indexOf(row);
    row.classList.add("held");
    const move = ({ clientY }) => {
      const others = this.rows().filter((each) => each !== row);
      const below = others.filter((each) => {
        const { top, height } = each.getBoundingClientRect();
        return top + height / 2 < clientY;
      });
      if (below.length !== this.rows().indexOf(row)) this.put(row, below.length);
    };
    const end = (last) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      row.classList.remove("held");
      if (last.type === "pointercancel") this.put(row, from);
      else this.keep(row, from);
    };
    // On the window: a row that changes its place in the document would let go of a captured pointer.
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  }

  async keep(row, from) {
    const at = this.rows().indexOf(row);
    const said = { name: row.dataset.name, place: at + 1, all: this.rows().length };
    this.says.textContent = this.dataset.moved.replace(/\{(\w+)\}/g, (_all, word) => said[word]);
    if (at === from) return;
    const form = row.querySelector("form");
    const body = new FormData(form);
    body.set("do", at + 1);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      // Whoever was signed out meanwhile comes to a page that is not the list's.
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) throw new Error(answer.status);
    } catch {
      this.put(row, from);
      this.says.textContent = this.dataset.failed;
      this.says.classList.remove("hide-visually");
    }
  }
}

customElements.define("order-list", OrderList);
