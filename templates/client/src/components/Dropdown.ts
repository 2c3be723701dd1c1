/** One choice of many, or several, from a list that opens and can be searched. */

import { DropdownControl } from "../controls/dropdown-control";
import type { Behaviour, Handle } from "../types";

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
  early(handle, event) {
    const isTrigger = event.target instanceof Element && event.target.closest(".dx-dropdown-trigger") !== null;
    if (event.type === "click" && isTrigger) controls.get(handle)?.open();
  },
} satisfies Behaviour;
