// How far a run is, from /api/progress, told where it stands; when it has ended the page says what came of it.
"use strict";
(() => {
  const EVERY = 1000; // milliseconds
  const section = () => document.querySelector("#progress[data-running]");

  const stage = (told) => {
    const known = document.getElementById(`stage-${told.name}`);
    const line = known?.closest("li") ?? document.createElement("li");
    if (!known) {
      const label = Object.assign(document.createElement("label"), { htmlFor: `stage-${told.name}`, textContent: told.words });
      const bar = Object.assign(document.createElement("progress"), { id: `stage-${told.name}` });
      line.append(label, " ", bar, " ", Object.assign(document.createElement("span"), { className: "n" }));
    }
    const bar = line.querySelector("progress");
    line.classList.toggle("ended", told.ended);
    if (told.ended) { bar.max = 1; bar.value = 1; }
    else if (told.total) { bar.max = told.total; bar.value = told.done; }
    const number = (n) => n.toLocaleString("en");
    line.querySelector(".n").textContent = told.ended ? "done" : told.total ? `${number(told.done)} of ${number(told.total)}` : "";
    return line;
  };

  const look = async () => {
    const here = section();
    if (!here) return;
    try {
      const answer = await fetch("/api/progress");
      if (answer.ok) {
        const run = await answer.json();
        if (!run.running) return htmx.ajax("GET", "/progress", { target: "#progress", swap: "outerHTML" });
        const list = here.querySelector(".stages");
        if (run.stages.length) list.querySelector(".beginning")?.remove();
        for (const told of run.stages) {
          const line = stage(told);
          if (!line.isConnected) list.append(line);
        }
      }
    } catch { /* the server may be busy, or gone: look again */ }
    setTimeout(look, EVERY);
  };
  if (section()) setTimeout(look, EVERY);
})();
