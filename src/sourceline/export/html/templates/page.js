"use strict";
// Brings the words behind a line beside it. Without this, the same links lead to the same words in
// the reports at the end of the page. Text only ever moves as text: nothing is parsed as markup.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const CONTEXT = 150;
  let panel = null;
  let opener = null;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function piecesOf(anchor) {
    const first = document.getElementById(anchor);
    if (!first) return [];
    const more = first.closest(".body").querySelectorAll('mark[data-e="' + anchor + '"]');
    return [first, ...more];
  }

  // The words of a stretch of a report, boilerplate left out, paragraphs on lines of their own.
  function wordsOf(range) {
    const copy = range.cloneContents();
    for (const dimmed of copy.querySelectorAll(".bp")) dimmed.remove();
    const paragraphs = copy.querySelectorAll("p");
    if (!paragraphs.length) return copy.textContent;
    return Array.from(paragraphs, (p) => p.textContent).filter((t) => t.trim()).join("\n");
  }

  function before(words) {
    if (words.length <= CONTEXT) return words;
    const tail = words.slice(-CONTEXT);
    return "… " + tail.slice(tail.search(/\s/) + 1);
  }

  function after(words) {
    if (words.length <= CONTEXT) return words;
    const head = words.slice(0, CONTEXT);
    return head.slice(0, Math.max(head.lastIndexOf(" "), CONTEXT / 2)) + " …";
  }

  // A line end where the words begin or end a paragraph.
  function edge(piece, end) {
    const rest = document.createRange();
    rest.selectNodeContents(piece.closest("p"));
    if (end) rest.setStartAfter(piece);
    else rest.setEndBefore(piece);
    return String(rest).trim() ? "" : "\n";
  }

  // Words of `text` that the first report's words do not hold in the same order: the longest common
  // subsequence, of words without case and punctuation. Only for words that are mostly the same.
  function differing(first, text) {
    const split = (words) => words.match(/\S+\s*/g) || [];
    const key = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    const ours = split(first).map(key);
    const words = split(text);
    const theirs = words.map(key);
    if (ours.length * theirs.length > 40000) return null;
    const best = Array.from({ length: ours.length + 1 }, () => new Uint16Array(theirs.length + 1));
    for (let i = ours.length - 1; i >= 0; i--) {
      for (let j = theirs.length - 1; j >= 0; j--) {
        best[i][j] = ours[i] === theirs[j]
          ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    if (best[0][0] < 0.6 * Math.max(ours.length, theirs.length)) return null;
    const runs = [];
    for (let i = 0, j = 0; j < theirs.length;) {
      if (i < ours.length && ours[i] === theirs[j]) { runs.push([words[j++], false]); i++; }
      else if (i < ours.length && best[i + 1][j] >= best[i][j + 1]) i++;
      else runs.push([words[j++], true]);
    }
    return runs;
  }

  // Marks in each report's words what the first report puts in other words, and in the first's what
  // nobody else has.
  function markDifferences(list) {
    const hits = Array.from(list.querySelectorAll("blockquote mark"));
    const texts = hits.map((hit) => hit.textContent);
    let alone = null;
    for (let at = 1; at < hits.length; at++) {
      const runs = differing(texts[0], texts[at]);
      if (!runs) continue;
      write(hits[at], runs);
      const back = differing(texts[at], texts[0]);
      alone = alone ? alone.map(([word, other], i) => [word, other && back[i][1]]) : back;
    }
    if (alone) write(hits[0], alone);
  }

  function write(hit, runs) {
    if (!runs.some((run) => run[1])) return;
    hit.textContent = "";
    for (const [word, other] of runs) hit.append(other ? make("u", "", word) : word);
  }

  function excerpt(anchor) {
    const pieces = piecesOf(anchor);
    if (!pieces.length) return null;
    const body = pieces[0].closest(".body");
    const report = body.closest(".report");
    const ahead = document.createRange();
    ahead.setStart(body, 0);
    ahead.setEndBefore(pieces[0]);
    const inside = document.createRange();
    inside.setStartBefore(pieces[0]);
    inside.setEndAfter(pieces[pieces.length - 1]);
    const behind = document.createRange();
    behind.setStartAfter(pieces[pieces.length - 1]);
    behind.setEnd(body, body.childNodes.length);

    const item = make("li");
    const from = make("p", "from t");
    from.append(make("span", "num", report.dataset.n));
    const who = make("bdi");
    who.append(make("b", "", report.querySelector(".who").textContent));
    from.append(who, make("span", "", report.querySelector(".day").textContent));
    const quote = make("blockquote");
    quote.dir = "auto";
    quote.lang = body.lang;
    const hit = make("mark", "", inside.cloneContents().textContent);
    quote.append(
      make("span", "", before(wordsOf(ahead)) + edge(pieces[0], false)), hit,
      make("span", "", edge(pieces[pieces.length - 1], true) + after(wordsOf(behind))),
    );
    const step = make("p", "t");
    const told = "Read it in the " + ("excerpt" in report.dataset ? "excerpt of the report" : "whole report");
    const link = make("a", "", told);
    link.href = "#" + anchor;
    link.setAttribute("aria-label", told + " " + report.dataset.n);
    step.append(link);
    if (report.dataset.page) {
      const all = make("a", "", "with all its marks");
      all.href = report.dataset.page + "#w" + pieces[0].dataset.at;
      all.setAttribute("aria-label", "Report " + report.dataset.n + " with all its marks");
      step.append(" · ", all);
    }
    item.append(from, quote, step);
    return item;
  }

  function close(refocus) {
    if (!panel) return;
    panel.remove();
    panel = null;
    const last = opener;
    opener = null;
    const host = last.closest("[data-host]");
    if (host) host.classList.remove("chosen");
    last.removeAttribute("aria-current");
    if (refocus) last.focus({ preventScroll: false });
  }

  // A step from one under the other to side by side, the words behind the line at one height.
  let wide = false;
  function beside() {
    const button = make("button", "", "Side by side");
    button.type = "button";
    function turn() {
      panel.classList.toggle("wide", wide);
      button.setAttribute("aria-pressed", wide);
    }
    button.addEventListener("click", () => { wide = !wide; turn(); });
    turn();
    return button;
  }

  function open(link) {
    close(false);
    const host = link.closest("[data-host]") || link.parentElement;
    opener = link;
    panel = make("aside", "panel");
    panel.id = "evidence";
    panel.setAttribute("aria-labelledby", "evidence-h");
    const bar = make("header");
    const title = make("h3", "", "The words behind it");
    title.id = "evidence-h";
    title.tabIndex = -1;
    const shut = make("button", "", "Close");
    shut.type = "button";
    shut.title = "Escape";
    shut.addEventListener("click", leave);
    const bars = make("div", "bars");
    bars.append(shut);
    bar.append(title, bars);
    const list = make("ul");
    for (const anchor of link.dataset.e.split(" ")) {
      const item = excerpt(anchor);
      if (item) list.append(item);
    }
    markDifferences(list);
    if (list.children.length > 1) bars.prepend(beside());
    panel.append(bar, list);
    host.classList.add("chosen");
    link.setAttribute("aria-current", "true");
    host.append(panel);
    title.focus({ preventScroll: true });
  }

  function remember(link, replace) {
    try {
      const how = replace ? "replaceState" : "pushState";
      history[how]({ opened: link.id }, "", "#" + link.id);
    } catch { /* a page in a sandbox may not write its history */ }
  }

  // A step to the whole report goes far away; the way back leads to this very place.
  function keepPlace() {
    try {
      history.replaceState({ ...history.state, place: scrollY }, "");
    } catch { /* as above */ }
  }

  function leave() {
    const state = history.state;
    close(true);
    if (state && state.opened) {
      try {
        history.replaceState(null, "", location.pathname + location.search);
      } catch { /* as above */ }
    }
  }

  function choose(link) {
    if (link === opener) {
      leave();
      return;
    }
    remember(link, panel !== null && history.state && history.state.opened);
    open(link);
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (event.target.closest(".panel")) {
      if (event.target.closest("a")) keepPlace();
      return;
    }
    const link = event.target.closest("a.open");
    if (link) {
      event.preventDefault();
      choose(link);
      return;
    }
    if (event.target.closest("a, button, summary, input")) return;
    const entry = event.target.closest(".entry");
    if (!entry || String(getSelection())) return;
    const first = entry.querySelector("a.open");
    if (first) choose(first);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel) {
      event.preventDefault();
      leave();
    }
  });

  function follow() {
    const state = history.state;
    const wanted = state && state.opened ? document.getElementById(state.opened) : null;
    if (wanted) {
      if (wanted !== opener) open(wanted);
      const place = state.place;
      if (place !== undefined) {
        requestAnimationFrame(() => scrollTo({ top: place, behavior: "instant" }));
      }
      return;
    }
    // A step to the whole report keeps the words open beside it; anything else closes them.
    if (!/^#(e|r)\d+$/.test(location.hash)) close(true);
  }

  // What lies below the timeline is left out of the first layout (page.css), and laid out part by part
  // while nobody waits: so that the whole page is there to be scrolled, searched and taken as a picture.
  const waiting = Array.from(document.querySelectorAll("main > section:not(#reports), .report"));
  function layOut() {
    for (const part of waiting.splice(0, 4)) part.classList.add("laid");
    if (waiting.length) requestIdleCallback(layOut);
  }
  if (window.requestIdleCallback) {
    window.addEventListener("load", () => requestIdleCallback(layOut));
  }

  window.addEventListener("popstate", follow);
  const asked = /^#o\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (asked) {
    const sheltered = asked.closest("details");
    if (sheltered) sheltered.open = true;
    open(asked);
  }
})();
