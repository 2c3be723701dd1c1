/** Keeps data in the browser: in memory, for the tab, or for good. */

import { equal, isObject, own } from "../dom/json";
import type { Behaviour, Handle, JSON, Props } from "../types";

const PREFIX = "dashc-store:";

interface Kept {
  data: JSON;
  modified: number;
}

/** None for data in memory; nor where the browser refuses storage to the page, as it may to one in a foreign frame. */
function storageOf({ props }: Handle): Storage | undefined {
  const type = own(props, "storage_type");
  try {
    if (type === "local") return localStorage;
    return type === "session" ? sessionStorage : undefined;
  } catch {
    return undefined;
  }
}

function nameOf({ id }: Handle): string {
  return PREFIX + id;
}

function load(handle: Handle): Kept | undefined {
  const text = storageOf(handle)?.getItem(nameOf(handle));
  if (text == null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return isObject(kept) && Object.hasOwn(kept, "data") ? (kept as unknown as Kept) : undefined;
  } catch {
    return undefined;
  }
}

function save(handle: Handle, kept: Kept): void {
  try {
    storageOf(handle)?.setItem(nameOf(handle), JSON.stringify(kept));
  } catch (error) {
    console.warn(`The data of \`${handle.id}\` is too large for the browser's storage.`, error);
  }
}

/** After the drawing that it is called from: what it sets off must not run inside. */
function later(handle: Handle, changes: Props): void {
  queueMicrotask(() => handle.set(changes));
}

/** What is kept wins over what the page came with; data that is new to the storage is put there, be it 0 or empty. */
function begin(handle: Handle): Props {
  const data = own(handle.props, "data");
  const kept = load(handle);
  if (kept && kept.data !== null) {
    const modified_timestamp = kept.modified;
    return equal(kept.data, data) ? { modified_timestamp } : { data: kept.data, modified_timestamp };
  }
  if (data === null) return {};
  const modified = Date.now();
  save(handle, { data, modified });
  return { modified_timestamp: modified };
}

/** Data that another tab of the browser has put into the storage is the data here too (as in Dash). */
function followOtherTabs(handle: Handle): () => void {
  const stored = ({ key, newValue, storageArea }: StorageEvent): void => {
    if (key !== nameOf(handle) || storageArea !== storageOf(handle)) return;
    const kept = newValue === null ? { data: null, modified: Date.now() } : load(handle);
    if (!kept) return;
    held.set(handle, kept.data);
    handle.set({ data: kept.data, modified_timestamp: kept.modified });
  };
  addEventListener("storage", stored);
  return () => removeEventListener("storage", stored);
}

const adopted = new WeakSet<Handle>();
const held = new WeakMap<Handle, JSON>();

export default {
  adopt(handle) {
    adopted.add(handle);
    return begin(handle);
  },
  mount(handle) {
    if (!adopted.has(handle)) {
      const changes = begin(handle);
      if (Object.keys(changes).length > 0) later(handle, changes);
    }
    held.set(handle, own(handle.props, "data"));
    return followOtherTabs(handle);
  },
  update(handle, changed) {
    if (changed.has("clear_data") && own(handle.props, "clear_data") === true) {
      storageOf(handle)?.removeItem(nameOf(handle));
      held.set(handle, null);
      later(handle, { clear_data: false, data: null, modified_timestamp: Date.now() });
      return;
    }
    const data = own(handle.props, "data");
    if (!changed.has("data") || equal(data, held.get(handle) ?? null)) return;
    held.set(handle, data);
    const modified = Date.now();
    save(handle, { data, modified });
    later(handle, { modified_timestamp: modified });
  },
} satisfies Behaviour;
