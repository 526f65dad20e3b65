/* What-if: sliders and fields in step, explanations that open and stay open, fields that were wrong. */
(() => {
  "use strict";
  const form = () => document.getElementById("filters");
  const slider = (field) => form().querySelector('[data-of="' + field.name + '"]');
  let open = [];

  function traffic() {
    form().classList.toggle("traffic", form().elements.about.value === "traffic");
  }

  // A slider moves its field; an amount that is changed is asked about.
  document.addEventListener("input", (event) => {
    if (event.target.form !== form()) return;
    const of = event.target.dataset.of;
    if (of) {
      form().elements[of].value = event.target.value;
    } else if (slider(event.target)) {
      slider(event.target).value = event.target.value;
    }
    const tick = event.target.closest(".change")?.querySelector("[type=checkbox]");
    if (tick && event.target !== tick) tick.checked = true;
    traffic();
  });

  function explain(id) {
    const how = document.getElementById(id);
    if (!how) return;
    how.open = true;
    how.querySelector("summary").focus({ preventScroll: true });
    how.scrollIntoView({ block: "start" });
  }

  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-how]");
    if (!row) return;
    event.preventDefault();
    explain(row.dataset.how);
  });

  // More of the same answer comes in portions: what is open stays open.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "body") open = [...document.querySelectorAll("#body details[open]")].map((details) => details.id);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    mark();
  });

  function mark() {
    for (const wrong of form().querySelectorAll(".wrong")) {
      const field = form().elements[wrong.id.slice("wrong-".length)];
      if (!field || field instanceof RadioNodeList) continue;
      if (wrong.textContent.trim()) {
        field.setAttribute("aria-invalid", "true");
        const details = wrong.closest("details");
        if (details) details.open = true;
      } else {
        field.removeAttribute("aria-invalid");
      }
    }
  }

  window.addEventListener("beforeprint", () => { for (const details of document.querySelectorAll("#how-command")) details.open = true; });
  document.addEventListener("DOMContentLoaded", () => {
    traffic();
    mark();
    if (location.hash.startsWith("#how-")) explain(location.hash.slice(1));
  });
})();
