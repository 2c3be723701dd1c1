/** A page and a server without either: the engine under test, values in a map, and requests that the test answers. */

import { Engine } from "../../src/core/engine";
import type {
  Host,
  JSON,
  PlannedCallback,
  PropRef,
  RunAnswer,
  RunEntry,
  RunError,
  RunLine,
  RunRequest,
} from "../../src/types";

export type Values = { [ref: PropRef]: JSON };

/** Gives what it writes; a ref left out is `no_update`; null writes nothing at all (`PreventUpdate`). */
export type Body = (args: Values, triggered: readonly PropRef[]) => Values | null;

export interface Definition {
  name: string;
  inputs: PropRef[];
  state?: PropRef[];
  /** State that it waits for (B3). */
  kept?: PropRef[];
  outputs: PropRef[];
  initial?: boolean;
  late?: boolean;
  optional?: PropRef[];
  fixed?: PropRef[];
  body?: Body;
}

export interface Call {
  name: string;
  args: Values;
  triggered: readonly PropRef[];
}

/** In plan order, as the compiler gives them. */
export function planned(definitions: readonly Definition[]): PlannedCallback[] {
  return definitions.map(({ name, inputs, state = [], kept = [], outputs, initial = false, late = false, ...more }) => ({
    name,
    inputs,
    state: [...state, ...kept],
    outputs,
    waits: [...inputs, ...kept],
    initial,
    late,
    ...(more.optional && { optional: more.optional }),
    ...(more.fixed && { fixed: more.fixed }),
  }));
}

export function dispatchOf(callbacks: readonly PlannedCallback[]): { [ref: PropRef]: number[] } {
  const dispatch: { [ref: PropRef]: number[] } = {};
  for (const source of new Set(callbacks.flatMap(({ inputs }) => inputs))) {
    const refs = new Set([source]);
    const reached: number[] = [];
    for (const [place, { inputs, outputs }] of callbacks.entries()) {
      if (!inputs.some((ref) => refs.has(ref))) continue;
      reached.push(place);
      for (const ref of outputs) refs.add(ref);
    }
    dispatch[source] = reached;
  }
  return dispatch;
}

/** A request on its way: what the server does with it, one callback at a time. */
export class Flight {
  readonly order: string[];
  private readonly open: Set<string>;
  /** What ran in it. */
  readonly calls: Call[] = [];
  private readonly written: Values = {};

  constructor(
    private readonly world: World,
    readonly request: Omit<RunRequest, "wiring">,
    private readonly answer: RunAnswer,
  ) {
    this.order = request.run.map(({ callback }) => callback);
    this.open = new Set(this.order);
  }

  get done(): boolean {
    return this.open.size === 0;
  }

  isOpen(name: string): boolean {
    return this.open.has(name);
  }

  entry(name: string): RunEntry {
    return this.request.run.find(({ callback }) => callback === name)!;
  }

  /** The callbacks whose turn it is. */
  ready(): string[] {
    const isReady = (name: string): boolean => !this.writersOf(name).some((other) => this.open.has(other));
    return this.order.filter((name) => this.open.has(name) && isReady(name));
  }

  /** Runs one callback and sends its line; without a name, all that are left and the end. */
  settle(name?: string): this {
    if (name === undefined) {
      while (!this.done) this.settle(this.ready()[0]!);
      return this;
    }
    if (!this.ready().includes(name)) throw new Error(`It is not the turn of ${name}.`);
    const line = this.run(name);
    this.open.delete(name);
    this.answer.line(line);
    if (this.done) this.end();
    return this;
  }

  end(): void {
    this.world.flights = this.world.flights.filter((other) => other !== this);
    this.answer.end();
  }

  fail(): void {
    this.world.flights = this.world.flights.filter((other) => other !== this);
    this.answer.fail({ kind: "connection", sent: true });
  }

  private writersOf(name: string): string[] {
    const { waits } = this.world.callback(name);
    const before = this.order.slice(0, this.order.indexOf(name));
    return before.filter((other) => this.world.callback(other).outputs.some((ref) => waits.includes(ref)));
  }

  private run(name: string): RunLine {
    const { inputs, state, outputs, optional = [] } = this.world.callback(name);
    const entry = this.entry(name);
    const isAbsent = (ref: PropRef): boolean => optional.includes(ref) && !(ref in this.request.values);
    const reached = inputs.filter((ref) => ref in this.written && !outputs.includes(ref) && !isAbsent(ref));
    const triggered = [...new Set([...(entry.triggered ?? []), ...reached])];
    if (triggered.length === 0 && !entry.initial) return { callback: name, outputs: {} };
    const args: Values = {};
    for (const ref of [...inputs, ...state]) {
      const sent = ref in this.written ? this.written[ref] : this.request.values[ref];
      const value = isAbsent(ref) ? null : sent;
      if (value === undefined) throw new Error(`The value of ${ref} was not sent for ${name}.`);
      args[ref] = value;
    }
    const call = { name, args, triggered };
    this.world.calls.push(call);
    this.calls.push(call);
    try {
      const result = this.world.body(name)(args, triggered) ?? {};
      Object.assign(this.written, result);
      return { callback: name, outputs: result };
    } catch (error) {
      return { callback: name, error: { message: String(error), reference: "1" } };
    }
  }
}

