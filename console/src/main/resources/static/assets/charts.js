/* Draws charts from the JSON that stands in each chart's element; other scripts add kinds of their own to branchline.draw. */
(() => {
  "use strict";
  const ink = "#17222e", muted = "#566270", line = "#dde3e9", accent = "#14609f", orange = "#c26a12";
  const font = getComputedStyle(document.documentElement).getPropertyValue("--sans") || "sans-serif";
  const base = { animation: false, textStyle: { fontFamily: font, color: ink, fontSize: 12 } };
  const tooltip = { backgroundColor: "#fff", borderColor: line, padding: [6, 10], textStyle: { color: ink, fontFamily: font, fontSize: 12 }, confine: true };

  function clock(seconds) {
    const whole = Math.round(seconds);
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  }
  function write(unit, value) {
    if (value === null || value === undefined) return "–";
    if (unit === "PERCENT") return (value * 100).toFixed(1) + " %";
    if (unit === "SECONDS") return value < 60 ? value.toFixed(1) + " s" : clock(value);
    if (unit === "POINTS") return value.toFixed(1);
    return String(Math.round(value * 10) / 10);
  }
  function tick(unit, value) {
    if (unit === "PERCENT") return Math.round(value * 100) + " %";
    if (unit === "SECONDS") return value < 60 ? value + "s" : clock(value);
    return String(value);
  }
  const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  function note(title, rows) {
    return "<b>" + escape(title) + "</b><br>" + rows.filter(Boolean).map(escape).join("<br>");
  }
  function bounds(unit, rows) {
    const values = rows.flatMap((row) => [row.low ?? row.value, row.high ?? row.value]).filter((v) => v !== null && v !== undefined);
    if (!values.length) return { min: 0, max: 1 };
    const low = Math.min(...values), high = Math.max(...values), span = Math.max(high - low, unit === "PERCENT" ? 0.05 : 5);
    const step = unit === "PERCENT" ? 0.05 : unit === "SECONDS" && high > 60 ? 30 : 5;
    const top = unit === "PERCENT" ? 1 : unit === "POINTS" ? 100 : Infinity;
    return { min: Math.max(0, Math.floor((low - span * 0.1) / step) * step), max: Math.min(top, Math.ceil((high + span * 0.1) / step) * step) };
  }

  const draw = {
    // Bars from zero with their intervals; no figure where nothing happened.
    compare(chart, data, el) {
      const rows = data.bars, t = el.dataset;
      const extent = { ...bounds(data.unit, rows), min: 0 };
      const whisker = (params, api) => {
        const row = rows[params.dataIndex];
        const y = api.coord([0, api.value(0)])[1];
        const height = 13;
        const shapes = [];
        const at = (v) => api.coord([v, api.value(0)])[0];
        if (row.value === null) return { type: "group", children: [] };
        const left = api.coord([extent.min, api.value(0)])[0];
        shapes.push({ type: "rect", shape: { x: left, y: y - height / 2, width: Math.max(1, at(row.value) - left), height, r: [0, 2, 2, 0] }, style: { fill: "#bcd6ea" }, emphasis: { style: { fill: "#9cc3e0" } } });
        if (row.low !== null) {
          const a = at(row.low), b = at(row.high);
          shapes.push({ type: "line", shape: { x1: a, y1: y, x2: b, y2: y }, style: { stroke: "#0d4a7d", lineWidth: 1.5 } });
          for (const x of [a, b]) shapes.push({ type: "line", shape: { x1: x, y1: y - 4, x2: x, y2: y + 4 }, style: { stroke: "#0d4a7d", lineWidth: 1.5 } });
        }
        shapes.push({ type: "circle", shape: { cx: at(row.value), cy: y, r: 3.5 }, style: { fill: "#0d4a7d" } });
        return { type: "group", children: shapes };
      };
      chart.setOption({
        ...base,
        grid: { left: 8, right: 70, top: 4, bottom: 4, containLabel: true },
        tooltip: { ...tooltip, trigger: "item", formatter: (p) => { const r = rows[p.dataIndex]; return note(r.name, r.value === null ? [t.tNone] : [write(data.unit, r.value), r.low === null ? "" : t.tInterval + ": " + write(data.unit, r.low) + " – " + write(data.unit, r.high), "n = " + r.n.toLocaleString("en") + " " + t.tN]); } },
        xAxis: { type: "value", ...extent, axisLabel: { color: muted, formatter: (v) => tick(data.unit, v) }, splitLine: { lineStyle: { color: "#eef2f5" } } },
        yAxis: { type: "category", inverse: true, data: rows.map((r) => r.name), axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: ink, width: 150, overflow: "truncate", interval: 0 }, triggerEvent: true },
        series: [
          { type: "custom", renderItem: whisker, data: rows.map((r, i) => [i, r.value]), encode: { y: 0, x: 1 }, cursor: "pointer" },
          { type: "custom", silent: true, data: rows.map((r, i) => [i, r.value]), encode: { y: 0, x: 1 },
            renderItem: (params, api) => { const row = rows[params.dataIndex]; const y = api.coord([0, api.value(0)])[1]; return { type: "text", x: params.coordSys.x + params.coordSys.width + 8, y: y - 6, style: { text: row.value === null ? "–" : write(data.unit, row.value), fill: ink, font: "12px " + font } }; } },
        ],
      });
      const open = (i) => { window.location.assign(t.calls + "&branch=" + encodeURIComponent(rows[i].branch)); };
      chart.on("click", (p) => { if (p.componentType === "series") open(p.dataIndex); else if (p.componentType === "yAxis") open(rows.findIndex((r) => r.name === p.value)); });
    },

    trend(chart, data, el) {
      const t = el.dataset, points = data.points;
      const scale = bounds(data.unit, points.map((p) => ({ value: p.value, low: data.unit === "PERCENT" ? p.low : p.value, high: data.unit === "PERCENT" ? p.high : p.value })));
      chart.setOption({
        ...base,
        grid: { left: 6, right: 6, top: 12, bottom: 4, containLabel: true },
        tooltip: { ...tooltip, trigger: "axis", formatter: (ps) => { const p = points[ps[0].dataIndex]; return note(p.day, [t.tValue + ": " + write(data.unit, p.value), p.low === null ? "" : t.tInterval + ": " + write(data.unit, p.low) + " – " + write(data.unit, p.high), t.tOffered + ": " + p.offered.toLocaleString("en")]); } },
        xAxis: { type: "category", data: points.map((p) => p.day), axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted, formatter: (d) => d.slice(5) } },
        yAxis: [
          { type: "value", ...scale, axisLabel: { color: muted, formatter: (v) => tick(data.unit, v) }, splitLine: { lineStyle: { color: "#eef2f5" } } },
          { type: "value", show: false, max: (v) => v.max * 2.6 },
        ],
        series: [
          { type: "bar", yAxisIndex: 1, data: points.map((p) => p.offered), itemStyle: { color: "#e6ebf0" }, barWidth: "60%" },
          { type: "line", data: points.map((p) => p.value), connectNulls: false, symbol: "circle", symbolSize: 5, lineStyle: { color: accent, width: 2 }, itemStyle: { color: accent } },
        ],
      });
    },

    heat(chart, data, el) {
      const days = el.dataset.tDays.split(","), times = [];
      for (let m = 0; m < 1440; m += 30) times.push(String(Math.floor(m / 60)).padStart(2, "0") + ":" + String(m % 60).padStart(2, "0"));
      const values = data.cells.map((c) => c[2]).sort((a, b) => a - b);
      const at = (q) => values[Math.floor(q * (values.length - 1))] ?? 0;
      const calm = ["#eef4f9", "#c4dcee", "#82b3d6", "#3d84b8", "#0d4a7d"];
      const judged = data.moreIsBetter ? ["#b4483a", "#e9b59f", "#f6efe0", "#a9cfbb", "#2f7f5b"] : ["#2f7f5b", "#a9cfbb", "#f6efe0", "#e9b59f", "#b4483a"];
      chart.setOption({
        ...base,
        grid: { left: 6, right: 6, top: 6, bottom: 40, containLabel: true },
        tooltip: { ...tooltip, formatter: (p) => note(days[p.value[1]] + " " + times[p.value[0]], [write(data.unit, p.value[2]), data.unit === "CALLS" ? "" : el.dataset.tOffered + ": " + p.value[3].toLocaleString("en")]) },
        xAxis: { type: "category", data: times, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: muted, interval: 3, hideOverlap: true } },
        yAxis: { type: "category", data: days, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: muted } },
        visualMap: { min: at(0.03), max: at(0.97) || 1, calculable: false, text: [write(data.unit, at(0.97)), write(data.unit, at(0.03))], orient: "horizontal", left: "center", bottom: 0, itemHeight: 110, itemWidth: 9, textStyle: { color: muted, fontSize: 11 }, formatter: (v) => write(data.unit, v), dimension: 2, inRange: { color: data.unit === "CALLS" ? calm : judged } },
        series: [{ type: "heatmap", data: data.cells.map((c) => [times.indexOf(c[1]), c[0], c[2], c[3]]), itemStyle: { borderColor: "#fff", borderWidth: 1 } }],
      });
    },

    staff(chart, data, el) {
      const t = el.dataset;
      chart.setOption({
        ...base,
        legend: { top: 0, left: "center", itemHeight: 9, textStyle: { color: muted } },
        grid: { left: 6, right: 6, top: 34, bottom: 4, containLabel: true },
        tooltip: { ...tooltip, trigger: "axis", formatter: (ps) => { const r = data.rows[ps[0].dataIndex]; return note(r.time, [t.tCalls + ": " + r.calls.toFixed(1), t.tHandle + ": " + (r.handle === null ? "–" : clock(r.handle)), t.tAgents + ": " + r.agents, t.tScheduled + ": " + r.scheduled, t.tLevel + ": " + write("PERCENT", r.level), t.tOccupancy + ": " + write("PERCENT", r.occupancy), t.tAsa + ": " + write("SECONDS", r.asa)]); } },
        xAxis: { type: "category", data: data.rows.map((r) => r.time), axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted, interval: 3, hideOverlap: true } },
        yAxis: [
          { type: "value", name: el.clientWidth > 600 ? t.tCalls : "", nameTextStyle: { color: muted, align: "left" }, axisLabel: { color: muted }, splitLine: { show: false } },
          { type: "value", name: el.clientWidth > 600 ? t.tAgents : "", nameTextStyle: { color: muted, align: "right" }, minInterval: 1, axisLabel: { color: muted }, splitLine: { lineStyle: { color: "#eef2f5" } } },
        ],
        series: [
          { name: t.tCalls, type: "bar", data: data.rows.map((r) => r.calls), itemStyle: { color: "#cfe0ee" }, barWidth: "78%" },
          { name: t.tAgents, type: "line", step: "middle", yAxisIndex: 1, symbol: "none", data: data.rows.map((r) => r.agents), lineStyle: { color: accent, width: 2 }, itemStyle: { color: accent } },
          { name: t.tScheduled, type: "line", step: "middle", yAxisIndex: 1, symbol: "none", data: data.rows.map((r) => r.scheduled), lineStyle: { color: orange, width: 1.5, type: "dashed" }, itemStyle: { color: orange } },
        ],
      });
    },
  };

  window.branchline = { draw, base, tooltip, note, write, clock, colours: { ink, muted, line, accent, orange } };

  function start(root) {
    for (const el of root.querySelectorAll("[data-chart]")) {
      if (window.echarts.getInstanceByDom(el)) continue;
      const data = JSON.parse(el.querySelector("script").textContent);
      const chart = window.echarts.init(el, null, { renderer: "canvas" });
      draw[el.dataset.chart](chart, data, el);
    }
  }
  function clear(root) {
    for (const el of root.querySelectorAll("[data-chart]")) {
      const chart = window.echarts.getInstanceByDom(el);
      if (chart) chart.dispose();
    }
  }
  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("htmx:beforeSwap", (event) => clear(event.detail.target));
  document.addEventListener("htmx:afterSettle", () => start(document));
  window.addEventListener("resize", () => {
    for (const el of document.querySelectorAll("[data-chart]")) window.echarts.getInstanceByDom(el)?.resize();
  });
})();
