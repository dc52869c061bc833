/* What the page of a node gains from JavaScript: words counted while one types, and a line under
   each move that says what it means. Without it the counts stand as they were when the page was
   made, and the moves are explained on a page of their own. Words come from data attributes. */
(() => {
  "use strict";
  const countOf = (text) => text.trim().split(/\s+/).filter(Boolean).length;

  /* 1. The count beside a text. It is seen at once, and said once the typing rests. */
  const resting = 1200;
  const waiting = new WeakMap();
  const inWords = (count, least, most) => {
    const say = document.querySelector("[data-counts]")?.dataset;
    if (!say) return String(count);
    const words = (count === 1 ? say.one : say.many).replace("#", count);
    if (count > most) return say.long.replace("#", words);
    return 0 < count && count < least ? say.short.replace("#", words) : words;
  };
  const show = (place, area) => {
    place.textContent = inWords(countOf(area.value), Number(place.dataset.least), Number(place.dataset.most));
  };
  const placeOf = (area) => document.querySelector(`.count[for="${CSS.escape(area.id)}"]`);
  document.addEventListener("input", (event) => {
    const place = event.target.id && placeOf(event.target);
    if (!place) return;
    place.setAttribute("aria-live", "off");
    show(place, event.target);
    clearTimeout(waiting.get(place));
    waiting.set(place, setTimeout(() => {
      place.setAttribute("aria-live", "polite");
      place.replaceChildren(place.textContent);
    }, resting));
  });

  /* 2. What each move means, fetched once when the first section of moves is opened. */
  let hints;
  const fetchHints = () => hints ??= (async () => {
    const address = document.querySelector("[data-hints]")?.href;
    const answer = address && await fetch(address);
    if (!answer?.ok) return new Map();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return new Map([...page.querySelectorAll("[data-move]")].map((dd) => [dd.dataset.move, dd.textContent]));
  
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
