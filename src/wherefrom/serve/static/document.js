// On whose word a statement stands, at the pointer or by keyboard; nothing moves when it is shown.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const NOTE = "note-", STATEMENT = "st-", LEAVING = 250, GAP = 26;
  let text, note, notes, order, byStatement;
  let lit = null; // the number of the statement shown
  let held = false; // by keyboard or a click: the pointer does not take it away
  let leaving = 0;

  const pieces = (number) => text.querySelectorAll(`[data-s~="${number}"]`);
  const startOf = (number) => byId(STATEMENT + notes.get(number).id.slice(NOTE.length)) ?? pieces(number)[0];

  // Of statements that lie over each other the shortest is meant.
  const meant = (piece) => {
    const length = (n) => [...pieces(n)].reduce((sum, one) => sum + one.textContent.length, 0);
    return piece.dataset.s.split(" ").reduce((best, n) => (length(n) < length(best) ? n : best));
  };

  const clear = () => {
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    note.hidden = true;
    lit = null;
    held = false;
  };

  const show = (number) => {
    clearTimeout(leaving);
    if (lit === number) return;
    clear();
    lit = number;
    for (const one of pieces(number)) one.classList.add("lit");
    for (const one of document.querySelectorAll(`[data-of="${number}"]`)) one.classList.add("lit");
    note.replaceChildren(...notes.get(number).cloneNode(true).childNodes);
    note.hidden = false;
    note.scrollTop = 0;
    window.htmx?.process(note);
    place(number);
  };

  // In the margin, beside the statement; at the foot of a narrow window (by the style sheet).
  const place = (number) => {
    note.style.left = note.style.top = "";
    if (getComputedStyle(note).position === "fixed") return;
    const body = note.offsetParent.getBoundingClientRect();
    const column = pieces(number)[0].closest(".para").firstElementChild.getBoundingClientRect();
    const line = pieces(number)[0].getClientRects()[0];
    const low = window.innerHeight - note.offsetHeight - 12;
    note.style.left = `${column.right - body.left + GAP}px`;
    note.style.top = `${Math.max(0, Math.min(line.top, Math.max(low, 60)) - body.top)}px`;
  };

  const go = (number) => {
    const at = startOf(number);
    for (const one of text.querySelectorAll("[tabindex='0']")) one.tabIndex = -1;
    at.tabIndex = 0;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "center" });
    show(number);
    held = true;
  };
  const nearest = () => {
    const found = order.findIndex((n) => pieces(n)[0]?.getBoundingClientRect().bottom > 80);
    return found < 0 ? 0 : found;
  };
  const away = (event) => {
    if (held || event.pointerType === "touch") return;
    clearTimeout(leaving);
    leaving = setTimeout(() => held || clear(), LEAVING);
  };

  const listen = () => {
    text.addEventListener("pointerover", (event) => {
      const piece = event.target.closest("[data-s]");
      if (piece && !held && event.pointerType !== "touch") show(meant(piece));
    });
    text.addEventListener("pointerout", (event) => {
      if (!event.relatedTarget?.closest?.("[data-s], .chain-note")) away(event);
    });
    note.addEventListener("pointerenter", () => clearTimeout(leaving));
    note.addEventListener("pointerleave", away);
    note.addEventListener("focusin", () => { held = true; });
    text.addEventListener("click", (event) => {
      const mark = event.target.closest(".mark");
      const piece = event.target.closest("[data-s]");
      const number = mark ? byId(mark.hash.slice(1))?.dataset.note : piece && meant(piece);
      if (!number || !window.getSelection().isCollapsed) return;
      event.preventDefault();
      show(number);
      held = true;
    });
    text.addEventListener("focusin", (event) => {
      const number = byStatement.get(event.target.id);
      if (number === undefined) return;
      show(number);
      held = true;
    });
  };

  // The words of one source.
  const pick = (chip) => {
    const on = chip.getAttribute("aria-pressed") !== "true";
    for (const other of document.querySelectorAll(".pick")) other.setAttribute("aria-pressed", "false");
    for (const one of text.querySelectorAll(".voice")) one.classList.remove("voice");
    chip.setAttribute("aria-pressed", String(on));
    text.classList.toggle("picking", on);
    if (!on) return;
    const number = chip.dataset.source;
    const said = text.querySelectorAll(`[data-c~="${number}"], [data-w~="${number}"]`);
    for (const one of said) one.classList.add("voice");
    said[0]?.scrollIntoView({ block: "nearest" });
    byId("said").textContent = said.length ? "Their words are marked." : "No words of theirs.";
  };

  // A link to a statement, or to its note, shows it; what is folded round it opens.
  const arrive = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target || !text) return;
    const folded = target.closest("details:not([open])");
    if (folded) { folded.open = true; target.scrollIntoView(); }
    const number = byStatement.get(target.id);
    if (number !== undefined) go(number);
  };

  // Also after a ruling, when the page has been put in anew.
  const start = () => {
    if (byId("text") === text) return;
    [text, note] = [byId("text"), byId("chain-note")];
    lit = null;
    held = false;
    if (!text || !note) { text = null; return; }
    notes = new Map([...document.querySelectorAll("[data-note]")].map((one) => [one.dataset.note, one]));
    order = [...notes.keys()].filter((n) => pieces(n).length);
    byStatement = new Map(order.map((n) => [STATEMENT + notes.get(n).id.slice(NOTE.length), n]));
    order.forEach((number, at) => {
      const begin = startOf(number);
      begin.tabIndex = at === 0 ? 0 : -1; // one is reached by Tab, the others from there
      begin.setAttribute("role", "group");
      begin.setAttribute("aria-describedby", notes.get(number).id);
    });
    for (const chip of document.querySelectorAll(".pick")) {
      chip.setAttribute("role", "button");
      chip.setAttribute("aria-pressed", "false");
      chip.addEventListener("click", (event) => { event.preventDefault(); pick(chip); });
      chip.addEventListener("keydown", (event) => {
        if (event.key === " ") { event.preventDefault(); pick(chip); }
      });
    }
    listen();
    arrive();
  };

  document.addEventListener("click", (event) => {
    if (text && held && !event.target.closest("#text, #chain-note")) clear();
  });
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select");
    if (!text || busy) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      const at = lit === null ? nearest() : order.indexOf(lit) + (event.key === "n" ? 1 : -1);
      if (order[at] !== undefined) go(order[at]);
    } else if (event.key === "Enter" && byStatement.has(event.target.id)) {
      event.preventDefault();
      note.querySelector("a, summary, button")?.focus();
    } else if (event.key === "Escape" && lit !== null && !note.querySelector("details.menu[open]")) {
      const number = lit;
      const inside = note.contains(document.activeElement);
      clear();
      if (inside) startOf(number).focus();
      clear();
    }
  });
  addEventListener("hashchange", arrive);
  addEventListener("resize", () => { if (lit !== null) place(lit); });
  document.body.addEventListener("htmx:afterSettle", start);
  start();
})();
