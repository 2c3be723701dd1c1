/** A number within bounds, set by moving a handle. */

import { editedSlider, mountSlider, updateSlider } from "../controls/slider-control";
import type { Behaviour } from "../types";

export default {
  mount: (handle) => mountSlider(handle, false),
  update: updateSlider,
  adopt: (handle) => editedSlider(handle, false),
} satisfies Behaviour;
