// The claim's page: a line's evidence opens below the drawing, and shared words light up together.
"use strict";
(() => {
  const address = (link) => link.getAttribute("href").split("#")[0];

  const show = (link) => {
    document.querySelectorAll("a.edge[aria-current]").forEach((a) => a.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    htmx.ajax("GET", address(link), { target: "#evidence", select: "#evidence", swap: "outerHTML" })
      .then(() => {
        const panel = document.getElementById("evidence");
        panel?.focus({ preventScroll: true });
        panel?.scrollIntoView({ block: "nearest" });
      });
  };

  document.addEventListener("click", (event) => {
    const edge = event.target.closest("a.edge");
    if (edge && window.htmx && document.getElementById("evidence") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(edge);
      return;
    }
    const close = event.target.closest("#drawing .evidence .close");
    if (close) {
      event.preventDefault();
      const current = document.querySelector("a.edge[aria-current]");
      current?.removeAttribute("aria-current");
      const panel = document.getElementById("evidence");
      panel.replaceChildren();
      panel.className = "";
      (current ?? panel).focus({ preventScroll: true });
    }
  });

  // A run of shared words and its like on the other side.
  const light = (target, on) => {
    const own = target.closest?.(".same");
    if (!own) return;
    const name = [...own.classList].find((c) => /^r\d$/.test(c));
    const row = own.closest(".giver, .taker");
    const other = row?.classList.contains("giver") ? row.nextElementSibling : row?.previousElementSibling;
    [row, other].forEach((side) => side?.querySelectorAll(`.same.${name}`).forEach((e) => e.classList.toggle("lit", on)));
  };
  document.addEventListener("pointerover", (event) => light(event.target, true));
  document.addEventListener("pointerout", (event) => light(event.target, false));

  // After an answer in place, the focus goes back to the same thing.
  let focused = null;
  document.body.addEventListener("htmx:beforeSwap", () => { focused = document.activeElement?.dataset?.key ?? null; });
  document.body.addEventListener("htmx:afterSettle", () => {
    if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    focused = null;
  });
})();
