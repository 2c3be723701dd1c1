/** Reads the page's own stream while it still arrives: the app's data, then blocks of results (C1). */

import type { PageData, RunLine } from "./types";

export interface PageStream {
  /** The layout is there, and this belongs to it. */
  data(page: PageData): void;
  line(line: RunLine): void;
  /** The document has ended, complete or not. */
  end(): void;
}

const BLOCKS = "#_dx-app, ._dx-results";

/** Reports what is there, then what comes. */
export function followPage(stream: PageStream): void {
  const read = new Set<Element>();
  let started = false;

  const look = (): void => {
    for (const block of document.querySelectorAll(BLOCKS)) {
      if (read.has(block)) continue;
      const content = complete(block.textContent);
      if (content === undefined) return;
      read.add(block);
      if (block.id) {
        started = true;
        stream.data(content as PageData);
      } else if (started) for (const line of content as RunLine[]) stream.line(line);
    }
  };

  const observer = new MutationObserver(look);
  const finish = (): void => {
    observer.disconnect();
    look();
    if (started) stream.end();
  };
  if (document.readyState !== "loading") return finish();
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  document.addEventListener("DOMContentLoaded", finish);
  look();
}

/** The value of a block, unless the rest of it is still on its way. */
function complete(text: string | null): unknown {
  const last = text?.at(-1);
  if (!text || (last !== "}" && last !== "]")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
