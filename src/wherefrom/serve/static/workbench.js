// Progressive: every page works without this. With it, forms answer in place, keys move about.
"use strict";
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  // "/" goes to the search field; Escape leaves a field.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing(event.target)) {
      event.preventDefault();
      document.getElementById("find")?.focus();
    } else if (event.key === "Escape" && typing(event.target)) {
      event.target.blur();
    }
  });

  // Say what was done to those who do not see it.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const told = event.detail.elt?.querySelector?.("[data-said]") ?? document.querySelector("[data-said]");
    if (told) document.getElementById("said").textContent = told.dataset.said;
  });
})();
