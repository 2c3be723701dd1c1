/** What stands in for components that come with a callback's nodes, until their modules are there. */

import { doc } from "./document";
import type { Instance } from "./instance";

export function placeholder(): HTMLElement {
  const el = doc.createElement("span");
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
  if (doc.querySelector(`link[href$="${file}"]`)) return;
  const link = doc.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(file, import.meta.url).href;
  doc.head.append(link);
}
