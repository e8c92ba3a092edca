"use strict";
// Reading needs none of this: it only opens what is folded when it is asked for.
(function () {
  function unfold(element) {
    for (let e = element; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  }
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { unfold(target); target.scrollIntoView(); }
  }
  addEventListener("hashchange", follow);
  if (location.hash) follow();

  // The paragraph round a statement stands once, in its document: shown here when asked for.
  function inParagraph(link) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const paragraph = place && place.closest("p");
    if (!paragraph) return;
    const button = document.createElement("button");
    button.className = "wide";
    button.type = "button";
    button.textContent = "In its paragraph";
    button.setAttribute("aria-expanded", "false");
    let shown = null;
    button.addEventListener("click", function () {
      if (!shown) {
        shown = document.createElement("span");
        shown.className = "around";
        shown.textContent = "";
        paragraph.childNodes.forEach(function (n) {
          if (!(n.nodeType === 1 && n.matches("a[href^='#Q']"))) shown.append(n.textContent);
        });
        link.parentElement.append(shown);
      } else {
        shown.hidden = !shown.hidden;
      }
      button.setAttribute("aria-expanded", String(!shown.hidden));
    });
    link.after(" ", button);
  }
  document.querySelectorAll("details.words").forEach(function (words) {
    let done = false;
    function add() {
      if (done || !words.open) return;
      done = true;
      words.querySelectorAll("a.go").forEach(inParagraph);
    }
    words.addEventListener("toggle", add);
    add();
  });

  let opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("#questions details:not([open]), #sources details:not([open]), #singles details:not([open])"));
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });

  const claims = Array.from(document.querySelectorAll("article.claim"));
  const first = claims[0];
  if (claims.length > 5) {
    const bar = document.createElement("p");
    bar.className = "tool";
    const label = document.createElement("label");
    label.append("Show only questions with ");
    const input = document.createElement("input");
    input.type = "search";
    label.append(input);
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    bar.append(label, told);
    first.before(bar);
    input.addEventListener("input", function () {
      const wanted = input.value.trim().toLowerCase();
      let n = 0;
      claims.forEach(function (claim) {
        claim.hidden = wanted !== "" && !claim.textContent.toLowerCase().includes(wanted);
        n += claim.hidden ? 0 : 1;
      });
      told.textContent = wanted ? n + " of " + claims.length : "";
    });
  }
})();
