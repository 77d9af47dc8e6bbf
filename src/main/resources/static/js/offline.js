/* Writes a referral where there is no network, and sends it once when there is. */
(() => {
  "use strict";
  const body = document.body, here = body.dataset.here, days = Number(body.dataset.days), longest = Number(body.dataset.longest);
  // As on every other page, wherever the phone believes to be.
  const HERE = "Asia/Bangkok";
  const IDLE = 5 * 60000, AGAIN = 60000, SOON = 1000, PATIENCE = 15000, SETTLING = 1000, NEAR = 44;
  const ask = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const WAITS = "waiting " + body.dataset.slug;
  const able = self.isSecureContext && self.crypto && crypto.subtle && self.indexedDB && navigator.serviceWorker && navigator.locks && crypto.randomUUID;
  const word = (name, ...values) => ask(`[data-word="${name}"]`).textContent.replace(/\{(\d)\}/g, (_, at) => values[at]);
  const thai = document.documentElement.lang === "th";
  const say = (when) => {
    const moment = new Date(when), day = moment.toLocaleDateString(thai ? "th-TH-u-ca-buddhist" : "en-GB", { timeZone: HERE, day: "numeric", month: "long", year: "numeric" });
    const clock = moment.toLocaleTimeString("en-GB", { timeZone: HERE, hour: "2-digit", minute: "2-digit" });
    return word("clock", day, thai ? clock.replace(":", ".") : clock);
  };
  const digits = (text) => text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0E50);
  const element = (name, properties = {}, ...children) => { const made = Object.assign(document.createElement(name), properties); made.append(...children); return made; };
  const icon = (name) => { const holder = element("template"); holder.innerHTML = `<svg class="icon" aria-hidden="true"><use href="/icons.svg#${name}"/></svg>`; return holder.content; };
  const CHIPS = { UNFINISHED: ["", "pencil"], WAITING: ["waiting", "hourglass"], SENDING: ["info", "send"], SENT: ["done", "circle-check"], REFUSED: ["late", "alert-circle"] };

  if (!able) { ask("#unscripted .lead").textContent = word("too-old-browser"); return; }
  ask("#unscripted").hidden = true;

  const safe = offlineBox("notes " + body.dataset.slug, days);
  const other = new BroadcastChannel("notes " + body.dataset.slug);
  let box = null, owner = null, choices = null, item = null, waiting = 0, typed = 0, later = 0, pause = SOON, lastUse = Date.now(), asked = false, online = navigator.onLine, tap = { x: 0, y: 0, until: 0 };

  const tell = (text, kind = "info") => {
    const told = ask("#told");
    told.replaceChildren();
    if (text) told.append(element("div", { className: "notice " + kind }, icon(kind === "late" ? "alert-circle" : kind === "done" ? "circle-check" : "info-circle"), element("p", { textContent: text })));
  };

  const show = (name) => {
    for (const section of all("main > section")) section.hidden = section.id !== name;
    const first = ask(`#${name} h1[tabindex], #${name} input`);
    if (first) first.focus();
  };

  const showNetwork = () => {
    const chip = ask("#network");
    chip.hidden = false;
    chip.className = "chip " + (online ? "done" : "waiting");
    ask("span", chip).textContent = word(online ? "online" : "offline");
    ask("[data-send]").hidden = !online || !waiting;
  };

  /* What was typed wrong stands beside the field, as on every other page. */
  const wrong = (field, text) => {
    const at = ask("#" + field), frame = at.closest(".field");
    const error = element("p", { className: "error", id: field + "-error" }, icon("alert-circle"), element("span", {}, element("span", { className: "visually-hidden", textContent: word("prefix") + " " }), text));
    frame.classList.add("wrong");
    (ask(".choices", frame) || at).before(error);
    const about = [at.getAttribute("aria-describedby"), error.id].filter(Boolean).join(" ");
    at.setAttribute("aria-describedby", about);
    if (at.matches("input, select, textarea")) at.setAttribute("aria-invalid", "true");
  };

  const rightAgain = (form) => {
    for (const error of all(".error", form)) {
      const at = ask("#" + error.id.replace(/-error$/, ""));
      const about = (at.getAttribute("aria-describedby") || "").replace(error.id, "").trim();
      if (about) at.setAttribute("aria-describedby", about);
      else at.removeAttribute("aria-describedby");
      at.removeAttribute("aria-invalid");
      error.remove();
    }
    for (const frame of all(".wrong", form)) frame.classList.remove("wrong");
  };

  const busy = async (form, work) => {
    const button = ask("button:not([type=button])", form);
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    try { await work(); } finally { button.removeAttribute("aria-disabled"); }
  };

  /* ── the server, if it can be reached ── */

  const fetched = async (path, options = {}) => {
    const answer = await fetch(here + path, { cache: "no-store", redirect: "manual", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE), ...options });
    if (answer.status >= 500) throw new Error("The server answers " + answer.status);
    return answer;
  };

  /* Nothing without network; gone when the owner of this box works here no more. */
  const contact = async () => {
    try {
      const who = owner ? `?person=${owner.person}&organization=${owner.organization}&proof=${owner.proof}` : "";
      const answer = await fetched("/state.json" + who);
      online = true;
      if (answer.status === 404 || answer.status === 403) return { gone: Boolean(owner) };
      const state = await answer.json();
      const same = owner && state.person === owner.person;
      return { ...state, gone: Boolean(owner) && (same ? !state.known : !state.signedIn && !state.known) };
    } catch {
      online = false;
      return null;
    } finally {
      showNetwork();
    }
  };

  const forget = async (text) => {
    await safe.wipe();
    localStorage.removeItem(WAITS);
    other.postMessage("changed");
    await emptied(text);
  };

  const mayGoOn = (state) => {
    ask("#door").hidden = !(online && state && !state.signedIn);
    if (!state) return false;
    if (!state.signedIn) { if (box) tell(word("signed-out")); return false; }
    if (owner && state.person !== owner.person) { tell(word("other-person"), "late"); return false; }
    if (owner && state.organization !== owner.organization) { tell(word("other-house"), "late"); return false; }
    return state.may;
  };

  const refreshChoices = async () => {
    const answer = await fetched("/choices.json");
    if (!answer.ok) return;
    choices = await answer.json();
    await box.write("choices", choices);
  };

  const checkIn = async () => {
    const state = await contact();
    if (state && state.gone) { await forget(word("gone")); return null; }
    return mayGoOn(state) ? state : null;
  };

  /* ── the queue ── */

  const put = async (changed) => {
    if (!await box.write("item-" + changed.id, changed)) { await emptied(); return false; }
    other.postMessage("changed");
    await draw();
    return true;
  };

  const item$ = (id) => box.read("item-" + id);
  const inTurn = (work) => navigator.locks.request("notes " + body.dataset.slug, work);
  const chosen = (field, code) => (choices && choices[field] || []).find((one) => one.code === code) || { text: code };
  const textOf = (field, code) => chosen(field, code).text;

  /* What is urgent is not left to the network. */
  const call = (fields) => {
    if (fields.urgency !== "EMERGENCY" || !fields.seat) return [];
    const phone = chosen("seat", fields.seat).phone;
    const told = element("p", { textContent: word(phone ? "call" : "call-none") });
    if (phone) told.append(" ", element("a", { className: "tel", href: "tel:" + phone.replace(/[^0-9+*#]/g, ""), textContent: phone }));
    return [element("div", { className: "notice late" }, icon("phone"), told)];
  };

  const remove = (id) => inTurn(async () => {
    if (!box) return;
    await box.remove("item-" + id);
    other.postMessage("changed");
    await draw();
    ask("#queue h1").focus();
  });

  const askFirst = (row, entry) => {
    const sure = element("button", { type: "button", className: "btn btn-danger", textContent: word("delete-yes") });
    const keep = element("button", { type: "button", className: "btn btn-quiet", textContent: word("keep") });
    sure.addEventListener("click", () => remove(entry.id));
    keep.addEventListener("click", () => draw());
    row.lastElementChild.replaceWith(element("p", { textContent: word("delete-sure") }), element("p", { className: "buttons" }, sure, keep));
    sure.focus();
  };

  const buttons = (row, entry) => {
    const edit = element("button", { type: "button", className: "btn", textContent: word(entry.state === "UNFINISHED" ? "go-on" : "edit") });
    const drop = element("button", { type: "button", className: "btn btn-quiet", textContent: word("delete") });
    edit.addEventListener("click", () => open(entry));
    drop.addEventListener("click", () => askFirst(row, entry));
    return element("p", { className: "buttons" }, edit, drop);
  };

  const chip = (state) => element("span", { className: "chip " + CHIPS[state][0] }, icon(CHIPS[state][1]), word(state));

  const line = (entry) => {
    const row = element("li");
    row.dataset.state = entry.state;
    if (entry.state === "SENT") {
      row.append(element("p", { className: "head" }, element("a", { className: "code", href: entry.url, textContent: entry.code }), chip(entry.state)), element("p", { className: "secondary", textContent: word("sent-at", say(entry.at)) }));
      return row;
    }
    const fields = entry.fields;
    row.append(element("p", { className: "head" }, element("span", { className: "secondary", textContent: word("written", say(entry.written)) }), chip(entry.state)));
    row.append(element("p", { className: "what", textContent: fields.needs.map((code) => textOf("needs", code)).join(" · ") || word("empty") }));
    if (fields.seat) row.append(element("p", { textContent: textOf("seat", fields.seat) }));
    row.append(...call(fields));
    if (entry.said) row.append(element("p", { className: "refusal", textContent: entry.said }), element("p", { textContent: word("mend", entry.mend) }));
    if (entry.state !== "SENDING") row.append(buttons(row, entry));
    return row;
  };

  const RANK = ["REFUSED", "UNFINISHED", "SENDING", "WAITING", "SENT"];
  const draw = async () => {
    if (!box) return;
    const items = (await box.items()).sort((one, two) => RANK.indexOf(one.state) - RANK.indexOf(two.state) || (two.at || two.written) - (one.at || one.written));
    ask("#items").replaceChildren(...items.map(line));
    ask("#nothing").hidden = items.length > 0;
    ask("#until").textContent = word("until", days);
    waiting = items.filter((one) => one.state === "WAITING" || one.state === "SENDING").length;
    localStorage.setItem(WAITS, items.filter((one) => one.state !== "SENT").length);
    showNetwork();
  };

  /* ── sending: one window at a time, one item at a time, each under the ids it was given here ── */

  const progress = (done, of) => {
    ask("#progress").hidden = done === of;
    ask("#sending-words").textContent = word("sending", done + 1, of);
    ask("#sending").max = of;
    ask("#sending").value = done + 0.5;
  };

  const posted = (entry, token) => fetched("", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token },
    body: JSON.stringify({ id: entry.id, client: entry.client, person: owner.person, organization: owner.organization, written: new Date(entry.written).toISOString(), ...entry.fields }),
  });

  const sendOne = async (entry, token) => {
    await put({ ...entry, state: "SENDING" });
    let answer;
    try {
      answer = await posted(entry, token);
    } catch {
      // It may have arrived: until the server has said so, nothing about it can be changed.
      online = false;
      showNetwork();
      return false;
    }
    if (answer.ok) {
      const { code, url } = await answer.json();
      return put({ id: entry.id, state: "SENT", code, url, at: Date.now() });
    }
    if (answer.status === 403) { await forget(word("gone")); return false; }
    if (answer.status === 422) {
      const { said, mend, field } = await answer.json();
      return put({ ...entry, state: "REFUSED", said, mend, field });
    }
    if (answer.status === 400) return put({ ...entry, state: "REFUSED", said: word("unreadable"), mend: word("edit") });
    await put({ ...entry, state: "WAITING" });
    return false;
  };

  const sendWaiting = async () => {
    const ready = (await box.items()).filter((one) => one.state === "WAITING" || one.state === "SENDING").sort((one, two) => one.written - two.written);
    if (!ready.length) return;
    const state = await checkIn();
    if (!state || !box) return;
    if (!choices) await refreshChoices();
    for (let done = 0; done < ready.length && box; done++) {
      progress(done, ready.length);
      if (!await sendOne(ready[done], state.token)) break;
    }
    progress(1, 1);
  };

  /* Asked for while somebody sends, here or in another window, it is done once more afterwards. */
  const sendInTurn = async () => {
    if (asked) return;
    asked = true;
    await inTurn(async () => {
      asked = false;
      if (!box) return;
      try { await sendWaiting(); } catch (failure) { progress(1, 1); throw failure; } finally { if (box) await draw(); }
    });
  };

  /* A phone says it is online before it is: then a little later again. */
  const send = async () => {
    clearTimeout(later);
    await sendInTurn();
    pause = online ? SOON : Math.min(pause * 2, AGAIN);
    if (box && !online && navigator.onLine) later = setTimeout(send, pause);
  };

  /* ── the form ── */

  const option = (field, kind, one) => element("label", { className: "choice" }, element("input", { type: kind, name: field, value: one.code }), element("span", { textContent: one.text }));

  const fill = () => {
    for (const frame of all("[data-many], [data-one]")) {
      const field = frame.dataset.many || frame.dataset.one;
      ask(".choices", frame).replaceChildren(...(choices[field] || []).map((one) => option(field, frame.dataset.many ? "checkbox" : "radio", one)));
    }
    const list = ask("[data-list]");
    list.replaceChildren(list.firstElementChild, ...choices.district.map((one) => element("option", { value: one.code, textContent: one.text })));
  };

  const showSeats = offlineFind(ask("#seat"), (found) => word("found", found));

  const MANY = ["needs", "languages", "flags"], ONE = ["district", "age", "sex", "seat", "urgency", "reason", "story"];
  const form = ask("#write form");
  const collected = () => {
    const data = new FormData(form), fields = {};
    for (const name of MANY) fields[name] = data.getAll(name);
    for (const name of ONE) fields[name] = data.get(name) || "";
    return fields;
  };

  const spread = (fields) => {
    form.reset();
    for (const name of MANY) for (const input of all(`input[name=${name}]`, form)) input.checked = fields[name].includes(input.value);
    for (const name of ONE) {
      const inputs = all(`[name=${name}]`, form);
      if (inputs[0] && inputs[0].type === "radio") for (const input of inputs) input.checked = input.value === fields[name];
      else if (inputs[0]) inputs[0].value = fields[name];
    }
  };

  const showCall = () => ask("#call").replaceChildren(...call(collected()));

  const fresh = () => ({ id: crypto.randomUUID(), client: crypto.randomUUID(), state: "UNFINISHED", written: Date.now(), fields: { needs: [], languages: [], flags: [], district: "", age: "", sex: "", seat: "", urgency: "", reason: "", story: "" } });

  const open = (entry) => inTurn(async () => {
    const present = await item$(entry.id);
    if (present && present.state === "SENT") { tell(word("already-sent")); await draw(); return; }
    if (!choices) { tell(word("no-choices"), "late"); return; }
    tell("");
    rightAgain(form);
    summary([]);
    fill();
    item = present || entry;
    spread(item.fields);
    showSeats();
    showCall();
    ask("#saved").textContent = "";
    show("write");
    if (item.state === "REFUSED" && item.field) { wrong(item.field, item.said); summary([[item.field, item.said]]); }
  });

  /* What was refused is as if it had never come: it goes under new ids. */
  const renewed = (state) => ({
    ...(item.state === "REFUSED" ? { client: crypto.randomUUID(), id: crypto.randomUUID() } : { client: item.client, id: item.id }),
    state, written: Date.now(), fields: collected(),
  });

  const store = (state) => inTurn(async () => {
    if (!box || !item) return false;
    const present = await item$(item.id);
    if (present && present.state === "SENT") { tell(word("already-sent")); item = null; return true; }
    const before = item.id, changed = renewed(state);
    if (!await put(changed)) return false;
    if (changed.id !== before) await box.remove("item-" + before);
    item = changed;
    typed = 0;
    return true;
  });

  const autosave = async () => {
    clearTimeout(typed);
    if (!typed || !item) return;
    typed = 0;
    if (await store("UNFINISHED")) ask("#saved").textContent = word("saved");
  };

  const summary = (faults) => {
    const frame = ask(".error-summary", form);
    frame.hidden = !faults.length;
    ask("ul", frame).replaceChildren(...faults.map(([field, text]) => element("li", {}, element("a", { href: "#" + field, textContent: text }))));
    if (faults.length) frame.focus();
  };

  /* Above the form nobody sees of which field a sentence speaks. */
  const nameOf = (field) => ask(`#${field} > legend, label[for=${field}]`).textContent.trim();

  const faultsOf = (fields) => [
    fields.needs.length ? null : ["needs", word("need")],
    fields.age ? null : ["age", word("choose")],
    fields.seat ? null : ["seat", word("choose")],
    fields.urgency ? null : ["urgency", word("choose")],
    fields.reason.trim() ? null : ["reason", word("unfilled")],
  ].filter(Boolean);

  const saved = async () => {
    clearTimeout(typed);
    typed = 0;
    rightAgain(form);
    const faults = faultsOf(collected());
    for (const [field, text] of faults) wrong(field, text);
    summary(faults.map(([field, text]) => [field, `${nameOf(field)}: ${text}`]));
    if (faults.length) { await store("UNFINISHED"); return; }
    if (!await store("WAITING")) return;
    await back();
    tell(word(online ? "working" : "saved-offline"), online ? "info" : "done");
    await send();
    if (online) tell("");
  };

  const back = async () => {
    item = null;
    form.reset();
    show("queue");
    scrollTo(0, 0);
    tap.until = Infinity;
    await draw();
    tap.until = performance.now() + SETTLING;
  };

  /* The second tap of a double tap meets the list where the button was: it means nothing there. */
  document.addEventListener("click", (event) => {
    if (!event.detail) return;
    const again = event.timeStamp < tap.until && Math.hypot(event.clientX - tap.x, event.clientY - tap.y) < NEAR;
    if (again) { event.preventDefault(); event.stopPropagation(); }
    else tap = { x: event.clientX, y: event.clientY, until: 0 };
  }, true);

  form.addEventListener("submit", (event) => { event.preventDefault(); busy(form, saved); });
  form.addEventListener("input", () => { clearTimeout(typed); typed = setTimeout(autosave, 800); });
  form.addEventListener("change", showCall);
  ask("[data-leave-form]").addEventListener("click", async () => { if (typed) await autosave(); await back(); });
  ask("[data-new]").addEventListener("click", async () => {
    if (!choices && await checkIn()) await refreshChoices();
    if (choices) await open(fresh());
    else if (box) tell(word("no-choices"), "late");
  });
  ask("[data-send]").addEventListener("click", () => { tell(""); send(); });

  /* ── locking, opening, wiping ── */

  const emptied = async (text = "") => {
    clearTimeout(typed);
    box = null; choices = null; item = null; typed = 0; waiting = 0;
    form.reset();
    for (const choice of all(".choices", form)) choice.replaceChildren();
    ask("#items").replaceChildren();
    tell(text, "late");
    await start(true);
  };

  const close = async () => {
    await autosave();
    await emptied();
  };

  const enter = async (opened) => {
    box = opened;
    lastUse = Date.now();
    choices = await box.read("choices") || null;
    show("queue");
    await draw();
    showNetwork();
    const state = await checkIn();
    if (!box) return;
    if (state) await refreshChoices().catch(() => {});
    await draw();
    await send();
  };

  const setUp = async () => {
    const setup = ask("#setup form"), pin = digits(setup.elements.fresh.value), again = digits(setup.elements.again.value);
    rightAgain(setup);
    const fault = !safe.isPin(pin) ? ["fresh", "pin-short"] : safe.tooSimple(pin) ? ["fresh", "pin-simple"] : pin !== again ? ["again", "pin-differs"] : null;
    if (fault) { wrong(fault[0], word(fault[1])); ask("#" + fault[0]).focus(); return; }
    const state = await contact();
    if (!mayGoOn(state)) { if (!state) tell(word("offline"), "late"); return; }
    owner = { person: state.person, organization: state.organization, proof: state.proof };
    const made = await safe.make(pin, owner);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    setup.reset();
    tell("");
    await enter(made);
  };

  const unlock = async () => {
    const locked = ask("#locked form"), pin = digits(locked.elements.pin.value);
    rightAgain(locked);
    if (!safe.isPin(pin)) { wrong("pin", word("pin-short")); ask("#pin").focus(); return; }
    const result = await safe.unlock(pin);
    locked.reset();
    if (result.wiped) { await forget(word("wiped")); return; }
    if (result.gone) { await start(); return; }
    if (!result.box) { wrong("pin", word("tries", result.left)); ask("#pin").focus(); return; }
    tell("");
    await enter(result.box);
  };

  const start = async (quiet = false) => {
    if (!quiet) tell("");
    const lock = await safe.lock();
    if (lock && !lock.expired) {
      owner = lock.owner;
      show("locked");
      const state = await contact();
      if (state && state.gone && !box) await forget(word("gone"));
      return;
    }
    if (lock) { localStorage.removeItem(WAITS); tell(word("expired", days), "late"); }
    owner = null;
    show("closed");
    // What this page is for is told to those alone who may use it.
    if (mayGoOn(await contact())) show("setup");
  };

  ask("#setup form").addEventListener("submit", (event) => { event.preventDefault(); busy(event.target, setUp); });
  ask("#locked form").addEventListener("submit", (event) => { event.preventDefault(); busy(event.target, unlock); });
  ask("[data-lock]").addEventListener("click", () => close());
  for (const button of all("[data-wipe]")) button.addEventListener("click", () => forget(word("wiped-by-hand")));

  /* Emptied from elsewhere, or not looked at for too long: what is open here closes as well. */
  const look = async () => {
    const lock = await safe.lock();
    if (box && (!lock || lock.expired)) { await emptied(lock && lock.expired ? word("expired", days) : ""); return; }
    if (box && Date.now() - lastUse > IDLE) await close();
    else if (box && online) await send();
  };
  for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, () => { lastUse = Date.now(); }, { passive: true });
  document.addEventListener("visibilitychange", () => { if (document.hidden) autosave(); else look(); });
  addEventListener("pagehide", () => { autosave(); });
  addEventListener("online", () => { online = true; pause = SOON; showNetwork(); if (box) { tell(""); send(); } });
  addEventListener("offline", () => { online = false; showNetwork(); });
  other.addEventListener("message", async () => {
    if (!box) return;
    if (await safe.lock()) await draw();
    else await emptied();
  });
  setInterval(look, AGAIN);

  navigator.serviceWorker.register(here + "/worker.js", { scope: here }).catch(() => {});
  start();
})();
