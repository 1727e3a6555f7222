// The drawing of who retold whom: an arc that is pointed at, or reached by keys, shows the words that were
// taken and what became of them; the list below it holds all of them.
(function () {
  const figure = document.querySelector(".arcs");
  if (!figure) return;
  const arcs = Array.from(figure.querySelectorAll("a[href^='#u']"));
  const drawing = figure.querySelector("svg");
  let card = null;
  let lit = null;
  let leaving = 0;

  function tie(arc) {
    return document.getElementById(arc.getAttribute("href").slice(1));
  }

  function show(arc) {
    clearTimeout(leaving);
    if (lit === arc) return;
    hide();
    const told = tie(arc);
    const sides = told && told.querySelector(".sides");
    if (!told) return;
    lit = arc;
    arc.classList.add("lit");
    if (!sides) return;
    card = document.createElement("div");
    card.className = "pair t";
    const head = document.createElement("p");
    head.textContent = told.querySelector("summary").textContent.trim();
    const copy = sides.cloneNode(true);
    for (const link of copy.querySelectorAll("a.open")) {
      const line = link.parentElement;
      link.remove();
      line.textContent = line.textContent.replace(/,\s*$/, "");
    }
    card.append(head, copy);
    card.addEventListener("pointerenter", () => clearTimeout(leaving));
    card.addEventListener("pointerleave", later);
    figure.append(card);
  }

  function hide() {
    if (card) card.remove();
    if (lit) lit.classList.remove("lit");
    card = lit = null;
  }

  // A moment, so that the pointer can get to the words.
  function later() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  }

  function reach(at) {
    for (const arc of arcs) arc.setAttribute("tabindex", arc === arcs[at] ? "0" : "-1");
  }

  drawing.removeAttribute("aria-hidden");
  drawing.setAttribute("role", "group");
  drawing.setAttribute("aria-label", "Who retold whom: arrow keys lead from arc to arc");
  for (const part of drawing.querySelectorAll("text, circle, line")) part.setAttribute("aria-hidden", "true");
  for (const node of drawing.querySelectorAll("a[href^='#r']")) node.setAttribute("aria-hidden", "true");
  reach(0);
  arcs.forEach((arc, at) => {
    const told = tie(arc);
    if (told) arc.setAttribute("aria-label", told.querySelector("summary").textContent.trim());
    arc.addEventListener("pointerenter", () => show(arc));
    arc.addEventListener("pointerleave", later);
    arc.addEventListener("focus", () => { reach(at); show(arc); });
    arc.addEventListener("blur", later);
    arc.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      if (event.key === "Escape") hide();
      else if (step) arcs[(at + step + arcs.length) % arcs.length].focus();
      else return;
      event.preventDefault();
    });
    arc.addEventListener("click", (event) => {
      const details = told && told.querySelector("details");
      if (!details) return;
      event.preventDefault();
      hide();
      const more = told.parentElement.closest("details");
      if (more) more.open = true;
      details.open = true;
      details.querySelector("summary").focus();
    });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
