// Progressive: every page works without this. With it, forms answer in place, keys move about.
"use strict";
(() => {
  const PLACES = { c: "/", q: "/claims", d: "/documents", s: "/sources", l: "/log" };
  const ITEMS = ".rows .gloss, .found-in .go, .behind li > a:first-child, .on-word .go, li.said[id] .go, .findings-column .findings a, .log .did a";
  const PATIENCE = 1500; // milliseconds between the keys of a pair
  const shown = document.getElementById("keys-shown");
  const on = document.getElementById("keys-on");
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog");
  const seen = (one) => one.getClientRects().length > 0;
  let went = 0; // when "g" was pressed last

  const step = (by) => {
    const items = [...document.querySelectorAll(ITEMS)].filter(seen);
    const at = items.indexOf(document.activeElement);
    const next = items[at < 0 ? (by > 0 ? items.findIndex((one) => one.getBoundingClientRect().top > 60) : -1) : at + by];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  // The menu of what has the focus; else the page's own.
  const rule = () => {
    const near = document.activeElement?.closest("li, article, tr, .answer, .chain-note")?.querySelector("details.menu > summary");
    const menu = near ?? document.querySelector(".chain-note:not([hidden]) details.menu > summary, main details.menu > summary");
    if (!menu) return;
    menu.focus();
    if (!menu.parentElement.open) menu.click();
  };
  const keys = {
    "/": () => document.getElementById("find")?.focus(),
    "?": () => shown?.showModal?.(),
    j: () => step(1),
    k: () => step(-1),
    r: rule,
    u: () => document.querySelector(".ruled .undo button")?.click(),
    g: () => { went = performance.now(); },
  };

  if (on) {
    try { on.checked = localStorage.getItem("keys") !== "off"; } catch { /* no storage: keys stay on */ }
    on.addEventListener("change", () => { try { localStorage.setItem("keys", on.checked ? "on" : "off"); } catch { /* as above */ } });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target) || (on && !on.checked && event.key !== "?")) return;
    const place = performance.now() - went < PATIENCE ? PLACES[event.key] : undefined;
    went = 0;
    const act = place ? () => location.assign(place) : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]") && shown?.showModal) { event.preventDefault(); shown.showModal(); }
    const setUp = document.querySelector(".set-up[open]");
    if (setUp && !setUp.contains(event.target)) setUp.open = false;
  });

  // Say what was done to those who do not see it.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const told = event.detail.elt?.querySelector?.("[data-said]") ?? document.querySelector("[data-said]");
    if (told) document.getElementById("said").textContent = told.dataset.said;
  });
})();
