/** What stands in for components that come with a callback's nodes, until their modules are there. */

import type { Instance } from "./instance";

export function placeholder(): HTMLElement {
  const el = document.createElement("span");
  el.hidden = true;
  return el;
}

/** In the server's words (`dashc/runtime/render.py`). */
export function sayUnknown({ el, type }: Instance): void {
  el.hidden = false;
  el.className = "dx-error";
  el.role = "alert";
  el.textContent = `Unknown component \`${type}\`.`;
}

/** Links the style sheet of a component that was not in the layout. */
export function linkStyle(file: string): void {
  if (document.querySelector(`link[href$="${file}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(file, import.meta.url).href;
  document.head.append(link);
}
