/**
 * Which callbacks run when, on which values, and which of their results are shown (semantics S4-S9, S19, B2-B4, B6).
 *
 * Edits, runs and triggers are numbered by one clock. A run is what goes to the server in one request; the page's own
 * stream is run 0. Every change that is shown gets a stamp, and reaches every callback that reads the prop exactly
 * once: within the run that made it, or as a trigger.
 */

import type { Host, JSON, Loss, PageData, PropRef, RunEntry, RunLine } from "../types";
import { Cells } from "./cells";
import { compose } from "./compose";
import { Graph } from "./graph";
import { newcomers } from "./newcomers";
import { Presence } from "./presence";
import { Queue } from "./queue";
import { type Causes, type Entry, NO_CAUSES, Run, runEntry } from "./run";

/** The newest run in which a callback ran, and the stamps of the inputs that it saw. */
interface LastRun {
  order: number;
  seen: ReadonlyMap<PropRef, number>;
}

const NEVER: LastRun = { order: -1, seen: new Map() };

export class Engine {
  private readonly graph: Graph;
  private readonly cells: Cells;
  private readonly queue: Queue;
  private readonly presence: Presence;
  private readonly lastRuns = new Map<number, LastRun>();
  /** When each callback last was triggered or ran. */
  private readonly touched = new Map<number, number>();
  private runs: Run[] = [];
  private page: Run | undefined;
  private clock = 0;
  private scheduled = false;
  private held = false;
  private marked: ReadonlySet<PropRef> = new Set();

  constructor(
    page: Pick<PageData, "callbacks" | "dispatch">,
    private readonly host: Host,
  ) {
    this.graph = new Graph(page);
    this.cells = new Cells(this.graph);
    this.queue = new Queue(this.graph);
    this.presence = new Presence(this.graph, host);
  }

  /** The page's own stream is under way: the server makes the initial calls that need nothing of the browser (C1). */
  start(): void {
    const callable = [...this.graph.callbacks.keys()].filter((place) => this.presence.callable(place));
    const starting = new Set(callable.filter((place) => this.graph.at(place).initial));
    const entries = new Map<number, Entry>();
    const written = new Set<PropRef>();
    for (const place of callable) {
      const { inputs, outputs, late } = this.graph.at(place);
      if (late || !(starting.has(place) || inputs.some((ref) => written.has(ref)))) continue;
      const initial = starting.has(place) && this.queue.startsByItself(place, starting);
      entries.set(place, { triggered: [], initial, origin: new Map(), causes: NO_CAUSES });
      for (const ref of outputs) written.add(ref);
    }
    this.page = this.launch(0, entries);
    const late = [...starting].filter((place) => this.graph.at(place).late);
    this.queue.beginAll(late, starting, NO_CAUSES);
    this.changed();
  }

  /** Sends nothing until `release`: not all that the user did is known yet. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.changed();
  }

  /** A result that came with the page. */
  pageLine(line: RunLine): void {
    if (this.page) this.line(this.page, line);
  }

  /** The page's stream is over: what it does not hold is asked for. */
  pageEnd(): void {
    if (this.page) this.retry(this.abandon(this.page));
  }

  /** The user changed these props; they are shown already. Changes of one task make one run (S4). */
  edit(refs: Iterable<PropRef>): void {
    this.record(refs);
    this.changed();
  }

  /** Sends again what was lost (B6), with the values of now. */
  retry(entries: readonly RunEntry[]): void {
    for (const { callback, triggered = [], initial } of entries) {
      const place = this.graph.place(callback);
      if (place === undefined) continue;
      for (const ref of triggered) this.trigger(place, ref);
      if (initial) this.queue.begin(place, NO_CAUSES);
    }
    this.changed();
  }

  /** Whether a prop shows what the user entered, and not what a callback wrote. */
  isEntered(ref: PropRef): boolean {
    return this.cells.get(ref).edit >= 0;
  }

  /** The page changed these props, not a callback: they trigger what reads them. */
  private record(refs: Iterable<PropRef>): void {
    const order = ++this.clock;
    for (const ref of refs) {
      this.cells.edit(ref, order);
      for (const reader of this.graph.readers(ref)) this.trigger(reader, ref);
    }
  }

  private trigger(place: number, ref: PropRef, causes: Causes = NO_CAUSES): void {
    this.queue.trigger(place, ref, causes);
    this.touched.set(place, this.clock);
  }

