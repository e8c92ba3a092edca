// Files and folders dropped on the case page are sent under their own names, with how far that is.
"use strict";
(() => {
  const form = document.getElementById("add-files");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const sending = document.getElementById("sending");
  const sent = document.getElementById("sent");
  const button = form.querySelector("button");

  const tell = (words, wrong = false) => {
    sent.textContent = words;
    sent.classList.toggle("wrong", wrong);
  };

  // A folder's entries come in pieces; each file keeps its path within what was dropped.
  const entriesOf = async (folder) => {
    const reader = folder.createReader();
    const all = [];
    for (;;) {
      const piece = await new Promise((good, bad) => reader.readEntries(good, bad));
      if (!piece.length) return all;
      all.push(...piece);
    }
  };
  const filesOf = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((good, bad) => entry.file(good, bad));
      return [[file, path + file.name]];
    }
    const found = [];
    for (const one of await entriesOf(entry)) found.push(...await filesOf(one, `${path}${entry.name}/`));
    return found;
  };

  const send = (files) => {
    if (!files.length) return tell("There is no file in it.", true);
    const data = new FormData();
    for (const name of ["csrf", "back"]) data.append(name, form.elements[name].value);
    for (const [file, path] of files) data.append("files", file, path);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("x-csrf", form.elements.csrf.value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) sending.value = event.loaded / event.total;
    };
    request.onload = () => {
      sending.hidden = true;
      button.disabled = false;
      if (request.status < 400) return location.assign("/");
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const why = page.querySelector(".refused .lead")?.textContent ?? request.responseText;
      tell(why.slice(0, 1000) || "It was not taken in.", true);
    };
    request.onerror = () => {
      sending.hidden = true;
      button.disabled = false;
      tell("The workbench did not answer. Is it still running? Nothing was taken in.", true);
    };
    sending.value = 0;
    sending.hidden = false;
    button.disabled = true;
    tell(files.length === 1 ? "Sending 1 file …" : `Sending ${files.length} files …`);
    request.send(data);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send([...input.files].map((file) => [file, file.webkitRelativePath || file.name]));
  });
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    try {
      const found = [];
      for (const entry of entries) found.push(...await filesOf(entry, ""));
      send(found);
    } catch {
      tell("It cannot be read. Choose the files instead, or give the folder’s path.", true);
    }
  });
  // A file dropped beside the form must not replace the page.
  for (const name of ["dragover", "drop"]) {
    window.addEventListener(name, (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  }
})();
