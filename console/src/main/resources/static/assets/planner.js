/* The planner's charts. */
(() => {
  "use strict";
  const { draw, base, tooltip, note, clock, write } = window.branchline;
  const { ink, muted, line, accent, orange } = window.branchline.colours;
  const number = (v, digits = 1) => (v === null || v === undefined ? "–" : v.toLocaleString("en", { maximumFractionDigits: digits }));

  function choose(name, value) {
    const field = document.querySelector('#filters [name="' + name + '"]');
    if (!field) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Bars came, the line is planned with, the band is its interval; dashed is the model's own, dotted the baseline.
  draw.forecast = (chart, data, el) => {
    const t = el.dataset, points = data.points, byDay = points.every((p) => p.time === "");
    const labels = points.map((p) => (byDay ? p.day : p.time));
    const special = new Map();
    for (const s of data.special) special.set(s.localDate, [...(special.get(s.localDate) ?? []), s]);
    const title = (s) => (t["tKind" + s.kind[0].toUpperCase() + s.kind.slice(1)] ?? s.kind) + (s.called ? " " + s.called : "");
    const marked = points.filter((p) => byDay && special.has(p.day));
    const top = Math.max(1, ...points.flatMap((p) => [p.actual, p.calls, p.high].filter((v) => v !== null)));
    const step = 10 ** Math.floor(Math.log10(top)) / 2;
    const quiet = ["holiday", "workday", "like", "campaign"];
    chart.setOption({
      ...base,
      legend: { top: 0, left: "center", itemHeight: 9, textStyle: { color: muted }, data: [t.tActual, t.tForecast, t.tBand, ...(points.some((p) => p.model !== null) ? [t.tModel] : []), t.tBaseline] },
      grid: { left: 6, right: 10, top: 34, bottom: 4, containLabel: true },
      tooltip: { ...tooltip, trigger: "axis", formatter: (ps) => { const p = points[ps[0].dataIndex]; return note(p.day + " " + p.time, [
        t.tActual + ": " + number(p.actual), t.tForecast + ": " + number(p.calls), p.low === null ? "" : t.tBand + ": " + number(p.low) + " – " + number(p.high),
        p.model === null ? "" : t.tModel + ": " + number(p.model), t.tBaseline + ": " + number(p.baseline), ...(byDay ? (special.get(p.day) ?? []).map(title) : [])]); } },
      xAxis: { type: "category", data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted, formatter: (d) => (byDay ? d.slice(5) : d) } },
      yAxis: { type: "value", max: Math.ceil((top * 1.12) / step) * step, axisLabel: { color: muted, formatter: (v) => number(v, 0) }, splitLine: { lineStyle: { color: "#eef2f5" } } },
      series: [
        { name: t.tActual, type: "bar", data: points.map((p) => p.actual), itemStyle: { color: "#c9d6e2" }, barWidth: "64%", cursor: byDay ? "pointer" : "default" },
        { name: "low", type: "line", stack: "band", symbol: "none", silent: true, data: points.map((p) => p.low), lineStyle: { width: 0 }, itemStyle: { color: "#fff" } },
        { name: t.tBand, type: "line", stack: "band", symbol: "none", silent: true, data: points.map((p) => (p.low === null ? null : p.high - p.low)), lineStyle: { width: 0 }, areaStyle: { color: "rgb(20 96 159 / 17%)" }, itemStyle: { color: "#b9d0e4" } },
        { name: t.tBaseline, type: "line", symbol: "none", silent: true, data: points.map((p) => p.baseline), lineStyle: { color: muted, width: 1.3, type: "dotted" }, itemStyle: { color: muted } },
        { name: t.tModel, type: "line", symbol: "none", silent: true, data: points.map((p) => (p.model === null ? null : p.model)), lineStyle: { color: accent, width: 1.3, type: "dashed" }, itemStyle: { color: "#7ea9cc" } },
        { name: t.tForecast, type: "line", symbol: "circle", symbolSize: byDay ? 5 : 3, data: points.map((p) => p.calls), lineStyle: { color: accent, width: 2 }, itemStyle: { color: accent }, cursor: byDay ? "pointer" : "default",
          markLine: byDay && labels.includes(data.origin) ? { silent: true, symbol: "none", label: { formatter: t.tOrigin, color: muted, position: "insideEndTop" }, lineStyle: { color: "#8a95a1", type: "solid", width: 1 }, data: [{ xAxis: data.origin }] } : undefined,
          markPoint: { silent: true, symbol: "pin", symbolSize: 20, symbolRotate: 0, label: { show: false }, data: marked.map((p) => ({ coord: [p.day, top * 1.06], itemStyle: { color: special.get(p.day).some((s) => !quiet.includes(s.kind)) ? "#b4483a" : "#8a5a00" } })) } },
      ],
    });
    if (byDay) chart.on("click", (p) => { if (p.componentType === "series") choose("day", labels[p.dataIndex]); });
  };

  // Agents by day and half hour: what is to roster, what the roster has, or what lies between: red lacks, blue is over.
  draw.staffing = (chart, data, el) => {
    const t = el.dataset, gap = data.show === "gap";
    const values = data.cells.map((c) => c[2]);
    const most = Math.max(1, ...values.map(Math.abs));
    chart.setOption({
      ...base,
      grid: { left: 6, right: 6, top: 6, bottom: 4, containLabel: true },
      tooltip: { ...tooltip, formatter: (p) => { const c = p.value; return note(data.days[c[1]] + " " + data.times[c[0]], [t.tCalls + ": " + number(c[5]), t.tAgents + ": " + c[6], t.tRequired + ": " + c[3], c[4] === null ? "" : t.tRostered + ": " + number(c[4]), c[4] === null ? "" : t.tGap + ": " + number(c[4] - c[3])]); } },
      xAxis: { type: "category", data: data.times, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: muted, interval: 3, hideOverlap: true } },
      yAxis: { type: "category", data: data.days, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: muted, formatter: (d) => (d === data.shown ? "▸ " : "") + d.slice(5) } },
      visualMap: { show: false, min: gap ? -most : 0, max: most, dimension: 2, inRange: { color: gap ? ["#a33228", "#e3a089", "#f7f5f0", "#a9c9e2", "#2f74a8"] : ["#f3f7fa", "#c4dcee", "#82b3d6", "#3d84b8", "#0d4a7d"] } },
      series: [{ type: "heatmap", data: data.cells, cursor: "pointer", label: { show: most < 1000 && el.clientWidth > 800, fontSize: 10, color: gap ? ink : undefined, formatter: (p) => (p.value[2] ? Math.round(p.value[2]) || "" : "") }, itemStyle: { borderColor: "#fff", borderWidth: 1 } }],
    });
    chart.on("click", (p) => {
      if (!p.value) return;
      document.querySelector('#filters [name="time"]').value = data.times[p.value[0]];
      choose("day", data.days[p.value[1]]);
    });
  };

  draw.staffday = (chart, data, el) => {
    const t = el.dataset, rostered = data.rows.some((r) => r.rostered !== null);
    draw.staff(chart, data, el);
    const steps = { type: "line", step: "middle", yAxisIndex: 1, symbol: "none" };
    if (rostered) chart.setOption({ series: [...chart.getOption().series, { ...steps, name: t.tRostered, data: data.rows.map((r) => r.rostered), lineStyle: { color: "#2f7f5b", width: 2 }, itemStyle: { color: "#2f7f5b" } }] });
  };

  // Bars came; the thin line was planned, the thick one is expected now; steps are agents.
  draw.intraday = (chart, data, el) => {
    const t = el.dataset, rows = data.halves, pick = (f) => rows.map((r) => r[f] ?? null);
    const now = rows.findIndex((r) => r.now !== null && r.now !== undefined);
    const steps = { type: "line", step: "middle", yAxisIndex: 1, symbol: "none" };
    chart.setOption({
      ...base,
      legend: { top: 0, left: "center", itemHeight: 9, textStyle: { color: muted } },
      grid: { left: 6, right: 6, top: 34, bottom: 4, containLabel: true },
      tooltip: { ...tooltip, trigger: "axis", formatter: (ps) => { const r = rows[ps[0].dataIndex]; const gap = r.onPhones === null || r.required === null ? null : r.onPhones - r.required; return note(r.time, [t.tPlanned + ": " + number(r.planned), t.tCame + ": " + number(r.came), t.tNow + ": " + number(r.now), t.tRequired + ": " + number(r.required), t.tPhones + ": " + number(r.onPhones), t.tGap + ": " + number(gap), t.tLevel + ": " + write("PERCENT", r.level)]); } },
      xAxis: { type: "category", data: pick("time"), axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted, interval: 3, hideOverlap: true } },
      yAxis: [
        { type: "value", axisLabel: { color: muted }, splitLine: { show: false } },
        { type: "value", minInterval: 1, axisLabel: { color: muted }, splitLine: { lineStyle: { color: "#eef2f5" } } },
      ],
      series: [
        { name: t.tCame, type: "bar", data: pick("came"), itemStyle: { color: "#c9d6e2" }, barWidth: "72%" },
        { name: t.tPlanned, type: "line", symbol: "none", data: pick("planned"), lineStyle: { color: muted, width: 1.3, type: "dashed" }, itemStyle: { color: muted } },
        { name: t.tNow, type: "line", symbol: "none", data: pick("now"), lineStyle: { color: accent, width: 2.2 }, itemStyle: { color: accent },
          markLine: now > 0 ? { silent: true, symbol: "none", label: { formatter: t.tHere, color: muted, position: "insideEndTop" }, lineStyle: { color: "#8a95a1", type: "solid", width: 1 }, data: [{ xAxis: rows[now].time }] } : undefined },
        { ...steps, name: t.tRequired, data: pick("required"), lineStyle: { color: orange, width: 1.6 }, itemStyle: { color: orange } },
        { ...steps, name: t.tPhones, data: pick("onPhones"), lineStyle: { color: "#2f7f5b", width: 1.8 }, itemStyle: { color: "#2f7f5b" } },
      ],
    });
  };

  // A half hour chosen in the table is shown as one chosen on the chart.
  document.addEventListener("click", (event) => {
    const time = event.target.closest("[data-time]");
    if (time) choose("time", time.dataset.time);
  });
})();
