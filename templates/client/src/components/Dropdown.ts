/** One choice of many, or several, from a list that opens and can be searched. */

import { DropdownControl } from "../controls/dropdown-control";
import { own } from "../dom/json";
import { CHOICE } from "../dom/options";
import { textOf } from "../dom/text";
import type { Behaviour, Dependent, Handle } from "../types";

/** While a search is typed, the options may be what a callback found for it: the choice stays (as in Dash). */
const choice: Dependent = {
  ...CHOICE,
  fitting: (props) => (textOf(own(props, "search_value")) === "" ? CHOICE.fitting(props) : own(props, "value")),
};

const controls = new WeakMap<Handle, DropdownControl>();

export default {
  mount(handle) {
    const control = new DropdownControl(handle);
    controls.set(handle, control);
    return () => control.stop();
  },
  update(handle, changed) {
    controls.get(handle)?.update(changed);
  },
  dependent: choice,
  early(handle, event) {
    const isTrigger = event.target instanceof Element && event.target.closest(".dx-dropdown-trigger") !== null;
    if (event.type === "click" && isTrigger) controls.get(handle)?.open();
  },
} satisfies Behaviour;
