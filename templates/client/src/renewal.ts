/**
 * Loads the page anew where it cannot go on as it is: the server's app is wired otherwise, something else answers (a
 * page to sign in), or a part of the client is gone. By itself where nothing that the user entered is lost with it;
 * what can be kept is put in again afterwards.
 */

import type { JSON } from "./types";

export type Reason = "outdated" | "elsewhere" | "incomplete";

/** A prop that the user set in a control with a public id. */
export interface Entry {
  id: string;
  type: string;
  prop: string;
  value: JSON;
}

/** What the user has entered in a page. */
export interface Entered {
  entries: Entry[];
  /** Something was entered that cannot be kept: in a control without an id, in a field for passwords. */
  more: boolean;
}

/** What is handed on to the page after this one. */
export interface Kept {
  entries: Entry[];
  /** Something was done on purpose, such as a click, and has not been carried out. */
  undone: boolean;
}

interface Stored extends Kept {
  page: string;
  at: number;
}

const KEPT = "_dx-kept";
const RENEWED = "_dx-renewed";
/** To sign in may take some time; after that somebody else may sit there. */
const KEPT_FOR = 10 * 60_000;
/** Milliseconds in which the page is loaded anew by itself only once: what did not help does not help again. */
const PAUSE = 30_000;

export interface RenewalOptions {
  entered(): Entered;
  /** The user is writing: not a moment to take the page away. */
  isWriting(): boolean;
  /** Of this tab; undefined where the browser has none for the page. */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined;
  /** Kept values come back on this page only. */
  page: string;
  now(): number;
  reload(): void;
  /** Leaves it to the user when to go, and says whether something that was entered will be lost. */
  offer(reason: Reason, losing: boolean, go: () => void): void;
}

export class Renewal {
  private going = false;
  private undone = false;

  constructor(private readonly options: RenewalOptions) {}

  /** Loads the page anew, or offers to; `undone` where something done on purpose is lost with it. */
  start(reason: Reason, undone: boolean): void {
    if (this.going) return;
    this.undone ||= undone;
    const kept = this.keep();
    const isWriting = reason === "outdated" && this.options.isWriting();
    if (kept && !isWriting && !this.isRecent()) this.go();
    else this.offer(reason);
  }

  /** Leaves it to the user. */
  offer(reason: Reason): void {
    this.options.offer(reason, !this.keep(), () => {
      this.keep();
      this.go();
    });
  }

  /** What the page before this one has handed on, once. */
  take(): Kept | undefined {
    const { page, storage, now } = this.options;
    const text = storage?.getItem(KEPT);
    if (!text) return undefined;
    storage!.removeItem(KEPT);
    const stored = JSON.parse(text) as Stored;
    return stored.page === page && now() - stored.at < KEPT_FOR ? stored : undefined;
  }

  /** Hands on what the user has entered; false where some of it cannot be. */
  private keep(): boolean {
    const { entered, storage, page, now } = this.options;
    const { entries, more } = entered();
    const isEmpty = entries.length === 0 && !this.undone;
    const stored: Stored = { page, at: now(), entries, undone: this.undone };
    try {
      if (!isEmpty) storage?.setItem(KEPT, JSON.stringify(stored));
    } catch {
      return false; // More than the storage takes.
    }
    return !more && (isEmpty || storage !== undefined);
  }

  private go(): void {
    const { storage, now, reload } = this.options;
    this.going = true;
    storage?.setItem(RENEWED, String(now()));
    reload();
  }

  /** Whether the page has been loaded anew just now; without a storage nobody knows. */
  private isRecent(): boolean {
    const { storage, now } = this.options;
    return !storage || now() - Number(storage.getItem(RENEWED) ?? 0) < PAUSE;
  }
}
