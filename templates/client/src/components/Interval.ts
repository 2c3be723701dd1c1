/** Counts at regular times. */

import { own } from "../dom/json";
import type { Behaviour, Handle } from "../types";

const timers = new WeakMap<Handle, ReturnType<typeof setInterval>>();

function stop(handle: Handle): void {
  clearInterval(timers.get(handle));
  timers.delete(handle);
}

function count(handle: Handle): number {
  const counted = own(handle.props, "n_intervals");
  return typeof counted === "number" ? counted : 0;
}

/** Whether it goes on counting: -1 stands for no end. */
function goesOn(handle: Handle): boolean {
  const most = own(handle.props, "max_intervals");
  const isOver = typeof most === "number" && most >= 0 && count(handle) >= most;
  return own(handle.props, "disabled") !== true && !isOver;
}

function start(handle: Handle): void {
  stop(handle);
  const interval = own(handle.props, "interval");
  if (!goesOn(handle) || typeof interval !== "number") return;
  const tick = (): void => {
    if (goesOn(handle)) handle.set({ n_intervals: count(handle) + 1 });
    if (!goesOn(handle)) stop(handle);
  };
  timers.set(handle, setInterval(tick, interval));
}

const RESTARTING = ["interval", "disabled", "max_intervals"];

export default {
  mount(handle) {
    start(handle);
    return () => stop(handle);
  },
  update(handle, changed) {
    const restarted = RESTARTING.some((name) => changed.has(name));
    if (restarted || (changed.has("n_intervals") && !timers.has(handle) && goesOn(handle))) start(handle);
  },
} satisfies Behaviour;
