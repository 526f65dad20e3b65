/* Who is there in each half hour of a roster: shifts less breaks, tails of the night before included. */
(() => {
  "use strict";
  const SLOTS = 48;
  window.rosterCover = {
    /** Agents on duty in each half hour of a day: the fewer of its two quarter hours, as the solver counts. */
    present(sheet, grid, types, day, breaksOf) {
      const steps = new Array(2 * SLOTS + 1).fill(0);
      const add = (from, to, weight) => {
        const first = Math.max(0, from), last = Math.min(2 * SLOTS, to);
        if (first < last) { steps[first] += weight; steps[last] -= weight; }
      };
      for (let a = 0; a < grid.length; a++) {
        for (const d of [day - 1, day]) {
          const type = types.get(d >= 0 ? grid[a][d] : sheet.nightsBefore[a]);
          if (!type) continue;
          const at = type.start + (d - day) * 1440;
          add(Math.ceil(at / 15), Math.floor((at + type.minutes) / 15), 1);
          for (const [from, minutes] of d >= 0 ? breaksOf(a, d) : type.breaks) add(Math.floor((at + from) / 15), Math.ceil((at + from + minutes) / 15), -1);
        }
      }
      const there = [];
      for (let quarter = 0, now = 0; quarter < 2 * SLOTS; quarter++) {
        now += steps[quarter];
        there[quarter >> 1] = quarter % 2 ? Math.min(there[quarter >> 1], now) : now;
      }
      return there;
    },
    /** Agent hours that lack where any lack. */
    short: (there, need) => there.reduce((sum, agents, slot) => sum + Math.max(0, need[slot] - agents) / 2, 0),
    /** Places wanted and filled on each day. */
    places(sheet, judged) {
      const days = sheet.days.map(() => ({ wanted: 0, missing: 0 }));
      for (const place of sheet.demand) days[place.day].wanted += place.agents;
      for (const short of judged.shortages) days[short.day].missing += short.missing;
      return days;
    },
    /** A strip of 48 colours from midnight to midnight: red lacks, green fits, blue is more than needed. */
    strip(there, need) {
      const parts = [];
      for (let slot = 0; slot < SLOTS; slot++) {
        const gap = there[slot] - need[slot];
        const colour = need[slot] === 0 && there[slot] === 0 ? "#eef2f5" : gap < -1 ? "#b4483a" : gap < 0 ? "#e9b59f" : gap > 1 ? "#82b3d6" : "#a9cfbb";
        parts.push(`${colour} ${(slot * 100 / SLOTS).toFixed(2)}% ${((slot + 1) * 100 / SLOTS).toFixed(2)}%`);
      }
      return "linear-gradient(to right, " + parts.join(",") + ")";
    },
    /** Bars of who is there against the line of who is needed. */
    chart(there, need, words) {
      const top = Math.max(1, ...there, ...need), width = 960, height = 110, w = width / SLOTS;
      const y = (n) => (height - n / top * (height - 12)).toFixed(1);
      let bars = "", line = "";
      for (let slot = 0; slot < SLOTS; slot++) {
        const x = (slot * w).toFixed(1), time = String(Math.floor(slot / 2)).padStart(2, "0") + (slot % 2 ? ":30" : ":00");
        const lacks = there[slot] < need[slot];
        bars += `<rect x="${x}" width="${(w - 1).toFixed(1)}" y="${y(there[slot])}" height="${(height - y(there[slot])).toFixed(1)}" class="${lacks ? "lacks" : "fits"}"><title>${time} ${words.there} ${there[slot]}, ${words.need} ${need[slot]}, ${words.gap} ${there[slot] - need[slot]}</title></rect>`;
        line += (slot ? "L" : "M") + x + " " + y(need[slot]) + "H" + ((slot + 1) * w).toFixed(1);
      }
      return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${words.need}, ${words.there}">${bars}<path d="${line}" class="need"/></svg>`;
    },
  };
})();
