/** A field for text or a number, with Dash's `debounce`, `n_submit` and `n_blur`. */

import { doc } from "../dom/document";
import { own } from "../dom/json";
import { writeLive } from "../dom/live";
import { textOf } from "../dom/text";
import type { Behaviour, Handle, JSON, Props } from "../types";

const SECOND = 1000;

/** What the field holds; null where that is no number, or one that its bounds do not admit, or not of its `pattern`. */
function valueOf(field: HTMLInputElement): JSON {
  if (field.type !== "number") return field.validity.patternMismatch ? null : field.value;
  return field.value === "" || !field.checkValidity() ? null : Number(field.value);
}

/** The field holds something else than the prop. */
function edit({ el, props }: Handle): Props {
  const field = el as HTMLInputElement;
  const value = valueOf(field);
  const before = own(props, "value");
  const isSame = value === before || (field.type !== "number" && value === textOf(before));
  return isSame ? {} : { value };
}

function counted(props: Props, event: "n_submit" | "n_blur"): Props {
  const before = own(props, event);
  return { [event]: (typeof before === "number" ? before : 0) + 1, [`${event}_timestamp`]: Date.now() };
}

function submitted(handle: Handle): void {
  handle.set({ ...edit(handle), ...counted(handle.props, "n_submit") });
}

export default {
  mount(handle) {
    const { el } = handle;
    let waiting: ReturnType<typeof setTimeout> | undefined;

    const commit = (): void => {
      const changes = edit(handle);
      if (Object.keys(changes).length > 0) handle.set(changes);
    };
    const typed = (): void => {
      clearTimeout(waiting);
      const { debounce } = handle.props;
      if (debounce === true) return;
      if (typeof debounce === "number") waiting = setTimeout(commit, debounce * SECOND);
      else commit();
    };
    // The browser takes the value as entered: an arrow was let go, a slide ended, a search was cleared. When the field is
    // left, that follows at once and counts as part of the same change.
    const entered = (): void => {
      if (handle.props["debounce"] !== true) return;
      clearTimeout(waiting);
      waiting = setTimeout(commit);
    };
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || event.isComposing) return;
      clearTimeout(waiting);
      submitted(handle);
    };
    const left = (): void => {
      clearTimeout(waiting);
      handle.set({ ...edit(handle), ...counted(handle.props, "n_blur") });
    };

    el.addEventListener("input", typed);
    el.addEventListener("change", entered);
    el.addEventListener("search", entered);
    el.addEventListener("keydown", pressed);
    el.addEventListener("blur", left);
    return () => {
      clearTimeout(waiting);
      el.removeEventListener("input", typed);
      el.removeEventListener("change", entered);
      el.removeEventListener("search", entered);
      el.removeEventListener("keydown", pressed);
      el.removeEventListener("blur", left);
    };
  },

  /** A number that was refused stands in the field and not in the prop: a callback that empties the prop removes it. */
  update({ el, props }, changed, writing) {
    const isTyping = el === doc.activeElement;
    if (writing === "all" && changed.has("value") && !isTyping) writeLive(el, "value", textOf(own(props, "value")));
  },

  adopt: edit,

  early(handle, event) {
    if (event.type === "keydown") submitted(handle);
  },
} satisfies Behaviour;
