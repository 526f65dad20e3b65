/* Who is there in each half hour of a roster: shifts less breaks, tails of the night before included. */
(() => {
  "use strict";
  const SLOTS = 48;
  window.rosterCover = {
    /** Agents on duty in each half hour of a day, by the middle of the half hour. */
    present(sheet, grid, types, day, breaksOf) {
      const there = new Array(SLOTS).fill(0);
      for (let a = 0; a < grid.length; a++) {
        for (const d of [day - 1, day]) {
          const type = d >= 0 ? types.get(grid[a][d]) : null;
          if (!type) continue;
          const breaks = breaksOf(a, d);
          for (let slot = 0; slot < SLOTS; slot++) {
            const at = slot * 30 + 15 + (day - d) * 1440 - type.start;
            if (at < 0 || at >= type.minutes) continue;
            if (!breaks.some(([from, minutes]) => at >= from && at < from + minutes)) there[slot]++;
          }
        }
      }
      return there;
    },
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
