/* The way out, before anything else on the page: hide at once, then leave nothing of ours in the history of this tab. */
(() => {
  "use strict";
  const root = document.documentElement;
  const hide = () => { root.classList.add("leaving"); document.title = " "; };

  /* On our first page in this tab: cut off what follows it, then let the harmless page take its place. */
  const vanish = async (goal) => {
    hide();
    try {
      history.pushState(null, "", goal);
      await navigation.back().finished;
    } finally {
      location.replace(goal);
    }
  };

  const leave = (goal) => {
    hide();
    const ours = window.navigation ? navigation.entries() : [];
    if (ours.length < 2) { location.replace(goal); return; }
    if (navigation.currentEntry.index === 0) { vanish(goal); return; }
    sessionStorage.setItem("leaving", goal);
    const way = navigation.traverseTo(ours[0].key);
    const otherwise = () => location.replace(goal);
    way.committed.catch(otherwise);
    way.finished.catch(() => {});
    setTimeout(otherwise, 3000);
  };

  const goOn = () => {
    let goal = null;
    try { goal = sessionStorage.getItem("leaving"); } catch { return; }
    if (!goal) return;
    sessionStorage.removeItem("leaving");
    stop();
    vanish(goal);
  };
  goOn();
  addEventListener("pageshow", (event) => { if (event.persisted) goOn(); });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    if (link.matches("[data-leave]")) { event.preventDefault(); leave(link.href); return; }
    /* Where browsers cannot clear what lies behind, pages a survivor reads at least add nothing to it. */
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target);
    if (!plain || root.dataset.traces !== "none" || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    location.replace(link.href);
  });
})();
