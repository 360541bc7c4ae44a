/* The places of remarks, on a work's page. <critique-marks> is around everything: remarks follow the
   playhead, and the one of now stands below the player; flags seek; passages are marked in the
   text, and pressing one shows its remark. #marks hides all that, and a browser keeps how it
   stands. The stage may be renewed: what is on it is looked up when it is used.
   Without JavaScript flags and places are links. */
class CritiqueMarks extends HTMLElement {
  connectedCallback() {
    this.addEventListener("wave-time", (event) => isMain(event) && this.follow(event.detail.seconds));
    this.addEventListener("click", (event) => this.jump(event));
    this.addEventListener("change", (event) => event.target.id === "marks" && this.keepMarks());
    this.addEventListener("renewed", () => this.dress());
    this.dress();
    this.markPassages();
  }

  dress() {
    /* those of this page of the talk, and of the other pages what their flags say */
    const remarks = [...this.querySelectorAll(".comment[data-start]")];
    const here = new Set(remarks.map((each) => `#${each.id}`));
    const flags = [...this.querySelectorAll(".flags a[data-start]")];
    this.timed = [...remarks, ...flags.filter((each) => !here.has(`#${each.getAttribute("href").split("#")[1]}`))];
    this.timed.sort((one, other) => one.dataset.start - other.dataset.start);
    this.shown = null;
    this.follow(0);
    const marks = this.marks;
    try { if (marks) marks.checked = localStorage.getItem("marks") !== "off"; } catch { /* as the page says */ }
    this.colour();
  }

  get marks() {
    return this.querySelector("#marks");
  }

  /* on or off, for every work until it is changed; a browser may forbid to keep anything */
  keepMarks() {
    try { localStorage.setItem("marks", this.marks.checked ? "on" : "off"); } catch { /* for this page only */ }
    this.colour();
  }

  follow(now) {
    let last;
    for (const remark of this.timed) {
      const start = Number(remark.dataset.start);
      const end = Number(remark.dataset.end) || start + 4;
      const isNow = now >= start && now < end && now > 0;
      remark.classList.toggle("now", isNow);
      if (isNow) last = remark;
    }
    /* between two, the one to come */
    this.show(last ?? this.timed.find((remark) => remark.dataset.start >= now) ?? this.timed.at(-1));
  }

  /* a remark on the line below the player */
  show(remark) {
    const line = this.querySelector(".remark-now");
    if (!line || !remark || this.shown === remark) return;
    this.shown = remark;
    const [flag, words] = line.children;
    const isHere = remark.matches(".comment");
    line.href = isHere ? `#${remark.id}` : remark.getAttribute("href");
    flag.textContent = remark.querySelector(isHere ? ".flag" : "text").textContent;
    words.textContent = isHere ? `${remark.querySelector(".at .flag + span").textContent} ${said(remark)}` : remark.getAttribute("aria-label");
  }

  jump(event) {
    const flag = event.target.closest(".flags a[data-start]");
    if (flag) this.querySelector("wave-player[data-main]")?.seek?.(+flag.dataset.start);
    const words = event.target.closest("a[data-quote]");
    const range = words && this.ranges?.get(words);
    if (!range) return;
    event.preventDefault();
    this.point(words, range);
    const behaviour = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const box = range.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: behaviour });
  }

  /* from the words to the remark: a link below what is read, for the list stands further down */
  point(link, range) {
    const remark = link.closest(".comment");
    for (const each of this.querySelectorAll(".comment")) each.classList.toggle("now", each === remark);
    CSS.highlights.set("passage-now", new Highlight(range));
    this.lead ??= make("a", { className: "button ink about-words" });
    this.lead.href = `#${remark.id}`;
    this.lead.textContent = `${remark.querySelector(".flag").textContent} ${said(remark, 60)}`;
    this.querySelector(".reader").after(this.lead);
  }

  /* where somebody pressed, or stands with the caret */
  touch(node, offset) {
    if (!node || !this.marks?.checked || !getSelection().isCollapsed) return;
    const found = [...this.ranges].find(([, range]) => range.isPointInRange(node, offset));
    if (found) this.point(...found);
  }

  colour() {
    if (!this.ranges) return;
    const isOn = this.marks?.checked ?? true;
    CSS.highlights.set("passage", new Highlight(...(isOn ? this.ranges.values() : [])));
    if (isOn) return;
    CSS.highlights.delete("passage-now");
    this.lead?.remove();
  }

  /* colours the words without touching the text */
  markPassages() {
    const reader = this.querySelector(".reader");
    const links = [...this.querySelectorAll("a[data-quote]")];
    if (!reader || !links.length || !CSS.highlights) return;
    const text = new Words(reader);
    this.ranges = new Map();
    for (const link of links) {
      const range = text.find(link.dataset.quote, Number(link.dataset.nth));
      if (range) this.ranges.set(link, range);
    }
    this.colour();
    reader.addEventListener("click", (event) => {
      const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
      const chosen = getSelection();
      if (place) this.touch(place.offsetNode, place.offset);
      else if (reader.contains(chosen.anchorNode)) this.touch(chosen.anchorNode, chosen.anchorOffset);
    });
  }
}

function said(remark, most = 90) {
  const words = remark.querySelector(".say").textContent.trim().replace(/\s+/g, " ");
  const name = remark.querySelector(".meta .strong").textContent;
  return `${name}: ${words.length > most ? `${words.slice(0, most)}…` : words}`;
}

/* the words of an element as the server counts them: single spaces, blocks apart */
class Words {
  constructor(root) {
    this.text = "";
    this.places = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    let block;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.nodeName === "BR") this.add(" ", node, 0);
        continue;
      }
      const own = node.parentElement.closest("p,h1,h2,h3,h4,h5,h6,li,dt,dd,div,blockquote,pre,td,th,section");
      if (block && own !== block) this.add(" ", node, 0);
      block = own;
      for (let at = 0; at < node.length; at += 1) this.add(node.data[at], node, at);
    }
  }

  add(sign, node, at) {
    const space = /\s/.test(sign);
    if (space && (!this.text || this.text.endsWith(" "))) return;
    this.text += space ? " " : sign;
    this.places.push([node, at]);
  }

  /* that which the server means, by how often the same words stand before it */
  find(quote, nth) {
    let at = quote ? this.text.indexOf(quote) : -1;
    for (; nth > 0 && at >= 0; nth -= 1) at = this.text.indexOf(quote, at + 1);
    if (at < 0) return null;
    const range = document.createRange();
    const [last, end] = this.places[at + quote.length - 1];
    range.setStart(...this.places[at]);
    range.setEnd(last, end + 1);
    return range;
  }
}

/* not the players of works beside it */
const isMain = (event) => event.target.hasAttribute("data-main");

const make = (name, values) => Object.assign(document.createElement(name), values);

customElements.define("critique-marks", CritiqueMarks);
