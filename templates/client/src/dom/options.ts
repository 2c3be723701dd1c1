/** Options of Dropdown, RadioItems and Checklist in their three forms: scalars, mappings, and value -> label. */

import type { Dependent, JSON } from "../types";
import { isObject, own } from "./json";
import { textOf } from "./text";

export interface Option {
  /** Text, or a node. */
  label: JSON;
  value: string | number | boolean;
  disabled: boolean;
  title: string | null;
  /** What a search looks at, in place of the label. */
  search: string | null;
  /** Its place among the options that are left in. */
  index: number;
}

export function optionsOf(options: JSON): Option[] {
  const found: Option[] = [];
  const add = (option: Omit<Option, "index">): void => void found.push({ ...option, index: found.length });
  if (isObject(options)) {
    for (const [value, label] of Object.entries(options)) add({ ...PLAIN, value, label: labelOf(label, value) });
  } else if (Array.isArray(options)) {
    for (const item of options) {
      const value = isObject(item) ? own(item, "value") : item;
      if (!isScalar(value)) continue;
      if (!isObject(item)) add({ ...PLAIN, value, label: textOf(value) });
      else
        add({
          value,
          label: labelOf(own(item, "label"), value),
          disabled: own(item, "disabled") === true,
          title: textOrNull(own(item, "title")),
          search: textOrNull(own(item, "search")),
        });
    }
  }
  return found;
}

/** The options whose values are chosen, in the order of the value, each once. */
export function selectedOf(options: JSON, value: JSON): Option[] {
  const all = optionsOf(options);
  const wanted = value === null ? [] : Array.isArray(value) ? value : [value];
  const byValue = new Map<unknown, Option>();
  for (const option of all) if (!byValue.has(option.value)) byValue.set(option.value, option);
  const found = wanted.map((item) => byValue.get(item)).filter((option) => option !== undefined);
  return [...new Set(found)];
}

/** What the options hold of a choice: of a list of values those that are there; null in place of a value that is not. */
export function heldBy(options: JSON, choice: JSON): JSON {
  if (choice === null || choice === "") return choice;
  const values = new Set<JSON>(optionsOf(options).map(({ value }) => value));
  if (Array.isArray(choice)) return choice.filter((item) => values.has(item));
  return values.has(choice) ? choice : null;
}

/** The value of a component loses what its options no longer hold, as in Dash. */
export const CHOICE: Dependent = {
  prop: "value",
  on: "options",
  fitting: (props) => heldBy(own(props, "options"), own(props, "value")),
};

const PLAIN = { disabled: false, title: null, search: null };

function isScalar(value: JSON): value is string | number | boolean {
  return value !== null && typeof value !== "object";
}

function textOrNull(value: JSON): string | null {
  return typeof value === "string" ? value : null;
}

function labelOf(label: JSON, value: JSON): JSON {
  return label === null ? textOf(value) : typeof label === "object" ? label : textOf(label);
}
