/* A form whose answer the device gives: a passkey is made (data-do="create") or used ("get").
   What is asked stands in the JSON inside, or is fetched from data-url when the button is pressed. */
class PasskeyForm extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    if (/^(127\.[\d.]+|\[::1\])$/.test(location.hostname)) return this.leadToName();
    this.form = this.querySelector("form");
    this.says = this.querySelector("[role=status]");
    this.hidden = false;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask().catch(() => {
        this.says.textContent = this.dataset.failed;
      });
    });
  }

  /* no browser keeps a passkey for an address of numbers, as 127.0.0.1 is one */
  leadToName() {
    const there = Object.assign(document.createElement("a"), { href: location.href, textContent: "localhost" });
    there.hostname = "localhost";
    const said = Object.assign(document.createElement("p"), { className: "small", textContent: `${this.dataset.byName} ` });
    said.append(there);
    this.replaceChildren(said);
    this.hidden = false;
  }

  async ask() {
    this.says.textContent = "";
    const { publicKey } = await this.options();
    const making = this.dataset.do === "create";
    const alone = this.form.elements.passwordless;
    if (making && alone) {
      Object.assign(publicKey.authenticatorSelection, {
        residentKey: alone.checked ? "required" : "discouraged",
        requireResidentKey: alone.checked,
        ...(alone.checked && { userVerification: "required" }),
      });
    }
    const made = await navigator.credentials[this.dataset.do]({ publicKey: bytes(publicKey) });
    this.form.elements.credential.value = JSON.stringify(plain(made));
    this.form.submit();
  }

  async options() {
    const inside = this.querySelector("script[type='application/json']");
    if (inside) return Object.values(JSON.parse(inside.textContent))[0];
    const answer = await fetch(this.dataset.url, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).request_options;
  }
}

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

/* The options as the browser wants them: ids and the challenge are bytes. */
function bytes(options) {
  const ready = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) ready.user = { ...options.user, id: toBytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) ready[list] = options[list].map((one) => ({ ...one, id: toBytes(one.id) }));
  }
  return ready;
}

/* What the device answered, as JSON can carry it. */
function plain(made) {
  const response = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    if (made.response[name]) response[name] = toText(made.response[name]);
  }
  if (made.response.getTransports) response.transports = made.response.getTransports();
  return {
    id: made.id,
    rawId: toText(made.rawId),
    type: made.type,
    response,
    clientExtensionResults: made.getClientExtensionResults(),
    authenticatorAttachment: made.authenticatorAttachment,
  };
}

customElements.define("passkey-form", PasskeyForm);
