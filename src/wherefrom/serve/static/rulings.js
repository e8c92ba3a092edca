// Menus by which people rule: one open at a time, Escape and a click elsewhere close them.
"use strict";
(() => {
  const open = () => document.querySelectorAll("details.menu[open]");
  const close = (menu, refocus) => {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (refocus && inside) menu.querySelector("summary").focus();
  };

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
  // What a menu holds was fetched; the first form's summary takes the focus of who came by keyboard.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const body = event.target.closest?.(".menu-body");
    if (body && body.parentElement.contains(document.activeElement)) {
      body.querySelector("summary")?.focus({ preventScroll: true });
    }
  });
})();
