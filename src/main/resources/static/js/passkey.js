// Passkeys: forms with data-passkey="sign-in" or "add" show themselves where the browser knows passkeys.
(() => {
  if (!window.PublicKeyCredential) return;

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const send = async (form, url, body) => {
    const answer = await fetch(url, {
      method: "POST",
      headers: {"Content-Type": "application/json", "X-CSRF-TOKEN": form.elements._csrf.value},
      body: body ? JSON.stringify(body) : "{}",
    });
    if (!answer.ok) throw new Error("refused");
    return answer.json();
  };

  const made = (key, response) => ({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response,
    clientExtensionResults: key.getClientExtensionResults(),
    authenticatorAttachment: key.authenticatorAttachment,
  });

  const signIn = async form => {
    const options = await send(form, "/sign-in/passkey/options");
    options.challenge = bytes(options.challenge);
    options.allowCredentials = (options.allowCredentials || []).map(key => ({...key, id: bytes(key.id)}));
    const key = await navigator.credentials.get({publicKey: options});
    const response = {
      authenticatorData: text(key.response.authenticatorData),
      clientDataJSON: text(key.response.clientDataJSON),
      signature: text(key.response.signature),
      userHandle: key.response.userHandle ? text(key.response.userHandle) : undefined,
    };
    const to = encodeURIComponent(form.dataset.to || "");
    return send(form, "/sign-in/passkey?to=" + to, made(key, response));
  };

  const add = async form => {
    const label = encodeURIComponent(form.elements.label.value);
    const options = await send(form, "/account/passkeys/options?label=" + label);
    if (options.to) return options;
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = (options.excludeCredentials || []).map(key => ({...key, id: bytes(key.id)}));
    const key = await navigator.credentials.create({publicKey: options});
    const response = {
      attestationObject: text(key.response.attestationObject),
      clientDataJSON: text(key.response.clientDataJSON),
      transports: key.response.getTransports ? key.response.getTransports() : [],
    };
    return send(form, "/account/passkeys?label=" + label, made(key, response));
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      // Another script locks a form that was sent; this one may be tried again.
      event.stopImmediatePropagation();
      const said = form.querySelector("[data-said]");
      said.textContent = "";
      try {
        const done = await (form.dataset.passkey === "add" ? add(form) : signIn(form));
        window.location.assign(done.to);
      } catch (failure) {
        said.textContent = form.dataset.failed;
      }
    });
  }
})();
