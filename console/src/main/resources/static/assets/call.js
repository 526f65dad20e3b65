/* The page of a call: a transcript that follows the sound, corrections, and keys for those who score all day. */
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const sound = () => (window.callPlayer && $("player")?.dataset.ready === "yes" ? window.callPlayer : null);

  // ---- the transcript follows -----------------------------------------------------------------

  // Elements in order of time; finds the one that holds a moment by halving, so long calls stay smooth.
  class Track {
    constructor(elements) {
      this.elements = elements;
      this.starts = Float64Array.from(elements, (e) => Number(e.dataset.start));
      this.ends = Float64Array.from(elements, (e) => Number(e.dataset.end));
      this.current = -1;
    }
    at(ms) {
      let low = 0, high = this.starts.length;
      while (low < high) { const middle = (low + high) >> 1; if (this.starts[middle] <= ms) low = middle + 1; else high = middle; }
      const found = low > 0 && ms < this.ends[low - 1] ? low - 1 : -1;
      if (found === this.current) return null;
      this.elements[this.current]?.classList.remove("now");
      this.elements[found]?.classList.add("now");
      this.current = found;
      return this.elements[found] || null;
    }
  }

  let tracks = null, restless = 0;
  function learn() {
    const transcript = $("transcript");
    tracks = [];
    if (!transcript) return;
    for (const side of ["agent", "customer"]) {
      tracks.push(new Track([...transcript.querySelectorAll(".turn." + side)]));
      tracks.push(new Track([...transcript.querySelectorAll(".turn." + side + " .w")]));
    }
  }

  function follow(ms) {
    if (!tracks) learn();
    for (const track of tracks) {
      const entered = track.at(ms);
      if (entered?.classList.contains("turn")) reveal(entered);
    }
  }

  function reveal(turn) {
    const transcript = $("transcript"), box = transcript.getBoundingClientRect(), row = turn.getBoundingClientRect();
    if (Date.now() < restless || transcript.querySelector(".editing")) return;
    if (row.top < box.top || row.bottom > box.bottom) transcript.scrollTop += row.top - box.top - box.height / 3;
  }
  document.addEventListener("player:at", (event) => follow(event.detail));
  document.addEventListener("wheel", (event) => { if (event.target.closest?.("#transcript")) restless = Date.now() + 4000; }, { passive: true });

  // A corrected turn comes back as a part of the page: its words have other places.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!event.target.closest?.(".turn")) return;
    tracks = null;
    const editor = document.querySelector(".turn.editing textarea[autofocus]");
    if (editor) { editor.focus(); editor.setSelectionRange(editor.value.length, editor.value.length); }
    else $(event.target.id)?.querySelector(".edit")?.focus();
  });

  // ---- clicks ---------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const word = event.target.closest(".w");
    if (word) return sound()?.seek(Number(word.dataset.start), true);
    const seek = event.target.closest("[data-seek]");
    if (seek) return sound()?.seek(Number(seek.dataset.seek), true);
    const skip = event.target.closest("[data-skip]");
    if (skip) return sound()?.skip(Number(skip.dataset.skip) * 1000);
    const hit = event.target.closest("[data-hit-step]");
    if (hit) return sound()?.hit(Number(hit.dataset.hitStep));
    const zoom = event.target.closest("[data-zoom]");
    if (zoom) return sound()?.zoom(Number(zoom.dataset.zoom));
    if (event.target.closest("[data-keys]")) return $("keys").showModal();
    if (event.target.closest(".play")) return sound()?.toggle();
    const back = event.target.closest("[data-back]");
    if (back && /^\/(calls|search|categories)/.test(document.referrer.slice(location.origin.length))) { event.preventDefault(); history.back(); }
  });

  // A measure's definition opens beside its name.
  document.addEventListener("toggle", (event) => {
    const box = event.target;
    if (!box.matches?.(".definition") || event.newState !== "open") return;
    const name = document.querySelector('[popovertarget="' + box.id + '"]').getBoundingClientRect();
    box.style.left = Math.max(8, Math.min(name.left, innerWidth - box.offsetWidth - 12)) + "px";
    const below = name.bottom + 6;
    box.style.top = (below + box.offsetHeight > innerHeight ? Math.max(8, name.top - box.offsetHeight - 6) : below) + "px";
  }, true);

  // ---- keys -----------------------------------------------------------------------------------

  function questions() { return [...document.querySelectorAll("#score-form .question")]; }
  function focusQuestion(step) {
    const all = questions();
    if (!all.length) return;
    const here = all.findIndex((q) => q.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step))];
    (next.querySelector("input:checked") || next.querySelector("input")).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function editHere() {
    const turn = document.querySelector(".turn:focus-within") || document.querySelector(".turn.now") || [...document.querySelectorAll(".turn")].filter((t) => Number(t.dataset.start) <= (sound()?.now() ?? 0)).pop() || document.querySelector(".turn");
    turn?.querySelector(".edit")?.click();
  }

  const KEYS = {
    "?": () => $("keys")?.showModal(),
    "[": () => sound()?.faster(-1),
    "]": () => sound()?.faster(1),
    n: () => sound()?.hit(1),
    p: () => sound()?.hit(-1),
    "+": () => sound()?.zoom(1),
    "=": () => sound()?.zoom(1),
    "-": () => sound()?.zoom(-1),
    Home: () => sound()?.seek(0, sound().isPlaying()),
    End: () => sound()?.seek(sound().end(), false),
    j: () => focusQuestion(1),
    k: () => focusQuestion(-1),
    e: editHere,
  };

  function answer(event) {
    const choice = event.target.closest(".question").querySelector('[data-key="' + event.key + '"]');
    if (choice) { choice.checked = true; choice.focus(); choice.dispatchEvent(new Event("change", { bubbles: true })); focusQuestion(1); }
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target, editor = target.closest?.(".turn.editing");
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { (editor || $("score-form"))?.requestSubmit(); return event.preventDefault(); }
    if (event.key === "Escape" && editor) { editor.querySelector("[data-cancel]").click(); return event.preventDefault(); }
    if (event.ctrlKey || event.metaKey || event.altKey || $("keys")?.open || target.matches("textarea, select, input:not([type=radio])")) return;
    if (target.matches(".w") && event.key === "Enter") { sound()?.seek(Number(target.dataset.start), true); return event.preventDefault(); }
    const radio = target.matches("input[type=radio]"), gone = target.closest("dialog:not([open])");
    if (event.key === " " && (gone || !target.matches("button, summary, a"))) { sound()?.toggle(); return event.preventDefault(); }
    if (!radio && (event.key === "ArrowLeft" || event.key === "ArrowRight") && sound()) {
      sound().skip((event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? 15000 : 3000));
      return event.preventDefault();
    }
    if (radio && /^[0-9]$/.test(event.key)) { answer(event); return event.preventDefault(); }
    if (KEYS[event.key]) { KEYS[event.key](); event.preventDefault(); }
  });
})();
