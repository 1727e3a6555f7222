// The strip as a brush: two ends that are dragged or moved by keys choose days; the timeline shows what
// can be of them. A page that holds a part of a story only leads to the days that were chosen.
(function () {
  const strip = document.querySelector(".strip[data-days]");
  if (!strip) return;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const days = strip.dataset.days.split(";").map((told) => {
    const [day, place] = told.split(" ");
    return { day, place: Number(place) };
  });
  const last = days.length - 1;
  const part = "part" in strip.dataset;
  const field = strip.querySelector(".field");
  const drawing = field.querySelector("svg");
  const told = document.getElementById("shown");
  const entries = Array.from(document.querySelectorAll(".timeline > .entry"));
  const chosen = { from: 0, to: last };
  let saying = 0;
  let zoom = null;

  function make(tag, className) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    return element;
  }

  function name(day) {
    const [year, month, date] = day.split("-").map(Number);
    return date + " " + MONTHS[month - 1] + " " + year;
  }

  const off = { from: make("div", "off left"), to: make("div", "off right") };
  const ends = { from: handle("from", "First day shown"), to: handle("to", "Last day shown") };
  field.append(off.from, off.to, ends.from, ends.to);

  const all = make("button");
  all.type = "button";
  all.textContent = "All days";
  all.hidden = true;
  all.addEventListener("click", () => { choose(0, last); ends.from.focus(); });
  const go = make("a");
  go.textContent = "Show these days";
  go.hidden = true;
  if (told) told.parentElement.append(all);
  strip.querySelector("figcaption").append(" ", go);

  function handle(side, label) {
    const end = make("div", "end");
    end.tabIndex = 0;
    end.setAttribute("role", "slider");
    end.setAttribute("aria-label", label);
    end.setAttribute("aria-valuemin", 0);
    end.setAttribute("aria-valuemax", last);
    if (entries.length) end.setAttribute("aria-controls", "timeline");
    const far = Math.max(2, Math.round(days.length / 10));
    const steps = {
      ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far,
      Home: -days.length, End: days.length,
    };
    end.addEventListener("keydown", (event) => {
      if (event.key === "Escape") choose(0, last);
      else if (event.key === "Enter" && !go.hidden) location.href = go.href;
      else if (event.key in steps) move(side, chosen[side] + steps[event.key]);
      else return;
      event.preventDefault();
    });
    return end;
  }

  function move(side, at) {
    const wanted = Math.min(last, Math.max(0, at));
    if (side === "from") choose(Math.min(wanted, chosen.to), chosen.to);
    else choose(chosen.from, Math.max(wanted, chosen.from));
  }

  function choose(from, to, quietly) {
    chosen.from = from;
    chosen.to = to;
    draw();
    if (!quietly) magnify(); // what comes with the page must not push it down
    const some = from > 0 || to < last;
    if (quietly) return;
    const query = asked(from > 0 ? days[from].day : "", to < last ? days[to].day : "");
    if (part) {
      go.href = strip.dataset.go + query;
      go.hidden = false;
      say(label());
      return;
    }
    const lines = entries.filter((entry) => !gone(entry)).length;
    const count = filter(from > 0 ? days[from].day : "", to < last ? days[to].day : "");
    all.hidden = !some;
    say((some ? count + " of " : lines === entries.length && lines > 1 ? "All " : "") + lines
      + (lines === 1 ? " line" : " lines") + (some ? ", " + label() : ""));
    if (strip.dataset.go) remember(query);
  }

  // The address's question with these days in it, and all else that it asks.
  function asked(from, to) {
    const query = new URLSearchParams(location.search);
    for (const [key, day] of [["from", from], ["to", to]]) {
      if (day) query.set(key, day);
      else query.delete(key);
    }
    return String(query) && "?" + query;
  }

  function label() {
    const first = name(days[chosen.from].day);
    return chosen.from === chosen.to ? first : first + " to " + name(days[chosen.to].day);
  }

  function draw() {
    for (const side of ["from", "to"]) {
      const { day, place } = days[chosen[side]];
      ends[side].style.left = place + "%";
      ends[side].classList.toggle("at-rest", chosen[side] === (side === "from" ? 0 : last));
      ends[side].setAttribute("aria-valuenow", chosen[side]);
      ends[side].setAttribute("aria-valuetext", name(day));
    }
    off.from.style.width = chosen.from ? "calc(" + days[chosen.from].place + "% + 2px)" : "0";
    off.to.style.width = chosen.to < last ? "calc(" + (100 - days[chosen.to].place) + "% + 2px)" : "0";
    for (const link of strip.querySelectorAll(".periods a")) {
      const here = link.dataset.from === days[chosen.from].day && link.dataset.to === days[chosen.to].day;
      if (!part) link.toggleAttribute("aria-current", here);
      if (!part && here) link.setAttribute("aria-current", "true");
    }
  }

  // What can be of the days stays. The first line of a day that is shown says the day.
  function filter(from, to) {
    let count = 0;
    let led = false;
    for (const entry of entries) {
      const { f, l } = entry.dataset;
      const undated = !f && !l;
      entry.hidden = undated ? to !== "" : Boolean((to && f && f > to) || (from && l && l < from));
      if (!entry.classList.contains("again")) led = false;
      if (entry.hidden || gone(entry)) continue;
      entry.classList.toggle("alone", !led);
      led = true;
      count += 1;
    }
    return count;
  }

  // Put away by read.js: told by a report that was read.
  function gone(entry) {
    return "known" in entry.dataset && document.documentElement.classList.contains("only-new");
  }
  document.addEventListener("known", () => { if (!part) choose(chosen.from, chosen.to); });

  // The days that were chosen once more, over the whole width.
  function magnify() {
    if (zoom) zoom.remove();
    zoom = null;
    const low = days[chosen.from].place;
    const high = days[chosen.to].place;
    if (high - low >= 99.9 || high === low) return;
    zoom = make("div", "zoom");
    const copy = drawing.cloneNode(true);
    const onto = (value) => (100 * (parseFloat(value) - low)) / (high - low);
    for (const text of copy.querySelectorAll("text")) text.remove();
    for (const one of copy.querySelectorAll("[x$='%'], [cx$='%']")) {
      const key = one.hasAttribute("cx") ? "cx" : "x";
      const wide = one.hasAttribute("width") && one.getAttribute("width").endsWith("%");
      const start = onto(one.getAttribute(key));
      const width = wide ? (100 * parseFloat(one.getAttribute("width"))) / (high - low) : 0;
      if (start > 100.5 || start + width < -0.5) (one.closest("a, g") || one).remove();
      one.setAttribute(key, start + "%");
      if (wide) one.setAttribute("width", width + "%");
    }
    for (const [place, at, anchor] of [[0, chosen.from, "start"], [100, chosen.to, "end"]]) {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("x", place + "%");
      text.setAttribute("y", Number(copy.getAttribute("height")) - 4);
      text.setAttribute("text-anchor", anchor);
      text.textContent = name(days[at].day);
      copy.append(text);
    }
    zoom.append(copy);
    field.after(zoom);
  }

  function say(words) {
    clearTimeout(saying);
    saying = setTimeout(() => { if (told) told.textContent = words; }, 150);
  }

  function remember(query) {
    try {
      history.replaceState(history.state, "", location.pathname + query + location.hash);
    } catch { /* a page in a sandbox may not write its history */ }
  }

  function nearest(event) {
    const box = field.getBoundingClientRect();
    const place = (100 * (event.clientX - box.left)) / box.width;
    let best = 0;
    for (let at = 1; at <= last; at++) {
      if (Math.abs(days[at].place - place) <= Math.abs(days[best].place - place)) best = at;
    }
    return best;
  }

  let drag = null;
  field.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const side = event.target === ends.from ? "from" : event.target === ends.to ? "to" : "";
    drag = { side, at: nearest(event), x: event.clientX, moved: false };
    if (side) event.preventDefault();
    if (side) ends[side].focus();
  });
  field.addEventListener("pointermove", (event) => {
    if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < 5)) return;
    if (!drag.moved) field.setPointerCapture(event.pointerId);
    drag.moved = true;
    const at = nearest(event);
    if (drag.side) move(drag.side, at);
    else choose(Math.min(at, drag.at), Math.max(at, drag.at));
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    field.addEventListener(kind, () => { if (drag && !drag.moved) drag = null; });
  }
  // The click at the end of a drag is no step to a mark.
  field.addEventListener("click", (event) => {
    if (drag && drag.moved) {
      event.preventDefault();
      event.stopPropagation();
    }
    drag = null;
  }, true);
  field.addEventListener("lostpointercapture", () => setTimeout(() => { drag = null; }));
  field.addEventListener("dragstart", (event) => event.preventDefault());

  strip.addEventListener("click", (event) => {
    const link = event.target.closest(".periods a[data-from]");
    if (!link || part || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    choose(first(link.dataset.from), lastOf(link.dataset.to));
  });

  // The first day that is known from then on, and the last one up to then.
  function first(day) {
    const at = days.findIndex((each) => each.day >= day);
    return at < 0 ? last : at;
  }
  function lastOf(day) {
    const at = days.findLastIndex((each) => each.day <= day);
    return at < 0 ? 0 : at;
  }

  // A step to a line that is not shown shows all of them.
  function uncover() {
    const wanted = document.getElementById(location.hash.slice(1));
    if (!wanted || !wanted.closest(".entry[hidden]")) return;
    choose(0, last);
    wanted.scrollIntoView();
  }
  window.addEventListener("hashchange", uncover);

  choose(
    strip.dataset.from ? first(strip.dataset.from) : 0,
    strip.dataset.to ? lastOf(strip.dataset.to) : last,
    true,
  );
})();
