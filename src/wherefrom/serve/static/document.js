// On whose word a statement stands, at the pointer or by keyboard; nothing moves when it is shown.
"use strict";
(() => {
  const text = document.getElementById("text");
  const note = document.getElementById("chain-note");
  if (!text || !note) return;
  const pieces = (number) => text.querySelectorAll(`[data-s~="${number}"]`);
  const notes = new Map([...document.querySelectorAll("[data-note]")].map((one) => [one.dataset.note, one]));
  const order = [...notes.keys()];
  const first = (number) => pieces(number)[0];
  let lit = null;
  let held = false; // by keyboard or a click: the pointer does not take it away
  let leaving = 0;

  const startOf = (number) => document.getElementById(`st-${notes.get(number).id.slice("note-".length)}`) ?? first(number);

  // Of statements that lie over each other the shortest is meant.
  const meant = (piece) => {
    const numbers = piece.dataset.s.split(" ");
    const length = (n) => [...pieces(n)].reduce((sum, one) => sum + one.textContent.length, 0);
    return numbers.reduce((best, n) => (length(n) < length(best) ? n : best));
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
    note.replaceChildren(...[...notes.get(number).cloneNode(true).childNodes]);
    note.hidden = false;
    place(number);
  };

  // In the margin, beside the statement; at the foot of a narrow window (by the style sheet).
  const place = (number) => {
    if (getComputedStyle(note).position === "fixed") {
      note.style.left = note.style.top = "";
      return;
    }
    const body = note.offsetParent.getBoundingClientRect();
    const para = first(number).closest(".para");
    const column = para.firstElementChild.getBoundingClientRect();
    const line = first(number).getClientRects()[0];
    const gap = 40;
    const low = window.innerHeight - note.offsetHeight - 12;
    note.style.left = `${column.right - body.left + gap - 14}px`;
    note.style.top = `${Math.max(0, Math.min(line.top, Math.max(low, 60)) - body.top)}px`;
  };

  text.addEventListener("pointerover", (event) => {
    const piece = event.target.closest("[data-s]");
    if (event.pointerType === "touch" || held) return;
    if (piece) show(meant(piece));
  });
  const away = (event) => {
    if (held || event.pointerType === "touch") return;
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (!held) clear(); }, 250);
  };
  text.addEventListener("pointerout", (event) => { if (!event.relatedTarget?.closest?.("[data-s], .chain-note")) away(event); });
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", away);

  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    const piece = event.target.closest("[data-s]");
    const number = mark ? notes.get(String(Number(mark.textContent) - 1))?.dataset.note : piece && meant(piece);
    if (number === undefined || number === null || !window.getSelection().isCollapsed) return;
    event.preventDefault();
    show(number);
    held = true;
  });
  document.addEventListener("click", (event) => {
    if (held && !event.target.closest("#text, #chain-note")) clear();
  });

  // Keyboard: n and p, Enter into the note, Escape out of it.
  const go = (number) => {
    const at = startOf(number);
    for (const one of text.querySelectorAll("[tabindex='0']")) one.tabIndex = -1;
    at.tabIndex = 0;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    show(number);
    held = true;
  };
  const nearest = () => {
    const found = order.findIndex((n) => first(n) && first(n).getBoundingClientRect().bottom > 80);
    return found < 0 ? 0 : found;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      const at = lit === null ? nearest() : order.indexOf(lit) + (event.key === "n" ? 1 : -1);
      if (order[at] !== undefined) go(order[at]);
    } else if (event.key === "Enter" && event.target.closest("[data-s]") && !event.target.closest("a")) {
      event.preventDefault();
      note.querySelector("a, summary, button")?.focus();
    } else if (event.key === "Escape" && lit !== null) {
      const number = lit;
      const inside = note.contains(document.activeElement);
      clear();
      if (inside) startOf(number).focus();
    }
  });
  text.addEventListener("focusin", (event) => {
    const piece = event.target.closest("[data-s]");
    if (piece && event.target === piece) { show(meantAt(piece)); held = true; }
  });
  const meantAt = (piece) => {
    const own = piece.id && notesById.get(piece.id);
    return own ?? meant(piece);
  };
  const notesById = new Map([...notes].map(([number, one]) => [`st-${one.id.slice("note-".length)}`, number]));

  // Statements are told to screen readers with their chain; one of them is reached by Tab.
  order.forEach((number, at) => {
    const start = startOf(number);
    if (!start || start.tagName === "A") return;
    start.tabIndex = at === 0 ? 0 : -1;
    start.setAttribute("role", "group");
    start.setAttribute("aria-describedby", notes.get(number).id);
  });

  // The words of one source.
  for (const chip of document.querySelectorAll(".pick")) {
    chip.setAttribute("role", "button");
    chip.setAttribute("aria-pressed", "false");
    chip.addEventListener("click", (event) => {
      event.preventDefault();
      const on = chip.getAttribute("aria-pressed") !== "true";
      for (const other of document.querySelectorAll(".pick")) other.setAttribute("aria-pressed", "false");
      for (const one of text.querySelectorAll(".voice")) one.classList.remove("voice");
      chip.setAttribute("aria-pressed", String(on));
      text.classList.toggle("picking", on);
      if (!on) return;
      const number = chip.dataset.source;
      const words = text.querySelectorAll(`[data-c~="${number}"], [data-w~="${number}"]`);
      for (const one of words) one.classList.add("voice");
      words[0]?.scrollIntoView({ block: "nearest" });
      document.getElementById("said").textContent = `${words.length ? "Their words are marked" : "No words of theirs"}`;
    });
    chip.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); chip.click(); }
    });
  }

  // A link to a statement or to its note opens what holds it.
  const opened = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details");
    if (folded && !folded.open) { folded.open = true; target.scrollIntoView(); }
    const number = target && notesById.get(target.id);
    if (number !== undefined && number !== null) { go(number); }
  };
  addEventListener("hashchange", opened);
  addEventListener("resize", () => { if (lit !== null) place(lit); });
  opened();
})();
