/** What the user has entered in the page's controls, to be put in again when the page is loaded anew. */

import type { Entered, Entry } from "../renewal";
import type { PropRef } from "../types";
import { doc } from "./document";
import type { Instance } from "./instance";
import { equal, own } from "./json";

/** The props of controls that hold what is entered; not counters, nor what is typed to find an option. */
const VALUES = ["value", "drag_value"];

/** Types of `input` that are not written in. */
const NO_TEXT: ReadonlySet<string> = new Set(
  "button checkbox color file image radio range reset submit".split(" "),
);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** `isEntered` tells props that show what the user entered from those that a callback has written. */
export function enteredIn(
  instances: Iterable<Instance>,
  around: (el: Element) => Instance | undefined,
  isEntered: (ref: PropRef) => boolean,
): Entered {
  const entries: Entry[] = [];
  let more = false;
  for (const instance of instances) {
    const { id, type, el, props } = instance;
    const uncommitted = instance.module?.behaviour.adopt?.(instance) ?? {};
    for (const prop of valuesOf(instance)) {
      const value = own(uncommitted, prop) ?? own(props, prop);
      if (!isEntered(`${id}.${prop}`) && equal(value, own(props, prop))) continue;
      const isSecret = el instanceof HTMLInputElement && el.type === "password";
      if (isSecret || id.startsWith("@")) more = true;
      else entries.push({ id, type, prop, value });
    }
  }
  for (const field of doc.querySelectorAll<Field>("input, textarea, select")) {
    const instance = around(field);
    if (!(instance && valuesOf(instance).length > 0) && isChanged(field)) more = true;
  }
  return { entries, more };
}

/** The user is writing in a field. */
export function isWriting(): boolean {
  const el = doc.activeElement;
  if (el instanceof HTMLInputElement) return !NO_TEXT.has(el.type);
  return el instanceof HTMLTextAreaElement || (el instanceof HTMLElement && el.isContentEditable);
}

/** Those of a component, none where it is no control. */
export function valuesOf({ module }: Instance): string[] {
  return VALUES.filter((prop) => module?.catalogue.flags.user?.includes(prop));
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((o) => o.selected !== o.defaultSelected);
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio"))
    return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}
