/** What the parts of the client agree on. The pure core knows nothing of the DOM; the DOM layer nothing of runs. */

import type { Writing } from "./dom/live";

export type JSON = string | number | boolean | null | JSON[] | { [key: string]: JSON };
export type Props = { [name: string]: JSON };

/** `id.prop`; split at the last dot. */
export type PropRef = string;

/** A callback as the page carries it; its place in the list is its place in the order (plan.py). */
export interface PlannedCallback {
  name: string;
  inputs: PropRef[];
  state: PropRef[];
  outputs: PropRef[];
  /** The props that hold it back while they are pending in another run: inputs, and state along kept edges (B3). */
  waits: PropRef[];
  initial: boolean;
  late: boolean;
  /** What it reads that may be absent (S14). */
  optional?: PropRef[];
  /** What it reads and nothing can change: the server knows it and does not ask for it. */
  fixed?: PropRef[];
}

/** A component that the page must know: it has an id, is named by a callback, or reacts to the user. */
export interface PageComponent {
  id: string;
  type: string;
  /** Its element carries `data-dx` with this number, where it has no public id. */
  mark?: number;
  props: Props;
}

/** The block `<script type="application/json" id="_dx-app">`. */
export interface PageData {
  wiring: string;
  base: string;
  dev: boolean;
  /** Milliseconds without anything new after which the page's stream, or the answer to a run, is lost. */
  patience: { page: number; run: number };
  updateTitle: string | null;
  components: PageComponent[];
  callbacks: PlannedCallback[];
  /** For each input prop: indices of the callbacks that a change may set off, in order, those downstream too (C2). */
  dispatch: { [ref: PropRef]: number[] };
}

/** One callback of a run: `initial` for its initial call, else the props that trigger it; with neither it runs when
 * a callback of the same run writes one of its inputs. */
export interface RunEntry {
  callback: string;
  triggered?: PropRef[];
  initial?: true;
}

/** The body of `POST {base}_dashc/run`. */
export interface RunRequest {
  wiring: string;
  run: RunEntry[];
  values: { [ref: PropRef]: JSON };
}

export interface RunError {
  message: string;
  reference: string;
  /** In development mode: */
  at?: string;
  traceback?: string;
}

/**
 * A line of the answer: `outputs` holds what was written, nothing where the callback wrote nothing or did not run; also
 * what is left of a choice whose options it wrote, where others of the run have read both.
 */
export interface RunLine {
  callback: string;
  outputs?: { [ref: PropRef]: JSON };
  error?: RunError;
  /** Only in the page's own stream: the server has drawn these outputs in the HTML already. */
  placed?: true;
}

/** What the core needs of the world around it; the DOM layer and the transport give it, tests fake it. */
export interface Host {
  /** The current value of a prop, as shown. */
  read(ref: PropRef): JSON;
  /** Whether the component of a prop is in the page. */
  mounted(ref: PropRef): boolean;
  /**
   * Show values; `placed` ones are in the page already and are only remembered. Gives the ids of the nodes that came
   * with them, those that stay in the page among them.
   */
  write(outputs: { [ref: PropRef]: JSON }, placed: boolean): readonly string[];
  /**
   * Lets components put right what no longer fits what callbacks have written, except props that callbacks may still
   * write. Gives the props that this has changed.
   */
  correct(isPending: (ref: PropRef) => boolean): readonly PropRef[];
  /** Send a run. `line` is called per line in order of arrival, then exactly one of `end` and `fail`. */
  send(request: Omit<RunRequest, "wiring">, answer: RunAnswer): void;
  /** The props that running callbacks, and those downstream of them, may still write (S19). */
  busy(refs: ReadonlySet<PropRef>): void;
  /** A callback was to run, and cannot while these are not in the page (S14). */
  incomplete(callback: string, missing: readonly PropRef[]): void;
  /** A callback raised. */
  failed(callback: string, error: RunError): void;
  /** A callback has run to its end in the run of this number, triggered by these props. */
  answered(callback: string, triggered: readonly PropRef[], order: number): void;
  /** The run of this number was lost before these callbacks had settled; `Engine.retry` takes them up again. */
  lost(entries: readonly RunEntry[], loss: Loss, order: number): void;
}

export interface RunAnswer {
  line(line: RunLine): void;
  end(): void;
  /** The run is lost. */
  fail(loss: Loss): void;
}

/** Why a run was lost: `connection`: no answer, or it broke off; `outdated`: the server's app is wired otherwise;
 * `elsewhere`: something else answered, such as a page to sign in; `refused`: the server said no. */
export interface Loss {
  kind: "connection" | "outdated" | "elsewhere" | "refused";
  /** For `refused`: what the server said. */
  detail?: string;
  /** The request was made, so its callbacks may have run. */
  sent: boolean;
}

/** A component in the page. */
export interface Handle {
  readonly id: string;
  readonly type: string;
  /** Makes its private ids and names unique: `_dx-<key>-…`. */
  readonly key: string;
  readonly el: HTMLElement;
  /** Current values; defaults of the catalogue filled in. */
  readonly props: Props;
  /** The user changed these; shows them and sets off what reads them. */
  set(changes: Props): void;
  /** Takes over values that are shown already; sets nothing off. */
  keep(values: Props): void;
}

/** A prop whose value has to fit another prop, which callbacks may change: a choice has to be one of the options. */
export interface Dependent {
  prop: string;
  on: string;
  /** The value, or what is left of it. */
  fitting(props: Props): JSON;
}

/** What a component's module exports as default, beside its markup in the catalogue. Every member is optional. */
export interface Behaviour {
  /** Called once, when the element is in the page and drawn; returns what undoes it. */
  mount?(handle: Handle): (() => void) | void;
  /** After the markup was patched to new props, by a callback (`all`) or by what the user did. */
  update?(handle: Handle, changed: ReadonlySet<string>, writing: Writing): void;
  dependent?: Dependent;
  /** Private props (`$html`) that the server's HTML was drawn with and the page's data leaves out. */
  drawn?(el: HTMLElement, props: Props): Props;
  /** Props whose value in the DOM differs from the props, as the user changed them before the client was there. */
  adopt?(handle: Handle): Props;
  /** What the user did in it before the client was there; called after `mount`. */
  early?(handle: Handle, event: Event): void;
}

/** What the catalogue says of a component, without schemas and descriptions. */
export interface Catalogue {
  markup: JSON;
  defaults: Props;
  flags: {
    nodes?: string[];
    user?: string[];
    event?: string[];
    readonly?: string[];
    url?: string[];
    browser?: { [prop: string]: JSON };
    void?: true;
  };
}

/** A component's chunk, as `component:*` loads it; the behaviour is empty where it has no module. */
export interface ComponentModule {
  catalogue: Catalogue;
  behaviour: Behaviour;
  /** The hashed name of its style sheet, which lies beside the chunk. */
  style: string | null;
}
