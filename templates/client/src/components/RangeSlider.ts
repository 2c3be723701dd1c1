/** Numbers within bounds, one handle each. */

import { editedSlider, mountSlider, updateSlider } from "../controls/slider-control";
import type { Behaviour } from "../types";

export default {
  mount: (handle) => mountSlider(handle, true),
  update: updateSlider,
  adopt: (handle) => editedSlider(handle, true),
} satisfies Behaviour;
