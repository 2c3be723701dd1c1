/** What becomes of runs that were lost: sent again where that is safe, else the user decides (B6). */

import type { Loss, PropRef, RunEntry } from "./types";

/** Props that count what the user did on purpose: to do it twice may not be what is wanted. */
const DEEDS: ReadonlySet<string> = new Set(["n_clicks", "n_clicks_timestamp", "n_submit", "n_submit_timestamp"]);

/** After so many losses in a row without a line in between, sending again by itself does not help. */
const MOST_ATTEMPTS = 3;

export interface RecoveryOptions {
  /** Without outputs a callback is there for what else it does, which sending it again would do twice. */
  hasOutputs(callback: string): boolean;
  retry(entries: readonly RunEntry[]): void;
  /** The user is asked whether to send these again. */
  ask(entries: readonly RunEntry[], loss: Loss): void;
}

export class Recovery {
  private kept: RunEntry[] = [];
  private attempts = 0;

  constructor(private readonly options: RecoveryOptions) {}

  lost(entries: readonly RunEntry[], loss: Loss): void {
    if (loss.sent) this.attempts += 1;
    const again = loss.kind === "connection" && (!loss.sent || this.isSafe(entries));
    if (again) this.kept.push(...entries);
    else this.options.ask(entries, loss);
  }

  /** A line has arrived: things work. */
  alive(): void {
    this.attempts = 0;
  }

  /** The server can be reached again. */
  reconnected(): void {
    const entries = this.kept;
    this.kept = [];
    if (entries.length > 0) this.options.retry(entries);
  }

  private isSafe(entries: readonly RunEntry[]): boolean {
    if (this.attempts > MOST_ATTEMPTS) return false;
    return entries.every(
      ({ callback, triggered = [] }) => this.options.hasOutputs(callback) && !triggered.some((ref) => isDeed(ref)),
    );
  }
}

function isDeed(ref: PropRef): boolean {
  return DEEDS.has(ref.slice(ref.lastIndexOf(".") + 1));
}
