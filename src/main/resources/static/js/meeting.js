/* The clock of the item that is talked about; without a script the page says since when. */
(() => {
  const clock = document.querySelector("[data-since]");
  if (!clock) return;
  const since = Date.parse(clock.dataset.since);
  const planned = Number(clock.dataset.minutes) * 60;
  const two = (number) => String(number).padStart(2, "0");
  const show = () => {
    const passed = Math.max(0, Math.floor((Date.now() - since) / 1000));
    const over = planned > 0 && passed > planned;
    const text = two(Math.floor(passed / 60)) + ":" + two(passed % 60);
    clock.textContent = (over ? clock.dataset.over : clock.dataset.words).replace("{0}", text);
    clock.classList.toggle("over", over);
  };
  show();
  setInterval(show, 1000);
})();
