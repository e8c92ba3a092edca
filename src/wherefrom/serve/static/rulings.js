// Menus by which people rule: one open at a time, Escape and a click elsewhere close them.
"use strict";
(() => {
  const open = () => document.querySelectorAll("details.menu[open]");
  const close = (menu, refocus) => {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (refocus && inside) menu.querySelector("summary").focus();
  };

  // A menu near the left edge opens to the right.
  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (!menu.matches?.("details.menu") || !menu.open) return;
    menu.classList.toggle("from-left", menu.getBoundingClientRect().right < innerWidth / 2);
  }, true);

  document.addEventListener("click", (event) => {
    open().forEach((menu) => menu.contains(event.target) || close(menu, false));
    const bar = event.target.closest(".ruled .close");
    if (bar) {
      event.preventDefault();
      history.replaceState(history.state, "", bar.href);
      bar.closest(".ruled").remove();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menus = open();
    menus.forEach((menu) => close(menu, true));
  });
  // What makes no sense is told beside the form, so that nothing typed is lost.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const place = event.detail.requestConfig?.elt?.querySelector?.(".refused-here");
    if (event.detail.xhr.status !== 422 || !place) return;
    event.detail.target = place;
    event.detail.selectOverride = ".refused .lead";
    event.detail.swapOverride = "innerHTML";
  });
  // What a menu holds was fetched; the first form's summary takes the focus of who came by keyboard.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const body = event.target.closest?.(".menu-body");
    if (body && body.parentElement.contains(document.activeElement)) {
      body.querySelector("summary")?.focus({ preventScroll: true });
    }
  });
})();
