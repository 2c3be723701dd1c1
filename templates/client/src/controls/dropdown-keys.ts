/** What a key means in a Dropdown (WAI-ARIA Authoring Practices, combobox patterns). */

export type DropdownAction =
  | { do: "open"; at: "chosen" | "first" | "last" }
  | { do: "move"; by: number | "page up" | "page down" }
  | { do: "close" | "choose" | "leave" | "removeLast" | "clear" | "type" };

export interface DropdownState {
  isOpen: boolean;
  /** The focus is in the field to search in. */
  isInSearch: boolean;
  isQueryEmpty: boolean;
  isSearchable: boolean;
  isMulti: boolean;
}

type Key = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "isComposing">;

export function dropdownAction(key: Key, state: DropdownState): DropdownAction | undefined {
  if (key.isComposing) return undefined;
  return state.isOpen ? whenOpen(key, state) : whenClosed(key, state);
}

function whenClosed(key: Key, { isMulti }: DropdownState): DropdownAction | undefined {
  switch (key.key) {
    case "Enter":
    case " ":
    case "ArrowDown":
      return { do: "open", at: "chosen" };
    case "ArrowUp":
    case "End":
      return { do: "open", at: key.key === "End" ? "last" : "chosen" };
    case "Home":
      return { do: "open", at: "first" };
    case "Backspace":
      return { do: isMulti ? "removeLast" : "clear" };
    case "Delete":
      return { do: "clear" };
    default:
      return isLetter(key) ? { do: "type" } : undefined;
  }
}

function whenOpen(key: Key, state: DropdownState): DropdownAction | undefined {
  const { isInSearch, isQueryEmpty, isMulti } = state;
  switch (key.key) {
    case "ArrowDown":
      return { do: "move", by: 1 };
    case "ArrowUp":
      return key.altKey ? { do: "choose" } : { do: "move", by: -1 };
    case "PageDown":
      return { do: "move", by: "page down" };
    case "PageUp":
      return { do: "move", by: "page up" };
    // In a text that is being edited these two move the caret.
    case "Home":
      return isInSearch && !isQueryEmpty ? undefined : { do: "move", by: -Infinity };
    case "End":
      return isInSearch && !isQueryEmpty ? undefined : { do: "move", by: Infinity };
    case "Enter":
      return { do: "choose" };
    case " ":
      return isInSearch ? undefined : { do: "choose" };
    case "Escape":
      return { do: "close" };
    case "Tab":
      return { do: "leave" };
    case "Backspace":
      return isMulti && isQueryEmpty ? { do: "removeLast" } : undefined;
    default:
      return !isInSearch && isLetter(key) ? { do: "type" } : undefined;
  }
}

function isLetter({ key, altKey, ctrlKey, metaKey }: Key): boolean {
  return [...key].length === 1 && key !== " " && !altKey && !ctrlKey && !metaKey;
}
