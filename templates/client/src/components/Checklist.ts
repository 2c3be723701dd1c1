/** Several choices; values keep the order in which they were ticked, as in Dash. */

import { equal, own } from "../dom/json";
import { CHOICE, optionsOf } from "../dom/options";
import type { Behaviour, Handle, JSON, Props } from "../types";

/** The ticks differ from the prop. */
function edit({ el, props }: Handle): Props {
  const options = optionsOf(own(props, "options"));
  const before = own(props, "value");
  let value: JSON[] = Array.isArray(before) ? before : [];
  for (const box of el.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    const option = options[Number(box.value)];
    if (!option || box.checked === value.includes(option.value)) continue;
    value = box.checked ? [...value, option.value] : value.filter((item) => item !== option.value);
  }
  return equal(value, before ?? []) ? {} : { value };
}

export default {
  mount(handle) {
    const ticked = (): void => {
      const changes = edit(handle);
      if (Object.keys(changes).length > 0) handle.set(changes);
    };
    handle.el.addEventListener("change", ticked);
    return () => handle.el.removeEventListener("change", ticked);
  },
  adopt: edit,
  dependent: CHOICE,
} satisfies Behaviour;
