/** Hides the labels of marks that would run into each other; their places stay marked. */

const GAP = 6;

export function thinMarks(el: Element): void {
  const marks = [...el.querySelectorAll<HTMLElement>(".dx-slider-mark")];
  const isVertical = el.classList.contains("dx-vertical");
  const boxes = marks.map((mark) => {
    const box = mark.getBoundingClientRect();
    return isVertical ? { start: box.top, end: box.bottom } : { start: box.left, end: box.right };
  });
  const shown = legible(boxes);
  marks.forEach((mark, i) => mark.toggleAttribute("data-dx-crowded", !shown.has(i)));
}

interface Extent {
  start: number;
  end: number;
}

/** The places that keep their labels: every first, second, third, … so that none overlaps; the last if it fits. */
export function legible(boxes: readonly Extent[]): ReadonlySet<number> {
  for (let every = 1; every < boxes.length; every += 1) {
    const shown = boxes.flatMap((_, i) => (i % every === 0 ? [i] : []));
    if (!shown.every((place, i) => i === 0 || apart(boxes[shown[i - 1] ?? 0], boxes[place]))) continue;
    const last = boxes.length - 1;
    const end = shown.at(-1) ?? 0;
    return new Set(end !== last && apart(boxes[end], boxes[last]) ? [...shown, last] : shown);
  }
  return new Set(boxes.length > 0 ? [0] : []);
}

function apart(a: Extent | undefined, b: Extent | undefined): boolean {
  if (!a || !b) return true;
  return Math.min(a.end, b.end) + GAP <= Math.max(a.start, b.start);
}
