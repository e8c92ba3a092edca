// Forms whose answer takes its time say so while it does.
"use strict";
document.addEventListener("submit", (event) => {
  const words = event.target.dataset?.slow;
  if (!words) return;
  const told = event.target.querySelector(".slow");
  if (told) told.textContent = words;
  const said = document.getElementById("said");
  if (said) said.textContent = words;
});
// Coming back by the history shows the page as it was left.
window.addEventListener("pageshow", () => {
  for (const told of document.querySelectorAll(".slow")) told.textContent = "";
});
