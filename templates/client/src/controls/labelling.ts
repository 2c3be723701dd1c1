/** A `label` of the page's names the native control inside a component, as it would name a plain field. */

import { doc } from "../dom/document";
import { own } from "../dom/json";
import type { Handle } from "../types";

/**
 * Connects the labels that are `for` the component, or around it, to a control. A name of the user's own stays; what
 * the markup falls back to gives way.
 */
export function connectLabels(handle: Handle, control: HTMLElement): () => void {
  const isNamed = own(handle.props, "aria-label") !== null || own(handle.props, "aria-labelledby") !== null;
  const around = handle.el.closest("label");
  const labels = handle.id.startsWith("@")
    ? []
    : [...doc.querySelectorAll(`label[for="${CSS.escape(handle.id)}"]`)];
  if (around && !isNamed && labels.length === 0) control.removeAttribute("aria-label");
  const focus = (): void => control.focus();
  labels.forEach((label, i) => {
    label.id ||= `${handle.key}-label${String(i)}`;
    label.addEventListener("click", focus);
  });
  if (labels.length > 0 && !isNamed) control.setAttribute("aria-labelledby", labels.map(({ id }) => id).join(" "));
  return () => labels.forEach((label) => label.removeEventListener("click", focus));
}
