/* What every page shares: presets, paging, tiles, and keeping the filter form and the list in step. */
(() => {
  "use strict";
  const form = () => document.getElementById("filters");

  function ask() {
    const target = form();
    if (target) target.requestSubmit();
  }

  function shift(day, days) {
    const date = new Date(day + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
  }

  function showPreset() {
    const presets = document.querySelector(".presets[data-last]");
    if (!presets) return;
    const { from, to } = form().elements;
    for (const button of presets.querySelectorAll("[data-days]")) {
      const on = to.value === presets.dataset.last && from.value === shift(to.value, 1 - Number(button.dataset.days));
      button.setAttribute("aria-pressed", String(on));
    }
  }

  document.addEventListener("click", (event) => {
    const preset = event.target.closest(".presets [data-days]");
    if (preset) {
      const last = preset.parentElement.dataset.last;
      form().elements.to.value = last;
      form().elements.from.value = shift(last, 1 - Number(preset.dataset.days));
      ask();
    }
    const tile = event.target.closest("[data-measure]");
    if (tile) {
      form().elements.measure.value = tile.dataset.measure;
      ask();
    }
    const step = event.target.closest("[data-page-step]");
    if (step) {
      const page = form().elements.page;
      page.value = Math.max(0, Number(page.value) + Number(step.dataset.pageStep));
      form().dataset.paging = "yes";
      ask();
    }
    if (event.target.closest("[data-print]")) window.print();
    const menu = document.querySelector("details.menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.querySelector("details.menu[open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    }
  });

  // A slider says its value while it moves.
  document.addEventListener("input", (event) => {
    const output = event.target.type === "range" && event.target.parentElement.querySelector("output");
    if (output) output.textContent = event.target.value + output.dataset.unit;
  });

  // A changed filter starts at the first page; a branch's agents are no other branch's.
  document.addEventListener("change", (event) => {
    const target = form();
    if (!target || event.target.form !== target) return;
    if (event.target.name === "branch" && target.elements.agent) target.elements.agent.value = "";
  });
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.id !== "filters") return;
    const data = event.detail.formData;
    if (event.detail.elt.dataset.paging) delete event.detail.elt.dataset.paging;
    else data.delete("page");
    for (const [name, value] of [...data.entries()]) {
      if (value === "" || (name === "page" && value === "0")) data.delete(name);
    }
  });
  document.addEventListener("htmx:afterSettle", showPreset);
  document.addEventListener("DOMContentLoaded", showPreset);

  // On a narrow screen the bars of pages scroll: what is open is in sight.
  document.addEventListener("DOMContentLoaded", () => {
    for (const open of document.querySelectorAll("nav [aria-current=page]")) {
      const bar = open.parentElement;
      bar.scrollLeft = open.offsetLeft - bar.offsetLeft - (bar.clientWidth - open.offsetWidth) / 2;
    }
  });
})();
