/* The page of a call: both waveforms, a transcript that follows the audio, and keys for those who score all day. */
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const place = (ms) => { const t = Math.max(0, Math.floor(ms / 100)); return Math.floor(t / 600) + ":" + String(Math.floor(t / 10) % 60).padStart(2, "0") + "." + (t % 10); };
  let wave = null, media = null;

  async function start() {
    const player = $("player");
    if (!player) return;
    const answer = await fetch(player.dataset.peaks, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      $("wave").textContent = player.dataset.tGone;
      return;
    }
    const peaks = await answer.json();
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const loudest = Math.max(0.05, ...peaks.agent, ...peaks.customer);
    const scale = (side) => side.map((p) => p / loudest);
    media = new Audio();
    media.preload = "metadata";
    wave = window.WaveSurfer.create({
      container: "#wave", media, url: player.dataset.audio, peaks: [scale(peaks.agent), scale(peaks.customer)], duration: peaks.durationMillis / 1000,
      height: 64, cursorColor: "#17222e", cursorWidth: 1, barWidth: 2, barGap: 1, barRadius: 1, dragToSeek: true, cspNonce: player.dataset.nonce,
      splitChannels: [
        { waveColor: "#a9cae3", progressColor: colour("--agent"), height: 64 },
        { waveColor: "#e6c5a1", progressColor: colour("--customer"), height: 64 },
      ],
    });
    wave.on("timeupdate", (seconds) => follow(seconds * 1000));
    wave.on("play", () => playing(true));
    wave.on("pause", () => playing(false));
    wave.on("finish", () => playing(false));
    const duration = peaks.durationMillis;
    for (const mark of document.querySelectorAll(".marks [data-seek]")) mark.style.left = (100 * Number(mark.dataset.seek)) / duration + "%";
    const at = Number(player.dataset.at);
    if (at >= 0) seek(at, false);
    player.dataset.ready = "yes";
  }

  function playing(on) {
    const button = document.querySelector(".play"), t = $("player").dataset;
    button.setAttribute("aria-pressed", String(on));
    button.setAttribute("aria-label", on ? t.tPause : t.tPlay);
  }

  function seek(ms, play) {
    if (!wave) return;
    wave.setTime(ms / 1000);
    follow(ms);
    if (play) wave.play().catch(() => playing(false));
  }

  let words = null, turns = null;
  function follow(ms) {
    $("now").textContent = place(ms);
    $("now").dataset.millis = String(Math.round(ms));
    const transcript = $("transcript");
    if (!transcript) return;
    words ??= [...transcript.querySelectorAll(".w")];
    turns ??= [...transcript.querySelectorAll(".turn")];
    for (const w of words) w.classList.toggle("now", ms >= Number(w.dataset.start) && ms < Number(w.dataset.end));
    for (const turn of turns) {
      const now = ms >= Number(turn.dataset.start) && ms < Number(turn.dataset.end);
      if (now && !turn.classList.contains("now")) {
        const box = transcript.getBoundingClientRect(), row = turn.getBoundingClientRect();
        if (row.top < box.top || row.bottom > box.bottom) transcript.scrollTop += row.top - box.top - box.height / 3;
      }
      turn.classList.toggle("now", now);
    }
  }

  const toggle = () => wave?.playPause();

  document.addEventListener("click", (event) => {
    const word = event.target.closest(".w");
    if (word) return seek(Number(word.dataset.start), true);
    const place = event.target.closest("[data-seek]");
    if (place) return seek(Number(place.dataset.seek), true);
    const skip = event.target.closest("[data-skip]");
    if (skip && wave) return seek(Math.max(0, wave.getCurrentTime() + Number(skip.dataset.skip)) * 1000, wave.isPlaying());
    if (event.target.closest(".play")) return toggle();
    const back = event.target.closest("[data-back]");
    if (back && document.referrer.startsWith(location.origin + "/calls")) { event.preventDefault(); history.back(); }
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "speed") wave?.setPlaybackRate(Number(event.target.value), true);
  });

  // Keys: space plays, arrows jump, J and K go through the questions, digits and 0 answer, Ctrl+Enter saves.
  function questions() { return [...document.querySelectorAll("#score-form .question")]; }
  function focusQuestion(step) {
    const all = questions();
    if (!all.length) return;
    const here = all.findIndex((q) => q.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step))];
    (next.querySelector("input:checked") || next.querySelector("input")).focus();
    next.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { $("score-form")?.requestSubmit(); return event.preventDefault(); }
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("textarea, select, input:not([type=radio])")) return;
    if (target.matches(".w") && event.key === "Enter") { seek(Number(target.dataset.start), true); return event.preventDefault(); }
    const radio = target.matches("input[type=radio]");
    if (event.key === " " && !target.matches("button, summary, a")) { toggle(); return event.preventDefault(); }
    if (!radio && event.key === "ArrowLeft" && wave) { seek(Math.max(0, wave.getCurrentTime() - 3) * 1000, wave.isPlaying()); return event.preventDefault(); }
    if (!radio && event.key === "ArrowRight" && wave) { seek((wave.getCurrentTime() + 3) * 1000, wave.isPlaying()); return event.preventDefault(); }
    if (event.key === "j") { focusQuestion(1); return event.preventDefault(); }
    if (event.key === "k") { focusQuestion(-1); return event.preventDefault(); }
    if (radio && /^[0-9]$/.test(event.key)) {
      const choice = target.closest(".question").querySelector('[data-key="' + event.key + '"]');
      if (choice) { choice.checked = true; choice.focus(); choice.dispatchEvent(new Event("change", { bubbles: true })); focusQuestion(1); }
      return event.preventDefault();
    }
  });

  document.addEventListener("DOMContentLoaded", start);
})();
