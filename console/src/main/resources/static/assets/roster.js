/* The roster page: what is shown, what a planner changes, and what the checker thinks of it. */
(() => {
  "use strict";
  const { Drawing, el } = window.rosterDrawing;
  const root = document.getElementById("sheet");
  const choose = document.getElementById("choose");
  choose.addEventListener("change", (event) => {
    if (event.target.name === "branch" && choose.elements.roster) choose.elements.roster.disabled = true;
    choose.submit();
  });
  if (!root) return;

  const sheet = JSON.parse(root.querySelector("script").textContent);
  const words = root.dataset;
  const t = new Proxy({}, { get: (_, name) => words["t" + name[0].toUpperCase() + name.slice(1)] ?? name });
  const base = sheet.grid, grid = base.map((line) => line.slice());
  const types = new Map(sheet.types.map((type) => [type.id, type]));
  const rows = new Map(sheet.agents.map((agent, a) => [agent.id, a]));
  const state = {
    sheet, base, grid, types, rows, zoom: "all", at: 0, compare: false, editable: words.editable === "true",
    breaksOf: (a, d) => (grid[a][d] === base[a][d] && sheet.breaks[sheet.agents[a].id + "|" + d]) || (types.get(grid[a][d])?.breaks ?? []),
  };
  const drawing = new Drawing(state, t);
  const holder = document.getElementById("grid"), line = document.getElementById("line"), said = document.getElementById("said");
  const picker = document.getElementById("picker"), select = picker.querySelector("select");
  let judged = sheet.judged, focus = [0, 0], marked = null, done = [], undone = [], asked = 0, running = null, keeping = false;

  // ---- what is seen
  function draw() {
    holder.replaceChildren(drawing.table());
    for (const button of root.querySelectorAll("[data-zoom]")) button.setAttribute("aria-pressed", String(button.dataset.zoom === state.zoom));
    root.querySelector(".steps").hidden = state.zoom === "all";
    if (!drawing.cells.has(focus.join("|"))) focus = [focus[0], drawing.days()[0]];
    cellAt(focus).tabIndex = 0;
    show();
  }
  function show() {
    drawing.judge(judged);
    verdict();
    list();
    costs();
    cover();
    const edited = edits().length;
    for (const [id, on] of [["undo", done.length], ["redo", undone.length], ["keep", edited && !keeping]]) {
      const button = document.getElementById(id);
      if (button) button.disabled = !on;
    }
    root.dataset.edited = edited;
  }
  const number = (n) => n.toLocaleString("en");
  function verdict() {
    const delta = judged.total - sheet.judged.total, edited = edits().length;
    line.replaceChildren();
    line.append(el("span", judged.hard ? "lacks" : "fits", judged.hard ? t.hard + judged.hard : t.none));
    const soft = judged.broken.length - judged.hard;
    if (soft) line.append(el("span", "weak", t.soft + soft));
    line.append(el("span", judged.missing ? "lacks" : "", t.missing + judged.missing));
    line.append(el("span", "", `${number(judged.total)} ${t.cost}` + (delta ? ` (${delta > 0 ? "+" : "−"}${number(Math.abs(delta))})` : "")));
    if (sheet.published) line.append(el("span", "", `${t.changes}${judged.changes} (${number(judged.cost.changes)} ${t.cost})`));
    if (edited) line.append(el("span", "weak", t.unsaved + edited));
    if (marked) line.append(el("span", "weak", t.marked));
  }
  function list() {
    const ul = document.getElementById("broken");
    ul.replaceChildren();
    for (const broken of judged.broken.slice(0, 80)) {
      const li = el("li", broken.hard ? "hard" : "soft"), button = el("button", "link");
      button.type = "button";
      button.dataset.go = rows.get(broken.agent) + "|" + broken.day;
      button.append(el("b", "", broken.title), el("span", "", broken.text), el("small", "", broken.source));
      li.dataset.rule = broken.rule;
      li.append(button);
      ul.append(li);
    }
    if (judged.broken.length > 80) ul.append(el("li", "muted", `+ ${judged.broken.length - 80} ${t.more}`));
    if (!judged.broken.length) ul.append(el("li", "muted", t.none));
  }
  function costs() {
    const table = document.getElementById("costs");
    table.replaceChildren();
    const row = (name, value, className) => {
      const tr = el("tr", className);
      tr.append(Object.assign(el("th", "", name), { scope: "row" }), el("td", "num", number(value)));
      table.append(tr);
    };
    for (const [key, name] of [["labour", t.labour], ["overtime", t.overtime], ["shortage", t.shortage], ["surplus", t.surplus], ["wishes", t.wishes], ["nightSpread", t.nightspread], ["weekendSpread", t.weekendspread], ["changes", t.changescost], ["softRules", t.softrules]]) {
      if (judged.cost[key]) row(name, judged.cost[key]);
    }
    row(t.total, judged.total, "whole");
    const { nights, weekends } = judged;
    document.getElementById("fair").textContent = t.fair.replace("{0}", nights.fewest).replace("{1}", nights.most).replace("{2}", weekends.fewest).replace("{3}", weekends.most) + ` (Gini ${nights.gini.toFixed(2)}, ${weekends.gini.toFixed(2)})`;
  }
  function cover() {
    const box = document.getElementById("cover");
    box.hidden = state.zoom === "all" && !sheet.need[focus[1]];
    const d = focus[1], day = sheet.days[d], need = sheet.need[d];
    const title = el("h2", "", t.cover + " ");
    title.append(el("small", "num", day.date));
    box.replaceChildren(title);
    if (need) {
      const there = window.rosterCover.present(sheet, grid, types, d, state.breaksOf);
      const chart = el("div", "cover-chart");
      chart.innerHTML = window.rosterCover.chart(there, need, { need: t.need, there: t.there, gap: t.gap });
      const ticks = el("p", "muted num ticks");
      ticks.append(...["00", "06", "12", "18", "24"].map((hour) => el("span", "", hour)));
      box.append(chart, ticks);
    } else box.append(el("p", "muted", t.noneed));
    const lacks = judged.shortages.filter((short) => short.day === d);
    if (lacks.length) box.append(el("p", "lacks num", lacks.map((short) => `${short.shift}${short.skill ? " (" + short.skill + ")" : ""}: −${short.missing} / ${short.wanted}`).join(" · ")));
  }

  // ---- what is changed
  const cellAt = ([a, d]) => drawing.cells.get(a + "|" + d);
  function edits() {
    const all = [];
    for (let a = 0; a < grid.length; a++) for (let d = 0; d < grid[a].length; d++) {
      if (grid[a][d] !== base[a][d]) all.push({ agent: sheet.agents[a].id, date: sheet.days[d].date, shift: grid[a][d] });
    }
    return all;
  }
  /** Sets cells [a, d, shift] as one step. */
  function change(cells) {
    const step = cells.filter(([a, d, shift]) => grid[a][d] !== shift).map(([a, d, shift]) => [a, d, grid[a][d], shift]);
    if (!state.editable || !step.length) return;
    done.push(step);
    undone = [];
    apply(step, 3);
  }
  function apply(step, which) {
    for (const cell of step) {
      grid[cell[0]][cell[1]] = cell[which];
      for (const d of [cell[1], cell[1] + 1]) {
        const shown = cellAt([cell[0], d]);
        if (shown) drawing.fill(shown, cell[0], d);
      }
    }
    show();
    check();
  }
  function undo() { const step = done.pop(); if (step) { undone.push(step); apply(step, 2); } }
  function redo() { const step = undone.pop(); if (step) { done.push(step); apply(step, 3); } }
  function move(from, to, copy) {
    if (from[0] === to[0] && from[1] === to[1]) return;
    const shift = grid[from[0]][from[1]], other = grid[to[0]][to[1]];
    change(copy ? [[...to, shift]] : [[...to, shift], [...from, other]]);
    go(to);
  }

  async function post(path, body, signal) {
    const token = JSON.parse(document.body.getAttribute("hx-headers") || "{}");
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json", ...token }, body: JSON.stringify(body), signal });
    return { status: answer.status, body: (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : null };
  }
  async function check() {
    const mine = ++asked;
    running?.abort();
    running = new AbortController();
    root.dataset.checking = "yes";
    try {
      const { status, body } = await post("/roster/check", { roster: sheet.roster, edits: edits() }, running.signal);
      if (mine !== asked) return;
      if (status === 200) { judged = body; tell(""); show(); } else tell(body?.complaint || t.failed);
    } catch (e) {
      if (e.name === "AbortError") return;
      tell(t.failed);
    }
    root.dataset.checking = "no";
  }
  function tell(text) {
    said.hidden = !text;
    said.replaceChildren(text);
  }
  async function keep() {
    keeping = true;
    show();
    try {
      const { status, body } = await post("/roster/keep", { roster: sheet.roster, edits: edits(), seen: sheet.seen });
      if (status === 200) {
        done = [];
        window.removeEventListener("beforeunload", warn);
        window.location.assign("/roster?roster=" + encodeURIComponent(body.roster));
        return;
      }
      if (status === 409) conflict(body.others); else tell(body?.complaint || t.failed);
    } catch { tell(t.failed); }
    keeping = false;
    show();
  }
  /** Somebody saved first: who, when, what; mine stays here. */
  function conflict(others) {
    said.hidden = false;
    said.replaceChildren();
    for (const other of others) {
      sheet.seen.push(other.roster);
      const box = el("div"), changes = el("ul", "num");
      box.append(el("strong", "", t.conflict.replace("{0}", other.by).replace("{1}", new Date(other.at).toLocaleString())));
      changes.append(...other.changes.slice(0, 12).map((text) => el("li", "", text)));
      if (other.changes.length > 12) changes.append(el("li", "", `+ ${other.changes.length - 12} ${t.more}`));
      const open = el("a", "button", t.conflictopen);
      open.href = "/roster?roster=" + encodeURIComponent(other.roster);
      open.target = "_blank";
      box.append(changes, open);
      said.append(box);
    }
    const beside = el("button", "", t.conflictbeside);
    beside.type = "button";
    beside.id = "beside";
    beside.addEventListener("click", keep);
    said.append(beside);
  }
  const warn = (event) => { if (edits().length) event.preventDefault(); };
  window.addEventListener("beforeunload", warn);

  // ---- where one is
  function go(to, how) {
    const [a, d] = [Math.max(0, Math.min(grid.length - 1, to[0])), Math.max(0, Math.min(sheet.days.length - 1, to[1]))];
    const old = cellAt(focus), days = drawing.days();
    if (old) old.tabIndex = -1;
    focus = [a, d];
    if (!days.includes(d)) { state.at = d; draw(); } else cover();
    const cell = cellAt(focus);
    cell.tabIndex = 0;
    if (how !== "quiet") { cell.focus({ preventScroll: false }); cell.scrollIntoView({ block: "nearest", inline: "nearest" }); }
  }
  function mark(at) {
    if (marked) cellAt(marked)?.classList.remove("marked");
    marked = at && grid[at[0]][at[1]] ? at : null;
    if (marked) cellAt(marked)?.classList.add("marked");
    verdict();
  }
  function pick() {
    const cell = cellAt(focus), box = cell.getBoundingClientRect();
    const now = grid[focus[0]][focus[1]];
    select.replaceChildren(...[{ id: "", name: t.free, offered: true }, ...sheet.types].filter((type) => type.offered || type.id === now).map((type) => {
      const label = type.id ? type.id + (type.name === type.id ? "" : " " + type.name) + (/\d:\d\d/.test(type.name) ? "" : " " + window.rosterDrawing.clock(type.start) + "–" + window.rosterDrawing.clock(type.start + type.minutes)) : t.free;
      return Object.assign(el("option", "", label), { value: type.id, selected: type.id === now });
    }));
    picker.hidden = false;
    picker.style.left = Math.min(window.innerWidth - 250, box.left) + window.scrollX + "px";
    picker.style.top = (box.bottom + 240 > window.innerHeight ? box.top - select.offsetHeight - 4 : box.bottom + 2) + window.scrollY + "px";
    select.focus();
  }
  function picked(take) {
    if (picker.hidden) return;
    picker.hidden = true;
    if (take) change([[...focus, select.value]]);
    cellAt(focus).focus();
  }
  select.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); picked(true); }
    if (event.key === "Escape") { event.preventDefault(); picked(false); }
    event.stopPropagation();
  });
  select.addEventListener("click", (event) => { if (event.target.tagName === "OPTION") picked(true); });
  select.addEventListener("blur", () => { picker.hidden = true; });

  const at = (target) => { const cell = target.closest?.("td[data-a]"); return cell ? [Number(cell.dataset.a), Number(cell.dataset.d)] : null; };
  holder.addEventListener("focusin", (event) => { const cell = at(event.target); if (cell && cell.join() !== focus.join()) go(cell, "quiet"); });
  holder.addEventListener("click", (event) => { const cell = at(event.target); if (cell) go(cell); });
  holder.addEventListener("dblclick", (event) => { if (at(event.target) && state.editable) pick(); });
  holder.addEventListener("keydown", (event) => {
    const here = at(event.target);
    if (!here) return;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] }[event.key];
    const command = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
    if (step) go([here[0] + step[0], here[1] + step[1]]);
    else if (event.key === "Home") go([here[0], drawing.days()[0]]);
    else if (event.key === "End") go([here[0], drawing.days().at(-1)]);
    else if (!state.editable) return;
    else if (event.key === "Enter" || event.key === "F2" || (command && key === "v")) {
      if (marked) { const from = marked; mark(null); move(from, here, event.key === "Enter" && command); } else if (key !== "v") pick();
    } else if (event.key === "Delete" || event.key === "Backspace") change([[...here, ""]]);
    else if (key === "x") mark(here);
    else if (event.key === "Escape") mark(null);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, textarea")) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) { event.preventDefault(); undo(); }
    if (key === "y" || (key === "z" && event.shiftKey)) { event.preventDefault(); redo(); }
  });

  let dragged = null;
  holder.addEventListener("dragstart", (event) => { dragged = at(event.target); event.dataTransfer.effectAllowed = "copyMove"; event.dataTransfer.setData("text/plain", grid[dragged[0]][dragged[1]]); });
  holder.addEventListener("dragover", (event) => {
    const over = at(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    holder.querySelector(".over")?.classList.remove("over");
    cellAt(over).classList.add("over");
  });
  holder.addEventListener("drop", (event) => { const to = at(event.target); if (dragged && to) { event.preventDefault(); move(dragged, to, event.ctrlKey); } });
  holder.addEventListener("dragend", () => { dragged = null; holder.querySelector(".over")?.classList.remove("over"); });

  root.addEventListener("click", (event) => {
    const zoom = event.target.closest("[data-zoom]"), step = event.target.closest("[data-step]"), target = event.target.closest("[data-go]");
    if (zoom) { state.zoom = zoom.dataset.zoom; state.at = focus[1]; draw(); }
    if (step) {
      const size = state.zoom === "week" ? 7 : 1;
      state.at = Math.max(0, Math.min(sheet.days.length - 1, state.at + size * Number(step.dataset.step)));
      focus = [focus[0], state.at];
      draw();
    }
    if (target) go(target.dataset.go.split("|").map(Number));
  });
  document.getElementById("compare").addEventListener("change", (event) => { state.compare = event.target.checked; draw(); });
  document.getElementById("print").addEventListener("click", () => window.print());
  document.getElementById("undo")?.addEventListener("click", undo);
  document.getElementById("redo")?.addEventListener("click", redo);
  document.getElementById("keep")?.addEventListener("click", keep);
  document.getElementById("publish")?.addEventListener("submit", (event) => { if (edits().length) { event.preventDefault(); tell(t.leavepage); } });
  draw();
  root.dataset.checking = "no";
  root.dataset.ready = "yes";
})();
