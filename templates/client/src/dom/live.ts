/** What the user changes in a control lives in properties; their attributes only say where it began. */

import { localNameOf } from "./unclobbered";

/** `user`: the control shows it already, its properties are left alone. */
export type Writing = "all" | "user";

const LIVE: { readonly [tag: string]: ReadonlySet<string> } = {
  input: new Set(["value", "checked"]),
  textarea: new Set(["value"]),
  select: new Set(["value"]),
  option: new Set(["selected"]),
};

export function isLive(el: Element, name: string): boolean {
  return LIVE[localNameOf(el)]?.has(name) ?? false;
}

/** Sets a property only where it says something else, so that caret, selection and half-typed numbers stay. */
export function writeLive(el: Element, name: string, text: string | undefined): void {
  if (name === "value") writeValue(el as HTMLInputElement, text ?? "");
  else if (name === "checked") (el as HTMLInputElement).checked = text !== undefined;
  else (el as HTMLOptionElement).selected = text !== undefined;
}

function writeValue(input: HTMLInputElement, text: string): void {
  const isSameNumber =
    input.type === "number" && input.value !== "" && text !== "" && Number(input.value) === Number(text);
  // What a number field cannot read looks empty.
  if ((input.value !== text && !isSameNumber) || input.validity.badInput) input.value = text;
}
