/* Of many choices shows those in which all of the typed words stand; what is chosen stays. */
const offlineFind = (frame, say) => {
  "use strict";
  const FEW = 8;
  const search = frame.querySelector(".find"), typed = search.querySelector("input"), told = search.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const choices = () => [...frame.querySelectorAll(".choice")];

  const look = () => {
    const words = plain(typed.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const choice of choices()) {
      const fits = words.every((word) => plain(choice.textContent).includes(word));
      if (fits) found += 1;
      choice.hidden = !fits && !choice.querySelector("input").checked;
    }
    told.textContent = words.length ? say(found) : "";
  };

  // Nothing was written yet by whoever only searches.
  typed.addEventListener("input", (event) => { event.stopPropagation(); look(); });
  typed.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });

  return () => {
    typed.value = "";
    search.hidden = choices().length <= FEW;
    look();
  };
};
