// What is found while one types, from /api: questions, statements, sources and documents to choose.
"use strict";
(() => {
  const WAIT = 200; // milliseconds after the last key
  const waiting = new WeakMap(); // a field's timer, and the number of its last question
  const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

  // What one record is called, in the two lines of a choice.
  const told = {
    "/api/questions": (one) => [make("span", one.gloss, { dir: "auto" }), " ", make("span", one.told, { className: "meta", dir: "auto" })],
    "/api/statements": (one) => [make("cite", one.report), " ", make("span", one.date, { className: "date" }), make("br"), make("q", one.words, { dir: "auto" })],
    "/api/sources": (one) => [make("bdi", one.name), " ", make("span", `${one.kind}${one.aliases.length ? `; also ${one.aliases.slice(0, 3).join(", ")}` : ""}`, { className: "meta" })],
    "/api/documents": (one) => [make("span", one.called, { dir: "auto" }), " ", make("span", one.report, { className: "meta", dir: "auto" })],
  };
  const none = {
    "/api/questions": "No question has these words.", "/api/statements": "No statement has these words.",
    "/api/sources": "No source with a page of its own is called so.", "/api/documents": "No document fits.",
  };

  const choices = (field, records) => {
    const { find, field: name } = field.dataset;
    if (!records.length) return make("p", none[find], { className: "meta" });
    const list = make("ul", "", { className: "found" });
    for (const one of records) {
      const words = make("span", "");
      words.append(...told[find](one));
      const label = make("label", "");
      label.append(make("input", "", { type: "radio", name, value: one.id }), " ", words);
      list.append(make("li", ""));
      list.lastChild.append(label);
    }
    return list;
  };

  const ask = async (field) => {
    const number = (waiting.get(field)?.number ?? 0) + 1;
    waiting.set(field, { number });
    const place = field.closest("form, .forms").querySelector(".choices");
    const words = field.value.trim();
    if (!words) return place.replaceChildren();
    const asked = new URLSearchParams({ words, limit: 10 });
    if (field.dataset.besides && !["/api/sources", "/api/documents"].includes(field.dataset.find)) asked.append("besides", field.dataset.besides);
    if (field.dataset.kind) asked.append("kind", field.dataset.kind);
    try {
      const answer = await fetch(`${field.dataset.find}?${asked}`, { headers: { accept: "application/json" } });
      const found = await answer.json();
      if (waiting.get(field).number !== number) return;
      const records = (found.records ?? []).filter((one) => one.id !== field.dataset.besides);
      place.replaceChildren(answer.ok ? choices(field, records) : make("p", found.error, { className: "meta" }));
    } catch {
      place.replaceChildren(make("p", "The workbench did not answer. Is it still running?", { className: "meta" }));
    }
  };

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.dataset?.find) return;
    clearTimeout(waiting.get(field)?.timer);
    waiting.set(field, { ...waiting.get(field), timer: setTimeout(() => ask(field), WAIT) });
  });
  // Enter looks at once, and does not send the ruling; the arrow goes to what was found.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.dataset?.find) return;
    if (event.key === "Enter" && !field.hasAttribute("form")) {
      event.preventDefault();
      clearTimeout(waiting.get(field)?.timer);
      ask(field);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      field.closest("form, .forms").querySelector(".choices input")?.focus();
    }
  });
})();
