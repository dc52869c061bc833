/* What the page of a node gains from JavaScript: words counted while one types, and a line under
   each move that says what it means. Without it the counts stand as they were when the page was
   made, and the moves are explained on a page of their own. Words come from data attributes. */
(() => {
  "use strict";

  /* 1. The count below a text. It is seen at once, and said once the typing rests. */
  const resting = 1200;
  const waiting = new WeakMap();
  const countOf = (text) => text.trim().split(/\s+/).filter(Boolean).length;
  const inWords = (count, least, most) => {
    const say = document.querySelector("[data-counts]")?.dataset;
    if (!say) return String(count);
    const words = (count === 1 ? say.one : say.many).replace("#", count);
    if (count > most) return say.long.replace("#", words);
    return 0 < count && count < least ? say.short.replace("#", words) : words;
  };
  const placeOf = (area) => area.id && document.querySelector(`.count[for="${CSS.escape(area.id)}"]`);
  document.addEventListener("input", (event) => {
    const place = placeOf(event.target);
    if (!place) return;
    const words = inWords(countOf(event.target.value), Number(place.dataset.least), Number(place.dataset.most));
    place.setAttribute("aria-live", "off");
    place.textContent = words;
    clearTimeout(waiting.get(place));
    waiting.set(place, setTimeout(() => {
      place.setAttribute("aria-live", "polite");
      place.textContent = words;
    }, resting));
  });

  /* 2. What each move means, fetched once when the first section of moves is opened. */
  let hints;
  const readHints = async () => {
    const address = document.querySelector("[data-hints]")?.href;
    const answer = address && await fetch(address);
    if (!answer?.ok) return new Map();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return new Map([...page.querySelectorAll("[data-move]")].map((dd) => [dd.dataset.move, dd.textContent]));
  };
  const explain = async (section) => {
    const known = await (hints ??= readHints());
    for (const label of section.querySelectorAll("label:not(:has(small))")) {
      const hint = known.get(label.querySelector("input").value);
      if (hint) label.append(Object.assign(document.createElement("small"), { textContent: hint }));
    }
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".ticks") && event.target.open) explain(event.target).catch(() => {});
  }, true);

  /* 3. What is ticked, in the heading of its section. */
  document.addEventListener("change", (event) => {
    const section = event.target.closest?.(".ticks");
    if (!section) return;
    const labels = [...section.querySelectorAll("label:has(input:checked)")];
    section.querySelector("summary b").textContent = labels.map((label) => label.childNodes[1].nodeValue).join(", ");
  });

  /* 4. A reply that was just added gets its moves and targets from another one: the page has them
        often enough. */
  const plainMoves = (like, name) => [...like.querySelectorAll(".ticks")].map((section) => {
    const copy = section.cloneNode(true);
    copy.open = false;
    copy.querySelector("summary b").textContent = "";
    for (const box of copy.querySelectorAll("input")) {
      box.removeAttribute("checked");
      box.checked = false;
      box.name = name;
    }
    return copy;
  });
  const plainTargets = (like) => [...like.options].map((one) => new Option(one.text, one.value));
  document.addEventListener("formset:added", (event) => {
    const reply = event.target;
    const moves = reply.querySelector("[data-moves]"), targets = reply.querySelector("[data-targets]");
    const like = document.querySelector(".inline-related:not(.empty-form):has(.ticks)");
    if (!moves || !targets || !like) return;
    moves.append(...plainMoves(like, `${reply.id}-moves`));
    targets.append(...plainTargets(like.querySelector("select")));
    targets.value = "";
  });
})();
