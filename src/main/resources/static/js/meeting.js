/* The wall of a meeting: its clocks count seconds and arrow keys lead on; without a script the page says minutes and comes anew by itself. */
(() => {
  const two = (number) => String(number).padStart(2, "0");
  const told = (seconds) => Math.floor(seconds / 60) + ":" + two(seconds % 60);
  const show = () => {
    for (const clock of document.querySelectorAll("[data-since]")) {
      // By the server's clock: the one of the machine at the projector may be wrong.
      clock.seen ??= Date.now() - (Date.parse(clock.dataset.now) - Date.parse(clock.dataset.since));
      const passed = Math.max(0, Math.floor((Date.now() - clock.seen) / 1000));
      const planned = Number(clock.dataset.planned) * 60;
      const over = planned > 0 && passed > planned;
      clock.textContent = (over ? clock.dataset.over : clock.dataset.words).replace("{0}", told(passed)).replace("{2}", told(passed - planned));
      clock.classList.toggle("over", over);
    }
  };
  show();
  setInterval(show, 1000);
  document.addEventListener("htmx:afterSwap", show);
  const STEPS = { ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back" };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const step = document.querySelector(`[data-step="${STEPS[event.key]}"]`);
    if (!step) return;
    event.preventDefault();
    step.click();
  });
})();
