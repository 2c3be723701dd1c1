/** Fetches the parts of the client that a page needs, again where the connection broke (B6). */

import type { ComponentModule } from "./types";

/** A part that cannot be had then, though the server can be reached, is gone: the app was built anew. */
const MOST_ATTEMPTS = 3;

export interface LoadingOptions {
  /** Milliseconds after which a part is late. */
  limit: number;
  /** Resolves when the server can be reached again. */
  regained(): Promise<void>;
  /** A part has not come yet. Perhaps it never will: nothing tells which. */
  late(): void;
  /** A part that was late has come. */
  came(): void;
  gone(): void;
}

export class Loading {
  constructor(private readonly options: LoadingOptions) {}

  /** Undefined where there is nothing to load; rejects when the part is gone. */
  load(fetchPart: (() => Promise<ComponentModule>) | undefined): Promise<ComponentModule> | undefined {
    return fetchPart && this.watched(this.attempts(fetchPart));
  }

  private async watched(part: Promise<ComponentModule>): Promise<ComponentModule> {
    let isLate = false;
    const clock = setTimeout(() => {
      isLate = true;
      this.options.late();
    }, this.options.limit);
    try {
      const module = await part;
      if (isLate) this.options.came();
      return module;
    } finally {
      clearTimeout(clock);
    }
  }

  private async attempts(fetchPart: () => Promise<ComponentModule>): Promise<ComponentModule> {
    for (let attempts = 1; ; attempts++) {
      try {
        return await fetchPart();
      } catch (error) {
        if (attempts === MOST_ATTEMPTS) {
          this.options.gone();
          throw error;
        }
        await this.options.regained();
      }
    }
  }
}
