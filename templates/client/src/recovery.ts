/** What becomes of runs that were lost: sent again where that is safe, else the user decides (B6). */

import type { Loss, PropRef, RunEntry } from "./types";

/** Props that count what the user did on purpose: to do it twice may not be what is wanted. */
const DEEDS: ReadonlySet<string> = new Set(["n_clicks", "n_clicks_timestamp", "n_submit", "n_submit_timestamp"]);

/** A callback that was lost so many times without an answer in between is not sent again without asking. */
const MOST_ATTEMPTS = 3;

/** Callbacks that the user is asked about. */
export interface Question {
  /** What the server said; nothing where no answer came. */
  refusal: string | undefined;
  entries: readonly RunEntry[];
}

export interface RecoveryOptions {
  /** Without outputs a callback is there for what else it does, which sending it again would do twice. */
  hasOutputs(callback: string): boolean;
  retry(entries: readonly RunEntry[]): void;
  /** Asks whether to send these again; without entries there is nothing to ask any more. */
  ask(question: Question): void;
  /** The page itself has to be loaded anew; `undone` where something was done on purpose and is lost with it. */
  renew(kind: "outdated" | "elsewhere", undone: boolean): void;
}

interface Doubt {
  refusal: string | undefined;
  callback: string;
  /** The newest run that lost it. */
  order: number;
  triggered: Set<PropRef>;
  initial: boolean;
}

export class Recovery {
  private kept: RunEntry[] = [];
  private doubts: Doubt[] = [];
  private readonly attempts = new Map<string, number>();
  /** The newest runs that were answered, by callback and by what triggered it. */
  private readonly answers = new Map<string, number>();

  constructor(private readonly options: RecoveryOptions) {}

  /** A run, by its number, is lost before these had settled. */
  lost(entries: readonly RunEntry[], loss: Loss, order: number): void {
    if (loss.kind === "outdated" || loss.kind === "elsewhere") {
      this.options.renew(loss.kind, entries.some(isDeed));
      return;
    }
    for (const entry of entries) {
      const { callback } = entry;
      const attempts = (this.attempts.get(callback) ?? 0) + (loss.sent ? 1 : 0);
      this.attempts.set(callback, attempts);
      const isSafe = this.options.hasOutputs(callback) && !isDeed(entry) && attempts <= MOST_ATTEMPTS;
      if (loss.kind === "connection" && (!loss.sent || isSafe)) this.kept.push(entry);
      else this.doubt(entry, loss.detail, order);
    }
  }

  /** A callback has run to its end. What was in doubt about it before is settled as far as this was triggered by it. */
  answered(callback: string, triggered: readonly PropRef[], order: number): void {
    this.attempts.delete(callback);
    this.note(callback, order);
    for (const ref of triggered) this.note(`${callback} ${ref}`, order);
    for (const doubt of this.doubts) if (doubt.callback === callback && doubt.order < order) this.lift(doubt);
  }

  /** The server can be reached again. */
  reconnected(): void {
    const entries = this.kept;
    this.kept = [];
    if (entries.length > 0) this.options.retry(entries);
  }

  /** The user wants these sent again. */
  again(question: Question): void {
    this.drop(question);
    this.options.retry(question.entries);
  }

  /** The user does not want these sent again. */
  drop({ refusal }: Question): void {
    this.doubts = this.doubts.filter((doubt) => doubt.refusal !== refusal);
  }

  private doubt({ callback, triggered = [], initial }: RunEntry, refusal: string | undefined, order: number): void {
    let doubt = this.doubts.find((other) => other.callback === callback && other.refusal === refusal);
    if (!doubt) this.doubts.push((doubt = { refusal, callback, order, triggered: new Set(), initial: false }));
    doubt.order = Math.max(order, doubt.order);
    for (const ref of triggered) doubt.triggered.add(ref);
    if (initial) doubt.initial = true;
    this.lift(doubt);
  }

  /** Drops of a doubt what newer runs have answered. */
  private lift(doubt: Doubt): void {
    const isAnswered = (key: string): boolean => (this.answers.get(key) ?? -1) > doubt.order;
    for (const ref of doubt.triggered) if (isAnswered(`${doubt.callback} ${ref}`)) doubt.triggered.delete(ref);
    doubt.initial &&= !isAnswered(doubt.callback);
    if (doubt.triggered.size === 0 && !doubt.initial) this.doubts = this.doubts.filter((other) => other !== doubt);
    const left = this.doubts.filter(({ refusal }) => refusal === doubt.refusal);
    this.options.ask({ refusal: doubt.refusal, entries: left.map(entryOf) });
  }

  private note(key: string, order: number): void {
    this.answers.set(key, Math.max(order, this.answers.get(key) ?? -1));
  }
}

function entryOf({ callback, triggered, initial }: Doubt): RunEntry {
  return { callback, ...(triggered.size > 0 && { triggered: [...triggered] }), ...(initial && { initial: true as const }) };
}

function isDeed({ triggered = [] }: RunEntry): boolean {
  return triggered.some((ref) => DEEDS.has(ref.slice(ref.lastIndexOf(".") + 1)));
}
