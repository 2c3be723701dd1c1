/** One choice of several; arrows and grouping are the browser's. */

import { own } from "../dom/json";
import { CHOICE, optionsOf } from "../dom/options";
import type { Behaviour, Handle, Props } from "../types";

/** The chosen option differs from the prop. */
function edit({ el, props }: Handle): Props {
  const chosen = el.querySelector<HTMLInputElement>("input:checked");
  const option = chosen && optionsOf(own(props, "options"))[Number(chosen.value)];
  return option && option.value !== own(props, "value") ? { value: option.value } : {};
}

export default {
  mount(handle) {
    const chosen = (): void => {
      const changes = edit(handle);
      if (Object.keys(changes).length > 0) handle.set(changes);
    };
    handle.el.addEventListener("change", chosen);
    return () => handle.el.removeEventListener("change", chosen);
  },
  adopt: edit,
  dependent: CHOICE,
} satisfies Behaviour;
