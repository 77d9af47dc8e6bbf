/* Small comforts on pages that work without any of them. */
(() => {
  "use strict";
  const self = document.currentScript;
  const all = (selector, root = document) => root.querySelectorAll(selector);
  const announce = (text) => {
    let voice = document.getElementById("voice");
    if (!voice) {
      voice = Object.assign(document.createElement("div"), { id: "voice", className: "visually-hidden" });
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    voice.textContent = text;
  };

  /* Shift three times leaves as the button does. */
  const exit = document.querySelector("[data-leave]");
  if (exit) {
    let presses = 0, forget;
    document.addEventListener("keyup", (event) => {
      if (event.key !== "Shift") { presses = 0; return; }
      presses += 1;
      clearTimeout(forget);
      forget = setTimeout(() => { presses = 0; }, 5000);
      if (presses >= 3) exit.click();
      else announce(presses === 1 ? exit.dataset.twiceMore : exit.dataset.onceMore);
    });
  }

  /* Buttons that need a script, and promises that need one, appear only where it runs. */
  for (const part of all("[data-print], [data-back], [data-copy], [data-scripted]")) part.hidden = false;
  for (const part of all("[data-unscripted]")) part.hidden = true;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-back], [data-copy]");
    if (!button) return;
    if (button.matches("[data-print]")) print();
    if (button.matches("[data-back]")) history.back();
    if (button.matches("[data-copy]")) {
      navigator.clipboard.writeText(button.dataset.copy).then(() => {
        const label = button.querySelector("span") || button, before = label.textContent;
        label.textContent = button.dataset.copied || before;
        announce(label.textContent);
        setTimeout(() => { label.textContent = before; }, 2000);
      });
    }
  });

  /* A date is typed; where the browser has a calendar it can also be picked. */
  for (const field of all("[data-date]")) {
    const typed = field.querySelector("input");
    if (!("showPicker" in HTMLInputElement.prototype)) break;
    const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "picked" });
    calendar.setAttribute("aria-hidden", "true");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn" });
    button.setAttribute("aria-label", field.dataset.date);
    button.innerHTML = '<svg class="icon" aria-hidden="true"><use href="/icons.svg#calendar-event"/></svg>';
    button.addEventListener("click", () => calendar.showPicker());
    calendar.addEventListener("change", () => {
      const [year, month, day] = calendar.value.split("-").map(Number);
      if (!year) return;
      typed.value = `${day}/${month}/${document.documentElement.lang === "th" ? year + 543 : year}`;
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.focus();
    });
    const row = Object.assign(document.createElement("div"), { className: "with-button narrow" });
    typed.replaceWith(row);
    row.append(typed, button, calendar);
  }

  /* A menu closes by Escape, by a click elsewhere and when another opens. */
  const close = (menu) => { menu.open = false; };
  document.addEventListener("click", (event) => {
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) close(menu);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all("details.menu[open]")) { close(menu); menu.querySelector("summary").focus(); }
  });

  /* What went wrong is read out first and stands in the title. */
  const ready = (root) => {
    const errors = root.querySelector("[data-errors]");
    if (!errors) return;
    errors.focus();
    if (!document.title.startsWith(errors.dataset.title)) document.title = errors.dataset.title + " " + document.title;
  };
  ready(document);
  document.addEventListener("htmx:afterSettle", (event) => ready(event.target));

  /* htmx comes only to pages that use it: it is a tenth of what a first visit costs. */
  if (self.dataset.htmx && document.querySelector("[hx-get], [hx-post], [hx-boost]")) {
    // Only once the page is complete: coming between DOMContentLoaded and load, htmx waits for an event that is over.
    const bring = () => document.head.append(Object.assign(document.createElement("script"), { src: self.dataset.htmx }));
    if (document.readyState === "complete") bring();
    else addEventListener("load", bring);
  }

  /* A page that answers a form takes the form's address: going back never asks to send it again. */
  const FORM = "form";
  const sender = document.documentElement.dataset.posted ? sessionStorage.getItem(FORM) : null;
  if (sender) history.replaceState(history.state, "", sender);
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") sessionStorage.setItem(FORM, location.pathname + location.search);
  });

  /* A form is sent once, however often it is tapped. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // Changing the language brings the form along; it is not sent.
    if (event.submitter && event.submitter.matches(".language")) { delete form.dataset.typed; return; }
    if (form.method !== "post" || form.dataset.sent) {
      if (form.dataset.sent) event.preventDefault();
      return;
    }
    if (form.dataset.waiting && Object.keys(localStorage).some((key) => key.startsWith("waiting ") && Number(localStorage[key])) && !window.confirm(form.dataset.waiting)) { event.preventDefault(); return; }
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    delete form.dataset.typed;
    for (const button of all("button:not([type=button])", form)) button.setAttribute("aria-disabled", "true");
    setTimeout(() => {
      delete form.dataset.sent;
      for (const button of all("button[aria-disabled]", form)) button.removeAttribute("aria-disabled");
    }, 5000);
  });

  /* A file that would be refused is not sent: with it, the server would lose what was typed beside it. */
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!field.dataset.most) return;
    const fits = [...field.files].every((file) => file.size <= Number(field.dataset.most));
    field.setCustomValidity(fits ? "" : field.dataset.tooLarge);
    if (!fits) field.reportValidity();
  });

  /* What was typed is not lost by a slip. */
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.dataset.keep !== undefined) form.dataset.typed = "yes";
  });
  addEventListener("beforeunload", (event) => { if (document.querySelector("form[data-typed]")) event.preventDefault(); });
})();
