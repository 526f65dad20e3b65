/* Draws a roster as a table of agents and days, in three zooms: all days, a week with times, a day with breaks. */
(() => {
  "use strict";
  const HOURS = 30;
  // Rules about all of an agent's days: no single day is the one that breaks them.
  const OF_THE_ROW = new Set(["weekends", "nights-in-period", "period-hours", "contract-hours", "month-overtime"]);
  const clock = (minute) => String(Math.floor(minute / 60) % 24).padStart(2, "0") + ":" + String(minute % 60).padStart(2, "0");
  const el = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  // What a planner's own types are called may be longer than a cell: then the start says most.
  const short = (type) => type.id.length <= 4 ? type.id : clock(type.start).replace(":", "");
  // A day's least width in each zoom; a narrow window scrolls.
  const LEAST = { all: 25, week: 92, day: 620 };
  const kind = (type) => type.night ? "night" : type.start < 540 ? "early" : type.start < 780 ? "day" : "late";

  class Drawing {
    constructor(state, words) {
      this.state = state;
      this.words = words;
      this.cells = new Map();
    }

    days() {
      const { zoom, at, sheet } = this.state;
      if (zoom === "all") return sheet.days.map((_, d) => d);
      const from = zoom === "week" ? at - at % 7 : at;
      return sheet.days.map((_, d) => d).filter((d) => d >= from && d < from + (zoom === "week" ? 7 : 1));
    }

    table() {
      const { sheet, zoom } = this.state, days = this.days();
      this.cells.clear();
      const table = el("table", "gantt zoom-" + zoom);
      table.setAttribute("role", "grid");
      table.style.minWidth = 275 + days.length * LEAST[zoom] + "px";
      table.append(this.head(days), this.body(days), this.foot(days));
      this.sheetDays = sheet.days;
      return table;
    }

    head(days) {
      const head = el("thead"), row = el("tr"), t = this.words;
      row.append(Object.assign(el("th", "who", t.agent), { scope: "col" }));
      for (const d of days) {
        const day = this.state.sheet.days[d];
        const th = el("th", "d" + (day.weekend ? " weekend" : "") + (day.holiday ? " holiday" : ""));
        th.scope = "col";
        th.append(el("span", "", day.name), el("b", "num", this.state.zoom === "all" ? day.date.slice(8) : day.date.slice(5)));
        if (day.holiday) th.title = t.holiday + (day.holidayName ? ": " + day.holidayName : "");
        if (this.state.zoom === "day") th.append(this.hours());
        row.append(th);
      }
      for (const name of [t.hours, t.nights, t.weekends]) row.append(Object.assign(el("th", "sum", name), { scope: "col" }));
      head.append(row);
      return head;
    }

    hours() {
      const line = el("div", "hours");
      for (let hour = 0; hour < HOURS; hour += 3) {
        const tick = el("i", "num", String(hour % 24).padStart(2, "0"));
        tick.style.left = hour / HOURS * 100 + "%";
        line.append(tick);
      }
      return line;
    }

    body(days) {
      const body = el("tbody");
      this.state.sheet.agents.forEach((agent, a) => {
        const row = el("tr"), who = el("th", "who");
        who.scope = "row";
        who.append(el("span", "name", agent.name), el("small", "num", agent.id));
        who.title = this.about(agent);
        who.dataset.row = a;
        row.append(who);
        for (const d of days) {
          const cell = el("td");
          cell.setAttribute("role", "gridcell");
          cell.tabIndex = -1;
          cell.dataset.a = a;
          cell.dataset.d = d;
          this.cells.set(a + "|" + d, cell);
          this.fill(cell, a, d);
          row.append(cell);
        }
        for (const part of ["hours", "nights", "weekends"]) {
          const sum = el("td", "sum num");
          sum.dataset.sum = part;
          row.append(sum);
        }
        body.append(row);
      });
      return body;
    }

    about(agent) {
      const t = this.words;
      return [agent.name + " (" + agent.id + ")", agent.team, agent.skills.join(", "), agent.weekMinutes / 60 + " " + t.week + (agent.averaged ? ", " + t.averaged : ""), agent.shifts.join(", ") || t.any, ...agent.protections.map((p) => t[p])].filter(Boolean).join("\n");
    }

    foot(days) {
      const foot = el("tfoot"), row = el("tr"), t = this.words;
      row.append(Object.assign(el("th", "who", t.cover), { scope: "row", title: t.filled }));
      for (const d of days) {
        const cell = el("td", "foot");
        cell.dataset.foot = d;
        row.append(cell);
      }
      row.append(Object.assign(el("td", "sum"), { colSpan: 3 }));
      foot.append(row);
      return foot;
    }

    fill(cell, a, d) {
      const { sheet, types, grid, zoom, editable, base, compare } = this.state;
      const id = grid[a][d], type = types.get(id), agent = sheet.agents[a], day = sheet.days[d];
      cell.replaceChildren();
      cell.className = "c" + (type ? " " + kind(type) : "") + (day.weekend ? " weekend" : "") + (id !== base[a][d] ? " edited" : "");
      cell.draggable = editable && Boolean(type);
      const lines = [agent.name + " " + day.date, type ? id + " " + (type.name === id ? "" : type.name) + " " + clock(type.start) + "–" + clock(type.start + type.minutes) : this.words.free];
      const wish = sheet.requests.find((r) => r.agent === agent.id && r.from <= d && d <= r.to);
      if (wish) {
        cell.classList.add("wish-" + wish.kind);
        lines.push(this.words[wish.kind] + (wish.shift ? " " + wish.shift : ""));
      }
      if (type) {
        if (zoom === "all") cell.append(el("span", "id" + (id.length > 4 ? " long" : ""), short(type)));
        else if (zoom === "week") cell.append(el("span", "id", id), el("span", "times num", clock(type.start) + "–" + clock(type.start + type.minutes)), this.bar(a, d, type));
        else cell.append(this.bar(a, d, type));
      } else if (wish && wish.kind === "leave") cell.append(el("span", "id", this.words.leave));
      if (zoom === "day" && d > 0 && types.get(grid[a][d - 1])) this.tail(cell, a, d);
      const was = this.was(a, d);
      if (compare && was !== null && was !== id) {
        cell.classList.add("changed");
        cell.append(el("del", "", was || this.words.free));
        lines.push(this.words.was + ": " + (was || this.words.free));
      }
      cell.dataset.shift = id;
      cell.dataset.lines = lines.join("\n");
      cell.title = cell.dataset.lines;
    }

    was(a, d) {
      const { sheet } = this.state;
      const line = sheet.published && sheet.published[a], at = d - sheet.publishedFrom;
      return line && at >= 0 && at < line.length ? line[at] : null;
    }

    bar(a, d, type) {
      const bar = el("span", "stint " + kind(type));
      bar.style.left = type.start / (HOURS * 60) * 100 + "%";
      bar.style.width = Math.min(type.minutes, HOURS * 60 - type.start) / (HOURS * 60) * 100 + "%";
      if (this.state.zoom === "day") bar.append(el("span", "id", type.id + " " + clock(type.start) + "–" + clock(type.start + type.minutes)));
      for (const [from, minutes] of this.state.breaksOf(a, d)) {
        const pause = el("i", "pause");
        pause.style.left = from / Math.min(type.minutes, HOURS * 60 - type.start) * 100 + "%";
        pause.style.width = minutes / Math.min(type.minutes, HOURS * 60 - type.start) * 100 + "%";
        pause.title = clock(type.start + from) + "–" + clock(type.start + from + minutes);
        bar.append(pause);
      }
      return bar;
    }

    /** What is left of the night that began the day before. */
    tail(cell, a, d) {
      const type = this.state.types.get(this.state.grid[a][d - 1]), over = type.start + type.minutes - 1440;
      if (over <= 0) return;
      const bar = el("span", "stint tail " + kind(type));
      bar.style.left = "0";
      bar.style.width = over / (HOURS * 60) * 100 + "%";
      cell.append(bar);
    }

    judge(judged) {
      const { sheet } = this.state;
      for (const cell of this.cells.values()) {
        cell.classList.remove("bad", "weak");
        cell.removeAttribute("aria-invalid");
        cell.title = cell.dataset.lines;
      }
      const rows = new Map(), told = new Map();
      for (const broken of judged.broken) {
        const a = this.state.rows.get(broken.agent), cell = this.cells.get(a + "|" + broken.day);
        if (broken.hard) rows.set(a, (rows.get(a) || 0) + 1);
        told.set(a, (told.get(a) || "") + "\n" + broken.title + ": " + broken.text);
        if (!cell || OF_THE_ROW.has(broken.rule)) continue;
        cell.classList.add(broken.hard ? "bad" : "weak");
        if (broken.hard) cell.setAttribute("aria-invalid", "true");
        cell.title += "\n" + broken.title + ": " + broken.text;
      }
      const most = { nights: judged.nights.most, weekends: judged.weekends.most };
      for (const who of document.querySelectorAll("#grid tbody th.who")) {
        const a = Number(who.dataset.row), total = judged.totals[a], row = who.parentElement;
        who.classList.toggle("bad", rows.has(a));
        who.title = this.about(this.state.sheet.agents[a]) + (told.get(a) || "");
        const put = (part, text, share) => {
          const cell = row.querySelector(`[data-sum=${part}]`);
          cell.textContent = text;
          cell.style.setProperty("--share", share);
        };
        put("hours", String(Math.round(total.paidMinutes / 6) / 10), 0);
        put("nights", total.nights || "·", most.nights ? total.nights / most.nights : 0);
        put("weekends", total.weekends || "·", most.weekends ? total.weekends / most.weekends : 0);
      }
      this.covers(judged, sheet);
    }

    covers(judged, sheet) {
      const places = window.rosterCover.places(sheet, judged), t = this.words;
      for (const cell of document.querySelectorAll("#grid [data-foot]")) {
        const d = Number(cell.dataset.foot), { wanted, missing } = places[d];
        cell.replaceChildren(el("b", "num" + (missing ? " lacks" : ""), missing ? "−" + missing : wanted ? "✓" : "·"));
        cell.title = `${sheet.days[d].date}: ${wanted - missing} / ${wanted} (${t.filled})`;
        const need = sheet.need[d];
        if (need) {
          const there = window.rosterCover.present(sheet, this.state.grid, this.state.types, d, this.state.breaksOf);
          const strip = el("div", "strip");
          strip.style.background = window.rosterCover.strip(there, need);
          const short = window.rosterCover.short(there, need);
          strip.dataset.short = short;
          if (short) cell.title += `\n${t.short.replace("{0}", short)}`;
          cell.append(strip);
        }
      }
    }
  }
  window.rosterDrawing = { Drawing, clock, el };
})();
