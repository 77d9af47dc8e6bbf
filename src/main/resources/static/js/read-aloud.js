/* A text read out by a voice that lives in the device. With any other voice each word would go to whoever made it. */
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  const parts = document.querySelectorAll("[data-aloud]");
  if (!speech || !parts.length) return;
  /* Of the text, which may be another than that of the page around it. */
  const first = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const language = (part) => first(document.getElementById(part.dataset.aloud).closest("[lang]").lang);
  const voice = (part) => speech.getVoices().find((one) => one.localService && first(one.lang) === language(part));

  let reading = null;
  const silence = () => {
    const before = reading;
    reading = null;
    speech.cancel();
    if (before) before.label.textContent = before.label.dataset.begin;
  };

  const words = (block) => [...block.children].some((one) => one.matches("dt"))
    ? [...block.children].map((one) => one.textContent.trim()).join(": ")
    : block.textContent.trim();
  /* What is kept as it was read out stands there whole; of any other text, what is seen of it. */
  const lines = (text) => text.dataset.text
    ? text.dataset.text.split("\n")
    : [...text.querySelectorAll("h1, h2, h3, p, li, dl > div")].filter((block) => !block.matches("[data-silent]")).map(words).filter(Boolean);

  const begin = (part, label) => {
    silence();
    const said = lines(document.getElementById(part.dataset.aloud)).map((line) => new SpeechSynthesisUtterance(line));
    const now = { label, said };
    const over = () => { if (reading === now) silence(); };
    for (const line of said) {
      line.voice = voice(part);
      line.lang = line.voice.lang;
      line.onerror = over;
    }
    said.at(-1).onend = over;
    reading = now;
    label.textContent = label.dataset.stop;
    for (const line of said) speech.speak(line);
  };

  for (const part of parts) {
    const label = part.querySelector("[data-stop]");
    part.querySelector("button").addEventListener("click", () => {
      if (reading && reading.label === label) silence();
      else begin(part, label);
    });
  }
  const show = () => {
    for (const part of parts) part.hidden = !voice(part);
    if ([...parts].every((part) => part.hidden)) silence();
  };
  show();
  speech.addEventListener("voiceschanged", show);

  /* Whoever leaves, or looks away, is not followed by a voice. */
  document.addEventListener("click", (event) => { if (event.target.closest("[data-leave]")) silence(); }, true);
  document.addEventListener("visibilitychange", () => { if (document.hidden) silence(); });
  addEventListener("pagehide", silence);
})();
