/**
 * Reads the page's own stream while it still arrives: the app's data, then blocks of results (C1). A document that
 * breaks off stays as it is for ever, and no event says so (Chromium): what tells is that nothing comes any more.
 */

import { doc } from "./dom/document";
import { Silence } from "./silence";
import type { PageData, RunLine } from "./types";

export interface PageStream {
  /** The layout is there, and this belongs to it. */
  data(page: PageData): void;
  line(line: RunLine): void;
  /** The document has ended or broken off, with or without the app's data. */
  end(): void;
}

/** Nodes make no scripts, so none of them passes for one of these. */
const BLOCKS = "script#_dx-app, script._dx-results";

/** Reports what is there, then what comes. */
export function followPage(stream: PageStream): void {
  const read = new Set<Element>();
  const off = new AbortController();
  let silence: Silence | undefined;

  const look = (): void => {
    for (const block of doc.querySelectorAll(BLOCKS)) {
      if (read.has(block)) continue;
      const content = complete(block.textContent);
      if (content === undefined) return;
      read.add(block);
      if (block.id) {
        const page = content as PageData;
        silence = new Silence(page.patience.page, finish);
        stream.data(page);
      } else if (silence) for (const line of content as RunLine[]) stream.line(line);
    }
  };

  const observer = new MutationObserver(() => {
    silence?.heard();
    look();
  });
  const finish = (): void => {
    off.abort();
    observer.disconnect();
    look();
    silence?.stop();
    stream.end();
  };
  if (doc.readyState !== "loading") return finish();
  observer.observe(doc.documentElement, { childList: true, characterData: true, subtree: true });
  doc.addEventListener("DOMContentLoaded", finish, { signal: off.signal });
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
