// The map of a dialogue: zoom by button or key, drag to move, arrow keys from box to box. Without this it still scrolls,
// and its boxes are links in the order of the layers.
{
  "use strict";

  const least = 0.2, most = 2, step = 1.25, readable = 0.8;

  class Map_ {
    constructor(figure) {
      this.frame = figure.querySelector("[data-map-frame]");
      this.drawing = this.frame.querySelector("svg");
      this.size = [this.drawing.width.baseVal.value, this.drawing.height.baseVal.value];
      this.said = figure.querySelector("[data-map-zoom]");
      figure.querySelector("[data-map-tools]").hidden = false;
      figure.addEventListener("click", (event) => this.press(event));
      this.frame.addEventListener("keydown", (event) => this.type(event));
      this.frame.addEventListener("pointerdown", (event) => this.hold(event));
      this.zoom(Math.max(readable, this.fitting()));
      this.goTo(this.drawing.querySelector("a.node"));
    }

    fitting() {
      return Math.min(1, (this.frame.clientWidth - 2) / this.size[0]);
    }

    // The first box of the first layer: where it begins.
    goTo(box) {
      const { left, width } = box.getBoundingClientRect(), frame = this.frame.getBoundingClientRect();
      this.frame.scrollLeft += left + width / 2 - frame.left - frame.width / 2;
      this.frame.scrollTop = 0;
    }

    // Keeps what is in the middle in the middle.
    zoom(wanted) {
      const { frame } = this, before = this.scale ?? 1;
      this.scale = Math.min(most, Math.max(least, wanted));
      const middle = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
      this.drawing.setAttribute("width", Math.round(this.size[0] * this.scale));
      this.drawing.setAttribute("height", Math.round(this.size[1] * this.scale));
      frame.scrollLeft = middle[0] * this.scale / before - frame.clientWidth / 2;
      frame.scrollTop = middle[1] * this.scale / before - frame.clientHeight / 2;
      this.said.textContent = `${Math.round(this.scale * 100)} %`;
    }

    turn(how) {
      const scales = { in: this.scale * step, out: this.scale / step, fit: this.fitting(), full: 1 };
      if (how in scales) this.zoom(scales[how]);
    }

    press(event) {
      const button = event.target.closest("[data-map-turn]");
      if (button) this.turn(button.dataset.mapTurn);
      if (this.dragged && event.target.closest("a")) event.preventDefault();
      this.dragged = false;
    }

    type(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const zooms = { "+": "in", "=": "in", "-": "out", "0": "full", f: "fit" };
      const here = document.activeElement.closest("a.node");
      if (event.key in zooms) this.turn(zooms[event.key]);
      else if (here && event.key.startsWith("Arrow")) this.step(here, event.key.slice(5));
      else return;
      event.preventDefault();
    }

    // To the nearest box that lies in that direction rather than beside it.
    step(here, towards) {
      const at = (box) => {
        const { left, top, width, height } = box.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      };
      const from = at(here), axis = towards === "Left" || towards === "Right" ? 0 : 1;
      const sign = towards === "Left" || towards === "Up" ? -1 : 1;
      let nearest, least = Infinity;
      for (const box of this.drawing.querySelectorAll("a.node")) {
        const to = at(box), along = (to[axis] - from[axis]) * sign, aside = Math.abs(to[1 - axis] - from[1 - axis]);
        const far = along + 2.5 * aside;
        if (along > 1 && far < least) [nearest, least] = [box, far];
      }
      nearest?.focus();
      nearest?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    hold(event) {
      if (event.button !== 0 || event.pointerType === "touch") return;
      const { frame } = this, [x, y] = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop];
      const move = (moved) => {
        const [left, top] = [x - moved.clientX, y - moved.clientY];
        this.dragged ||= Math.hypot(left - frame.scrollLeft, top - frame.scrollTop) > 4;
        if (!this.dragged) return;
        frame.classList.add("held");
        frame.scrollTo(left, top);
      };
      const release = () => {
        frame.classList.remove("held");
        removeEventListener("pointermove", move);
      };
      this.dragged = false;
      addEventListener("pointermove", move);
      addEventListener("pointerup", release, { once: true });
    }
  }

  const begin = () => {
    for (const figure of document.querySelectorAll("[data-map]:not([data-begun])")) {
      figure.dataset.begun = "";
      new Map_(figure);
    }
  };
  begin();
  // Where it comes later than the page.
  document.addEventListener("htmx:load", begin);
}
