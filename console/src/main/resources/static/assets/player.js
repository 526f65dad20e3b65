/* A recording's two voices on a time line: drawn from stored peaks, shaded, zoomed, played. The page's keys and clicks use callPlayer. */
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const player = $("player");
  if (!player) return;
  const RULER = 18, GAP = 6, BAR = 2, STEP = 3, SHORTEST_VIEW = 4000;
  const COLOURS = {
    agent: ["#a9c9e4", "#14609f"], customer: ["#e8c9a8", "#a5530f"],
    silence: "#e9edf1", overtalk: "rgb(123 79 160 / 26%)", hit: "rgb(255 206 58 / 55%)", ruler: "#566270", line: "#dde3e9", hatch: "#3a4653", ground: "#fff",
  };
  const lines = JSON.parse($("time-line").textContent);
  const wave = $("wave"), head = wave.querySelector(".head"), tip = wave.querySelector(".tip"), now = $("now");
  const canvas = { shade: wave.querySelector(".shade"), rest: wave.querySelector(".rest"), played: wave.querySelector(".played") };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const mixed = Boolean(player.dataset.mixed), sides = mixed ? ["agent"] : ["agent", "customer"];
  const audio = new Audio();
  audio.preload = "none";
  let peaks = null, duration = lines.durationMillis, view = { from: 0, span: lines.durationMillis }, at = 0, width = 0, height = 0;

  const place = (ms) => { const t = Math.max(0, Math.floor(ms / 100)); return Math.floor(t / 600) + ":" + String(Math.floor(t / 10) % 60).padStart(2, "0") + "." + (t % 10); };
  const short = (ms) => { const s = Math.round(ms / 1000); return s >= 3600 ? Math.floor(s / 3600) + ":" + String(Math.floor(s / 60) % 60).padStart(2, "0") + ":" + String(s % 60).padStart(2, "0") : Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0"); };
  const x = (ms) => ((ms - view.from) / view.span) * width;
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

  async function start() {
    const answer = await fetch(player.dataset.peaks, { headers: { Accept: "application/json" } });
    if (!answer.ok) return gone();
    peaks = await answer.json();
    duration = Math.max(duration, peaks.durationMillis, 1);
    view = { from: 0, span: duration };
    audio.src = player.dataset.audio;
    new ResizeObserver(layOut).observe(wave);
    layOut();
    const wanted = Number(player.dataset.at);
    if (wanted >= 0) seek(wanted, false);
    else show(0);
    player.dataset.ready = "yes";
  }

  function gone() {
    $("gone").hidden = false;
    player.dataset.ready = "gone";
  }

  // ---- drawing --------------------------------------------------------------------------------

  function layOut() {
    const box = wave.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
    if (!box.width) return;
    width = box.width - 2;
    height = box.height - 2;
    for (const one of Object.values(canvas)) {
      one.width = Math.round(width * ratio);
      one.height = Math.round(height * ratio);
      one.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    draw();
  }

  function lane(side) {
    if (mixed) return { top: RULER, height: height - RULER };
    const each = (height - RULER - GAP) / 2;
    return { top: RULER + (side === "agent" ? 0 : each + GAP), height: each };
  }

  function draw() {
    if (!peaks || !width) return;
    drawShade();
    drawBars(canvas.rest, 0);
    drawBars(canvas.played, 1);
    for (const mark of player.querySelectorAll(".marks .mark")) {
      const left = x(Number(mark.dataset.seek));
      mark.style.left = left + "px";
      mark.hidden = left < -1 || left > width + 1;
    }
    show(at);
    player.querySelector('[data-zoom="-1"]').disabled = view.span >= duration;
    player.querySelector('[data-zoom="1"]').disabled = view.span <= SHORTEST_VIEW;
  }

  function drawShade() {
    const g = canvas.shade.getContext("2d");
    g.clearRect(0, 0, width, height);
    band(g, lines.silence, COLOURS.silence, RULER, height - RULER);
    band(g, lines.overtalk, COLOURS.overtalk, RULER, height - RULER);
    for (const side of sides) {
      const l = lane(side);
      band(g, lines.hits.filter((hit) => mixed || hit.side === side), COLOURS.hit, l.top, l.height, 3);
      g.fillStyle = COLOURS.line;
      g.fillRect(0, Math.round(l.top + l.height / 2), width, 1);
    }
    drawRuler(g);
  }

  function band(g, spans, colour, top, tall, least = 1) {
    g.fillStyle = colour;
    for (const span of spans) {
      const left = x(span.start), right = x(span.end);
      if (right >= 0 && left <= width) g.fillRect(left, top, Math.max(least, right - left), tall);
    }
  }

  function drawRuler(g) {
    const steps = [500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 900000, 1800000, 3600000];
    const step = steps.find((one) => (one / view.span) * width >= 64) || 3600000;
    g.fillStyle = COLOURS.ruler;
    g.font = '11px "Segoe UI", "Helvetica Neue", Arial, sans-serif';
    g.textBaseline = "middle";
    for (let ms = Math.ceil(view.from / step) * step; ms <= view.from + view.span; ms += step) {
      const left = x(ms), label = step < 1000 ? place(ms) : short(ms), wide = g.measureText(label).width;
      g.fillRect(Math.round(left), RULER - 5, 1, 5);
      if (left + 4 + wide < width) g.fillText(label, left + 4, 8);
    }
  }

  // Each bar is the loudest peak of its stretch; quiet telephone lines are lifted to fill the lane.
  function drawBars(target, shade) {
    const g = target.getContext("2d");
    g.clearRect(0, 0, width, height);
    for (const side of sides) {
      const values = peaks[side], l = lane(side), middle = l.top + l.height / 2, scale = (l.height / 2 - 2) / loudest();
      g.fillStyle = COLOURS[side][shade];
      for (let left = 0; left < width; left += STEP) {
        const first = Math.floor((view.from + (left / width) * view.span) / peaks.millisPerPeak);
        const last = Math.max(first + 1, Math.floor((view.from + ((left + STEP) / width) * view.span) / peaks.millisPerPeak));
        let peak = 0;
        for (let i = first; i < last && i < values.length; i++) peak = Math.max(peak, values[i]);
        const tall = Math.max(1, peak * scale);
        g.fillRect(left, middle - tall, BAR, 2 * tall);
      }
      hatch(g, lines.masked.filter((span) => mixed || span.side === side), l);
    }
  }

  let most = 0;
  function loudest() {
    if (!most) most = Math.max(20, ...[peaks.agent, peaks.customer].map((values) => values.reduce((a, b) => Math.max(a, b), 0)));
    return most;
  }

  function hatch(g, spans, l) {
    for (const span of spans) {
      const left = x(span.start), wide = Math.max(4, x(span.end) - left);
      if (left + wide < 0 || left > width) continue;
      g.save();
      g.beginPath();
      g.rect(left, l.top, wide, l.height);
      g.clip();
      g.fillStyle = COLOURS.ground;
      g.fillRect(left, l.top, wide, l.height);
      g.strokeStyle = COLOURS.hatch;
      g.lineWidth = 1.3;
      g.beginPath();
      for (let c = left - l.height; c < left + wide; c += 6) { g.moveTo(c, l.top + l.height); g.lineTo(c + l.height, l.top); }
      g.stroke();
      g.strokeRect(left + 0.5, l.top + 0.5, wide - 1, l.height - 1);
      g.restore();
    }
  }

  // ---- where it stands ------------------------------------------------------------------------

  let spoken = -1, said = "";
  function show(ms) {
    at = clamp(ms, 0, duration);
    const left = clamp(x(at), -2, width + 2), text = place(at);
    head.style.transform = "translateX(" + left + "px)";
    canvas.played.style.clipPath = "inset(0 " + Math.max(0, width - left) + "px 0 0)";
    if (text !== said) { said = text; now.textContent = text; }
    now.dataset.millis = String(Math.round(at));
    const second = Math.floor(at / 1000);
    if (second !== spoken) {
      spoken = second;
      wave.setAttribute("aria-valuenow", String(second));
      wave.setAttribute("aria-valuetext", player.dataset.tOf.replace("{0}", place(at)).replace("{1}", place(duration)));
      showHit();
    }
    document.dispatchEvent(new CustomEvent("player:at", { detail: at }));
  }

  function showHit() {
    const label = $("hit-now");
    if (!label) return;
    const here = lines.hits.filter((hit) => hit.start <= at + 50).length;
    label.textContent = (here || "–") + " / " + lines.hits.length;
  }

  function keepInView() {
    if (view.span < duration && (at < view.from || at > view.from + view.span * 0.96)) pan(at - view.span * 0.04 - view.from);
  }

  function pan(ms) {
    view.from = clamp(view.from + ms, 0, duration - view.span);
    draw();
  }

  function zoom(factor, around = at) {
    const span = clamp(view.span / factor, Math.min(SHORTEST_VIEW, duration), duration), share = (around - view.from) / view.span;
    view = { from: clamp(around - clamp(share, 0, 1) * span, 0, duration - span), span };
    draw();
  }

  function seek(ms, play) {
    const to = clamp(ms, 0, duration);
    audio.currentTime = to / 1000;
    at = to;
    keepInView();
    show(to);
    if (play) audio.play().catch(() => playing(false));
  }

  function playing(on) {
    const button = player.querySelector(".play");
    button.setAttribute("aria-pressed", String(on));
    button.setAttribute("aria-label", on ? player.dataset.tPause : player.dataset.tPlay);
    if (on && !calm) requestAnimationFrame(frame);
  }

  function frame() {
    if (audio.paused) return;
    show(audio.currentTime * 1000);
    keepInView();
    requestAnimationFrame(frame);
  }

  audio.addEventListener("play", () => playing(true));
  audio.addEventListener("pause", () => playing(false));
  audio.addEventListener("ended", () => playing(false));
  audio.addEventListener("timeupdate", () => { if (!audio.paused) { show(audio.currentTime * 1000); keepInView(); } });
  audio.addEventListener("error", () => { if (audio.getAttribute("src")) gone(); });

  // ---- hands on the wave ----------------------------------------------------------------------

  const timeAt = (event) => view.from + clamp((event.clientX - wave.getBoundingClientRect().left - 1) / width, 0, 1) * view.span;
  let held = false;
  wave.addEventListener("pointerdown", (event) => { if (event.button) return; held = true; wave.setPointerCapture(event.pointerId); show(timeAt(event)); });
  wave.addEventListener("pointermove", (event) => {
    const ms = timeAt(event);
    if (held) show(ms);
    const kind = lines.masked.find((span) => ms >= span.start && ms < span.end);
    tip.hidden = false;
    tip.textContent = place(ms) + (kind ? " · " + kind.title : "");
    tip.style.transform = "translateX(" + clamp(x(ms) + 8, 0, width - tip.offsetWidth - 4) + "px)";
  });
  wave.addEventListener("pointerup", (event) => { if (held) { held = false; seek(timeAt(event), !audio.paused); } });
  wave.addEventListener("pointercancel", () => { held = false; });
  wave.addEventListener("pointerleave", () => { tip.hidden = true; });
  wave.addEventListener("wheel", (event) => {
    if (event.ctrlKey) { zoom(event.deltaY < 0 ? 1.5 : 1 / 1.5, timeAt(event)); event.preventDefault(); }
    else if (view.span < duration && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) { pan(((event.deltaX || event.deltaY) / width) * view.span); event.preventDefault(); }
  }, { passive: false });

  // ---- speed ----------------------------------------------------------------------------------

  const speed = $("speed");
  function setSpeed(value) {
    speed.value = value;
    audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
    try { localStorage.setItem("branchline-speed", speed.value); } catch { /* kept for this page only */ }
  }
  speed.addEventListener("change", () => setSpeed(speed.value));
  try { const kept = localStorage.getItem("branchline-speed"); if ([...speed.options].some((option) => option.value === kept)) setSpeed(kept); } catch { /* none kept */ }

  window.callPlayer = {
    place, seek,
    now: () => at,
    isPlaying: () => !audio.paused,
    toggle: () => (audio.paused ? audio.play().catch(() => playing(false)) : audio.pause()),
    skip: (ms) => seek(at + ms, !audio.paused),
    end: () => duration,
    zoom: (step) => zoom(step > 0 ? 2 : 0.5),
    faster: (step) => { const i = clamp(speed.selectedIndex + step, 0, speed.options.length - 1); setSpeed(speed.options[i].value); },
    hit: (step) => {
      const next = step > 0 ? lines.hits.find((hit) => hit.start > at + 60) : [...lines.hits].reverse().find((hit) => hit.start < at - (audio.paused ? 60 : 900));
      if (next) seek(next.start, !audio.paused);
    },
  };
  start();
})();
