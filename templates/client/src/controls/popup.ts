/** Keeps a popover beside the control that opened it: below, or above where there is more room. */

import { doc } from "../dom/document";

const GAP = 4;
const MARGIN = 8;

export function follow(popup: HTMLElement, anchor: HTMLElement): () => void {
  const place = (): void => {
    const at = anchor.getBoundingClientRect();
    const { clientWidth, clientHeight } = doc.documentElement;
    const below = clientHeight - at.bottom - GAP - MARGIN;
    const above = at.top - GAP - MARGIN;
    popup.style.setProperty("min-width", `${String(Math.min(at.width, clientWidth - 2 * MARGIN))}px`);
    popup.style.setProperty("max-width", `${String(Math.max(at.width, clientWidth - 2 * MARGIN))}px`);
    const height = popup.offsetHeight;
    const isAbove = height > below && above > below;
    const top = isAbove ? Math.max(MARGIN, at.top - GAP - height) : at.bottom + GAP;
    const left = Math.max(MARGIN, Math.min(at.left, clientWidth - MARGIN - popup.offsetWidth));
    popup.style.setProperty("top", `${String(top)}px`);
    popup.style.setProperty("left", `${String(left)}px`);
    popup.classList.toggle("dx-above", isAbove);
  };
  place();
  const sizes = new ResizeObserver(place);
  sizes.observe(popup);
  sizes.observe(anchor);
  window.addEventListener("scroll", place, { capture: true, passive: true });
  window.addEventListener("resize", place);
  return () => {
    sizes.disconnect();
    window.removeEventListener("scroll", place, { capture: true });
    window.removeEventListener("resize", place);
  };
}
