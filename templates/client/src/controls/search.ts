/** Finds options by what is typed: every word of it must occur, in any case and with or without accents. */

import { plainText } from "../dom/plain";
import type { Option } from "../dom/options";
import { textOf } from "../dom/text";

/** An option, and what the search reads of it. */
export interface Searchable {
  option: Option;
  text: string;
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export function searchable(options: readonly Option[]): Searchable[] {
  return options.map((option) => ({
    option,
    text: folded(option.search ?? `${plainText(option.label)} ${textOf(option.value)}`),
  }));
}

/** How well it matches; less is better. */
function rank(text: string, query: string): number {
  const at = text.indexOf(query);
  if (at === 0) return 0;
  if (at < 0) return 3;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 2 : 1;
}

/** The options that match, the best first, or (`original`) in the order given. */
export function search(all: readonly Searchable[], typed: string, order: "index" | "original"): Option[] {
  const query = folded(typed).trim();
  if (query === "") return all.map(({ option }) => option);
  const words = query.split(/\s+/);
  const found = all.filter(({ text }) => words.every((word) => text.includes(word)));
  if (order === "original") return found.map(({ option }) => option);
  return found
    .map(({ option, text }) => ({ option, rank: rank(text, query) }))
    .sort((a, b) => a.rank - b.rank || a.option.index - b.option.index)
    .map(({ option }) => option);
}
