/* What the conversation gains from JavaScript; without it every page works by links and forms.
   Loaded with `defer`. Words come from data attributes, so that they can be translated. */
(() => {
  "use strict";
  const one = (selector, within = document) => within.querySelector(selector);

  /* 1. Keys 1–4 pick a reply, alive only while the focus is among the replies (WCAG 2.1.4). */
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
    if (!/^[1-4]$/.test(event.key) || event.target.closest("textarea, input, select, [contenteditable]")) return;
    const replies = event.target.closest("[data-replies]");
    const reply = replies && replies.querySelectorAll("button.reply:not(:disabled)")[event.key - 1];
    if (!reply) return;
    event.preventDefault();
    reply.click();
  });

  /* A double click is one reply: its second half would hit what the answer has put in that place. */
  document.addEventListener("click", (event) => {
    if (event.detail < 2 || !event.target.closest("button.reply")) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /* 2. After a turn: focus on the customer's new words, the transcript at its end. */
  const showTurn = (within) => {
    for (const log of document.querySelectorAll("[data-transcript]")) log.scrollTop = log.scrollHeight;
    const line = within.matches?.("[data-focus]") ? within : one("[data-focus]", within);
    if (!line) return;
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.isConnected && !event.target.closest("[data-transcript]")) showTurn(event.target);
  });

  /* 3. What did not reach the server is said in words. htmx itself shows nothing on an error. */
  const alertBox = () => one("[data-alert]");
  const asking = (event) => event.detail?.requestConfig?.elt ?? event.target;  // it may be gone by now
  const isNotes = (event) => asking(event).matches?.("[data-autosave]");
  const say = (words) => { const box = alertBox(); if (box) box.textContent = words || ""; };
  const why = (event) => alertBox()?.dataset[event.detail.xhr.status === 503 ? "unavailable" : "refused"];
  document.addEventListener("htmx:responseError", (event) => isNotes(event) || say(why(event)));
  document.addEventListener("htmx:sendError", (event) => isNotes(event) || say(alertBox()?.dataset.unreached));
  document.addEventListener("htmx:afterOnLoad", (event) => event.detail.successful && !isNotes(event) && say(""));

  /* 4. The notepad says whether it is saved, and holds the reader back while it is not. */
  let typed = 0, sent = 0, saved = 0, leaving = false;
  const unsaved = () => saved < typed;
  const carriesNotes = (event) => isNotes(event) || (asking(event).form ?? asking(event)).id === one("[data-autosave]")?.getAttribute("form");
  const show = (state) => {
    const place = one("[data-saved]");
    if (!place || place.dataset.state === state) return;
    place.dataset.state = state;
    place.textContent = place.dataset[`${state}Text`] || "";
  };
  document.addEventListener("input", (event) => {
    if (!isNotes(event)) return;
    typed += 1;
    show("unsaved");
  });
  document.addEventListener("htmx:beforeSend", (event) => { if (carriesNotes(event)) sent = typed; });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!carriesNotes(event) || !typed) return;
    if (event.detail.successful) saved = Math.max(saved, sent);
    show(event.detail.successful ? (unsaved() ? "unsaved" : "saved") : "failed");
  });
  document.addEventListener("submit", (event) => { leaving = !event.defaultPrevented && carriesNotes(event); });
  window.addEventListener("beforeunload", (event) => { if (unsaved() && !leaving) event.preventDefault(); });

  document.addEventListener("DOMContentLoaded", () => {
    const log = one("[data-transcript]");
    if (log) log.scrollTop = log.scrollHeight;
  });
})();