export class World implements Host {
  readonly engine: Engine;
  readonly callbacks: PlannedCallback[];
  readonly calls: Call[] = [];
  readonly sent: Flight[] = [];
  readonly failures: string[] = [];
  readonly answers: { callback: string; triggered: readonly PropRef[]; order: number }[] = [];
  readonly losses: RunEntry[][] = [];
  readonly placed: Values = {};
  flights: Flight[] = [];
  marked: PropRef[] = [];
  /** Ids that are not in the page. */
  readonly absent = new Set<string>();
  readonly incompletes: string[] = [];
  private readonly unchecked = new Set<PropRef>();

  constructor(
    private readonly definitions: readonly Definition[],
    readonly values: Values = {},
  ) {
    this.callbacks = planned(definitions);
    this.engine = new Engine({ callbacks: this.callbacks, dispatch: dispatchOf(this.callbacks) }, this);
  }

  callback(name: string): PlannedCallback {
    return this.callbacks.find((callback) => callback.name === name)!;
  }

  body(name: string): Body {
    const { outputs, body } = this.definitions.find((definition) => definition.name === name)!;
    const called = (args: Values): string => `${name}(${Object.values(args).join()})`;
    return body ?? ((args) => Object.fromEntries(outputs.map((ref) => [ref, called(args)])));
  }

  /** The user changes props, and the task ends. */
  async edit(changes: Values): Promise<Flight> {
    Object.assign(this.values, changes);
    this.engine.edit(Object.keys(changes));
    await settled();
    return this.last;
  }

  get last(): Flight {
    return this.sent.at(-1)!;
  }

  callsOf(name: string): Call[] {
    return this.calls.filter((call) => call.name === name);
  }

  /** The newest call of each callback, by the order of the runs. */
  newestCalls(): Call[] {
    return [...new Map(this.sent.flatMap(({ calls }) => calls).map((call) => [call.name, call])).values()];
  }

  read(ref: PropRef): JSON {
    return this.values[ref] ?? null;
  }

  mounted(ref: PropRef): boolean {
    return !this.absent.has(ref.slice(0, ref.lastIndexOf(".")));
  }

  /** Nodes are written as `{nodes: {"id.prop": value}}`. */
  write(outputs: Values, placed: boolean): string[] {
    for (const ref of Object.keys(outputs)) {
      if (ref.endsWith(".options")) this.unchecked.add(ref.replace(/options$/, "value"));
    }
    Object.assign(this.values, outputs);
    if (placed) Object.assign(this.placed, outputs);
    const props = Object.values(outputs).flatMap((value) => Object.entries(nodesIn(value)));
    Object.assign(this.values, Object.fromEntries(props));
    const ids = props.map(([ref]) => ref.slice(0, ref.lastIndexOf(".")));
    for (const id of ids) this.absent.delete(id);
    return ids;
  }

  /** `options` hold the only values that the `value` beside them may have. */
  correct(isPending: (ref: PropRef) => boolean): PropRef[] {
    const refs: PropRef[] = [];
    for (const ref of this.unchecked) {
      if (isPending(ref)) continue;
      this.unchecked.delete(ref);
      const options = this.values[ref.replace(/value$/, "options")] as JSON[];
      if (this.read(ref) === null || options.includes(this.read(ref))) continue;
      this.values[ref] = null;
      refs.push(ref);
    }
    return refs;
  }

  incomplete(callback: string, missing: readonly PropRef[]): void {
    this.incompletes.push(`${callback}: ${missing.join()}`);
  }

  send(request: Omit<RunRequest, "wiring">, answer: RunAnswer): void {
    const flight = new Flight(this, request, answer);
    this.flights.push(flight);
    this.sent.push(flight);
  }

  busy(refs: ReadonlySet<PropRef>): void {
    this.marked = [...refs].sort();
  }

  failed(callback: string, _error: RunError): void {
    this.failures.push(callback);
  }

  answered(callback: string, triggered: readonly PropRef[], order: number): void {
    this.answers.push({ callback, triggered, order });
  }

  lost(entries: RunEntry[]): void {
    this.losses.push(entries);
  }
}

function nodesIn(value: JSON): Values {
  return value !== null && typeof value === "object" && "nodes" in value ? (value["nodes"] as Values) : {};
}

/** Lets the engine send what it wants to send. */
export async function settled(): Promise<void> {
  await new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));
}