  /** Something happened that may let callbacks go; they go when the task at hand is over. */
  private changed(): void {
    this.mark();
    if (this.scheduled || this.held) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.send();
    });
  }

  private send(): void {
    const corrected = this.host.correct((ref) => this.marked.has(ref));
    if (corrected.length > 0) this.record(corrected);
    const { graph, cells, queue, presence, runs } = this;
    for (const place of [...queue.all.keys()]) {
      const missing = presence.missing(place);
      if (missing === undefined) continue;
      queue.remove(place);
      if (missing.length > 0) this.host.incomplete(graph.at(place).name, missing);
    }
    const entries = compose({ graph, cells, waiting: queue.all, runs, presence });
    for (const place of entries.keys()) queue.remove(place);
    const run = this.launch(++this.clock, entries);
    queue.stayBehind(run.order);
    if (entries.size === 0) return this.mark();
    const request = {
      run: [...entries].map(([place, entry]) => runEntry(graph.at(place).name, entry.triggered, entry.initial)),
      values: this.values(entries),
    };
    this.mark();
    this.host.send(request, {
      line: (line) => this.line(run, line),
      end: () => void this.abandon(run),
      fail: (loss) => this.lose(run, loss),
    });
  }

  private launch(order: number, entries: ReadonlyMap<number, Entry>): Run {
    const run = new Run(order, entries, this.graph, this.cells);
    if (entries.size > 0) this.runs.push(run);
    return run;
  }

  /**
   * Inputs and states of these callbacks; not an input that a callback gets within the run or does not run at all, nor
   * what is optional and not there, nor what the server knows.
   */
  private values(entries: ReadonlyMap<number, Entry>): { [ref: PropRef]: JSON } {
    const written = new Set([...entries.keys()].flatMap((place) => this.graph.at(place).outputs));
    const values: { [ref: PropRef]: JSON } = {};
    for (const [place, entry] of entries) {
      const { inputs, state, optional = [], fixed = [] } = this.graph.at(place);
      const called = entry.initial || entry.triggered.length > 0;
      const comes = called ? [] : inputs.filter((ref) => written.has(ref) && !optional.includes(ref));
      const spared = comes.length === 1 ? comes[0] : undefined;
      for (const ref of [...inputs, ...state]) {
        if (fixed.includes(ref) || (optional.includes(ref) && !this.host.mounted(ref))) continue;
        if (ref !== spared || state.includes(ref)) values[ref] = this.host.read(ref);
      }
    }
    return values;
  }

  private line(run: Run, line: RunLine): void {
    const place = this.graph.place(line.callback);
    if (place === undefined || !run.unsettled.has(place)) return;
    const { causes } = run.entries.get(place)!;
    const { shown, brought } = this.show(run, place, line);
    if (run.runs(place)) this.host.answered(line.callback, run.triggers(place), run.order);
    this.settle(run, place);
    for (const ref of shown) this.deliver(run, place, ref, causes);
    this.welcome(run, place, brought);
    if (line.error) this.host.failed(line.callback, line.error);
    this.changed();
  }

  /** Shows the results of a callback; what has come with them in time for others of them takes these. */
  private show(run: Run, place: number, line: RunLine): { shown: PropRef[]; brought: string[] } {
    const shown: PropRef[] = [];
    const brought: string[] = [];
    let left = Object.entries(line.outputs ?? {});
    let placed = line.placed ?? false;
    for (;;) {
      const there = left.filter(([ref]) => this.host.mounted(ref));
      if (there.length === 0) return { shown, brought };
      left = left.filter(([ref]) => !this.host.mounted(ref));
      const accepted = this.accept(run, place, Object.fromEntries(there));
      const refs = Object.keys(accepted);
      if (refs.length > 0) brought.push(...this.host.write(accepted, placed));
      shown.push(...refs);
      placed = false; // The server has drawn the nodes as they came, without what else is written to them.
    }
  }

  /** Nodes that a callback has brought are wired at once (S12). */
  private welcome(run: Run, writer: number, ids: readonly string[]): void {
    const { origin, causes: before } = run.entries.get(writer)!;
    const causes = new Set([...before, writer]);
    const { props, starting, triggers } = newcomers(this.graph, ids, causes);
    for (const ref of props) this.cells.write(ref, run.order, writer, origin);
    for (const [place, ref] of triggers) this.trigger(place, ref, causes);
    this.queue.beginAll(starting, starting, causes);
  }

  /** The results that are shown: an older one never takes the place of a newer one (B4). */
  private accept(run: Run, place: number, outputs: { [ref: PropRef]: JSON }): { [ref: PropRef]: JSON } {
    const shown: { [ref: PropRef]: JSON } = {};
    const { origin } = run.entries.get(place)!;
    for (const [ref, value] of Object.entries(outputs)) {
      if (!this.isOutdated(run, place, ref)) {
        this.cells.write(ref, run.order, place, origin);
        run.seen.set(ref, this.cells.get(ref).stamp);
        shown[ref] = value;
      }
      run.wrote.add(ref);
    }
    return shown;
  }

  /**
   * What the user changed since is outdated only if it will be answered: when a callback that writes the prop has been
   * triggered after it. So typing into synchronised controls is not undone (S9), yet a choice among options that are
   * gone is.
   */
  private isOutdated(run: Run, place: number, ref: PropRef): boolean {
    const cell = this.cells.get(ref);
    if (cell.run > run.order) return true;
    if (cell.edit < run.order) return false;
    // What the server left of a choice that has changed meanwhile; the page looks at the new one itself.
    if (!this.graph.writers(ref).includes(place)) return true;
    return this.graph.writers(ref).some((writer) => (this.touched.get(writer) ?? -1) >= cell.edit);
  }

  private settle(run: Run, place: number): void {
    run.settle(place);
    if (run.unsettled.size === 0) this.runs = this.runs.filter((other) => other !== run);
    if (run.runs(place)) {
      this.touched.set(place, Math.max(run.order, this.touched.get(place) ?? 0));
      const last = this.lastRuns.get(place);
      if (!last || last.order < run.order) this.lastRuns.set(place, { order: run.order, seen: run.seen });
    }
    this.catchUp(place);
  }

  /** Sees to it that a callback gets what an older run showed after its newest run had been sent. */
  private catchUp(place: number): void {
    const last = this.lastRuns.get(place) ?? NEVER;
    if (this.runs.some((run) => run.order > last.order && run.unsettled.has(place))) return;
    for (const ref of this.graph.at(place).inputs) {
      const { stamp, writer } = this.cells.get(ref);
      if (writer !== place && stamp > (last.seen.get(ref) ?? 0)) this.trigger(place, ref);
    }
  }

  /**
   * A change reaches the readers of its own run by itself, the others by a trigger; equal values too (S8). A newer run
   * that may still replace it sees to its readers when they settle.
   */
  private deliver(run: Run, writer: number, ref: PropRef, causes: Causes): void {
    for (const reader of this.graph.readers(ref)) {
      const isWithin = run.unsettled.has(reader) && this.graph.follows(reader, writer);
      if (reader === writer || isWithin || causes.has(reader)) continue;
      const replaced = this.runs.some(
        (newer) => newer.order > run.order && newer.unsettled.has(reader) && newer.writes(ref),
      );
      if (!replaced) this.trigger(reader, ref, causes);
    }
  }

  /** What has not settled in a run has written nothing; returns what would have to be sent to make up for it. */
  private abandon(run: Run): RunEntry[] {
    const isNewer = (order = -1): boolean => order > run.order;
    const remainder = run.remainder(
      (place) =>
        isNewer(this.lastRuns.get(place)?.order) ||
        this.queue.all.has(place) ||
        this.runs.some((other) => isNewer(other.order) && other.runs(place)),
    );
    for (const place of [...run.unsettled]) this.settle(run, place);
    this.changed();
    return remainder;
  }

  private lose(run: Run, loss: Loss): void {
    const remainder = this.abandon(run);
    if (remainder.length > 0) this.host.lost(remainder, loss, run.order);
  }

  /** Tells which props callbacks that run or wait, and those downstream of them, may still write (S19). */
  private mark(): void {
    const places = [...this.queue.all.keys(), ...this.runs.flatMap((run) => [...run.unsettled])];
    const busy = new Set(this.graph.closure(places).flatMap((place) => this.graph.at(place).outputs));
    if (busy.size === this.marked.size && [...busy].every((ref) => this.marked.has(ref))) return;
    this.marked = busy;
    this.host.busy(busy);
  }
}
