// What a reader has read is kept in this browser alone; only what is new to them can be shown. Known is
// what a report tells that was read: so a copy that comes later brings nothing back.
(function () {
  const bar = document.getElementById("catch");
  if (!bar) return;
  const KEY = "sourceline.read";
  const reports = Array.from(document.querySelectorAll(".report[data-id]"));
  const [only, all] = bar.querySelectorAll("button");
  const told = bar.querySelector("[role=status]");
  const since = bar.querySelector("input");
  const boxes = new Map();
  let read = new Set();

  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      read = new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : []);
    } catch { /* nothing can be kept here: for as long as the page is open it is known */ }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(Array.from(read).sort()));
    } catch { /* as above */ }
  }

  // A report without a date may be new.
  function known(report) {
    const early = since && since.value && report.dataset.l && report.dataset.l < since.value;
    return read.has(report.dataset.id) || Boolean(early);
  }

  function behind(host) {
    const found = new Set();
    for (const link of host.querySelectorAll("a.open")) {
      if (link.closest(".panel")) continue;
      for (const anchor of link.dataset.e.split(" ")) {
        const mark = document.getElementById(anchor);
        if (mark) found.add(mark.closest(".report"));
      }
    }
    return Array.from(found);
  }

  function show() {
    const some = reports.filter(known).length;
    const on = only.getAttribute("aria-pressed") === "true";
    document.documentElement.classList.toggle("only-new", on);
    let lines = 0;
    let fresh = 0;
    for (const host of document.querySelectorAll("[data-host]")) {
      const tellers = some ? behind(host) : [];
      const old = host.matches(".dispute, .retold > li")
        ? tellers.length > 0 && tellers.every(known) : tellers.some(known);
      host.toggleAttribute("data-known", old);
      if (!host.classList.contains("entry")) continue;
      lines += 1;
      if (!old) fresh += 1;
    }
    for (const report of reports) {
      report.toggleAttribute("data-known", known(report));
      const box = boxes.get(report);
      if (box) box.checked = read.has(report.dataset.id);
    }
    all.textContent = reports.every((each) => read.has(each.dataset.id)) ? "Mark none as read" : "Mark all as read";
    only.disabled = !some && !on;
    told.textContent = some
      ? some + " of " + reports.length + " reports known to you; " + fresh + " of " + lines + " lines are new"
      : "None of " + reports.length + " reports marked as read";
    document.dispatchEvent(new Event("known"));
  }

  for (const report of reports) {
    const label = document.createElement("label");
    label.className = "mark-read";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("aria-label", "Report " + report.dataset.n + " is read");
    box.addEventListener("change", () => {
      load();
      if (box.checked) read.add(report.dataset.id);
      else read.delete(report.dataset.id);
      keep();
      show();
    });
    label.append(box, "read");
    boxes.set(report, box);
    report.querySelector(".byline").append(label);
  }
  all.addEventListener("click", () => {
    load();
    const clear = reports.every((each) => read.has(each.dataset.id));
    for (const report of reports) {
      if (clear) read.delete(report.dataset.id);
      else read.add(report.dataset.id);
    }
    keep();
    show();
  });
  only.addEventListener("click", () => {
    only.setAttribute("aria-pressed", only.getAttribute("aria-pressed") !== "true");
    show();
  });
  if (since) {
    since.addEventListener("change", () => {
      only.setAttribute("aria-pressed", since.value !== "");
      show();
    });
  }
  addEventListener("storage", (event) => { if (event.key === KEY) { load(); show(); } });
  load();
  if (reports.some(known)) show();
})();
