/* Moments in the reader's own time zone, for who has not chosen one: pages of those who have speak by it
   already, and one page has one clock. Around <time datetime>: says it there, with the zone's name.
   Around a form: a moment that is typed is meant in that zone, which the form is told. */
class LocalTime extends HTMLElement {
  connectedCallback() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || "clock" in document.documentElement.dataset) return;
    for (const time of this.querySelectorAll("time[datetime]")) this.say(time);
    const told = this.querySelector("input[name=zone]");
    if (!told || told.value) return;
    told.value = zone;
    for (const field of this.querySelectorAll("input[type=datetime-local]")) {
      const help = document.getElementById(`${field.id}_helptext`);
      if (help) help.textContent = help.textContent.replace(field.dataset.zone, zone);
      if (field.dataset.instant) field.value = this.typed(new Date(field.dataset.instant));
    }
  }

  say(time) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) return;
    time.textContent = new Intl.DateTimeFormat(this.manner(), {
      weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZoneName: "short",
    }).format(moment);
  }

  /* The page's language as the reader's country writes it: "en" alone would be read as American. */
  manner() {
    const spoken = document.documentElement.lang;
    return navigator.languages.find((tag) => tag.split("-")[0] === spoken.split("-")[0]) ?? (spoken || undefined);
  }

  typed(moment) {
    const here = new Date(moment.getTime() - moment.getTimezoneOffset() * 60000);
    return here.toISOString().slice(0, 16);
  }
}

customElements.define("local-time", LocalTime);
