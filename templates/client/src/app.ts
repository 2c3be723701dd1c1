/** One page of an app: the engine, what it shows, and the way to the server. */

import { Connection } from "./connection";
import { Engine } from "./core/engine";
import { Page } from "./dom/page";
import { Notices } from "./notices";
import { Recovery } from "./recovery";
import { Transport } from "./transport";
import type {
  ComponentModule,
  Host,
  JSON,
  Loss,
  PageData,
  PropRef,
  RunAnswer,
  RunEntry,
  RunError,
  RunRequest,
} from "./types";
import { UpdateTitle } from "./update-title";

export class App implements Host {
  readonly engine: Engine;
  private readonly page: Page;
  private readonly notices = new Notices();
  private readonly title: UpdateTitle;
  private readonly transport: Transport;
  private readonly connection: Connection;
  private readonly recovery: Recovery;

  constructor(
    private readonly data: PageData,
    loadComponent: (type: string) => Promise<ComponentModule> | undefined,
  ) {
    this.engine = new Engine(data, this);
    this.page = new Page({
      changed: (values) => this.engine.edit(Object.keys(values)),
      loadComponent,
      dev: data.dev,
    });
    this.title = new UpdateTitle(data.updateTitle);
    this.connection = new Connection({
      probe: () => this.probe(),
      pause,
      changed: (up) => this.connectionChanged(up),
    });
    this.recovery = new Recovery({
      hasOutputs: (callback) => data.callbacks.some(({ name, outputs }) => name === callback && outputs.length > 0),
      retry: (entries) => this.engine.retry(entries),
      ask: (entries, loss) => this.ask(entries, loss),
    });
    this.transport = new Transport({
      base: data.base,
      build: data.build,
      fetch: (...request) => fetch(...request),
      isUp: () => this.connection.up,
      down: () => this.connection.lost(),
      alive: () => this.recovery.alive(),
    });
  }

  /** Takes the page over, and does again what the user did before; all of that goes in one run. */
  start(early: readonly Event[]): void {
    this.engine.hold();
    this.page.adopt(this.data.components);
    this.engine.start();
    this.page.replay(early);
    void this.page.ready.then(() => {
      this.engine.release();
      // For tests, and for style sheets that want to know.
      document.documentElement.dataset["dxReady"] = "true";
    });
  }

  read(ref: PropRef): JSON {
    return this.page.read(ref);
  }

  mounted(ref: PropRef): boolean {
    return this.page.mounted(ref);
  }

  write(outputs: { [ref: PropRef]: JSON }, placed: boolean): readonly string[] {
    return this.page.write(outputs, placed);
  }

  send(request: Omit<RunRequest, "build">, answer: RunAnswer): void {
    this.transport.send(request, answer);
  }

  busy(refs: ReadonlySet<PropRef>): void {
    this.page.busy(refs);
    this.title.show(refs.size > 0);
  }

  incomplete(callback: string, missing: readonly PropRef[]): void {
    if (!this.data.dev) return;
    const names = missing.map((ref) => `\`${ref}\``).join(", ");
    this.notices.show({
      key: `incomplete ${callback}`,
      level: "warning",
      title: "A callback was not called",
      text: `\`${callback}\` reads ${names}, not in the page now. What may be missing is marked \`optional: true\`.`,
    });
  }

  failed(callback: string, { message, reference, traceback }: RunError): void {
    this.notices.show({
      key: `callback ${callback}`,
      level: "error",
      title: this.data.dev ? "A callback failed" : "An error occurred",
      // The log has the traceback under this name; in development it stands here.
      text: reference && !traceback ? `${message} Reference: ${reference}.` : message,
      ...(traceback && { detail: traceback }),
    });
  }

  lost(entries: readonly RunEntry[], loss: Loss): void {
    this.recovery.lost(entries, loss);
  }

  private ask(entries: readonly RunEntry[], loss: Loss): void {
    if (loss.kind === "outdated") {
      this.notices.show({
        key: "outdated",
        level: "warning",
        title: "There is a new version of this page",
        text: "Reload it to go on. What was entered here and not saved will be lost.",
        action: { label: "Reload", run: () => location.reload() },
      });
      return;
    }
    const refused = loss.kind === "refused";
    this.notices.show({
      key: `lost ${entries.map(({ callback }) => callback).join()}`,
      level: "error",
      title: refused ? "The server refused this" : "No answer came",
      text: refused
        ? (loss.detail ?? "")
        : "The connection was lost, so what you did last may have been done or not.",
      action: { label: "Try again", run: () => this.engine.retry(entries) },
    });
  }

  private connectionChanged(up: boolean): void {
    if (!up) {
      this.notices.show({
        key: "connection",
        level: "warning",
        title: "Connection lost",
        text: "The page will go on by itself as soon as the server can be reached again.",
        lasting: true,
      });
      return;
    }
    this.notices.hide("connection");
    this.recovery.reconnected();
  }

  private async probe(): Promise<boolean> {
    try {
      return (await fetch(`${this.data.base}healthz`, { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }
}

/** Ends early when the browser finds a network or the user comes back to the page. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const off = new AbortController();
    const end = (): void => {
      off.abort();
      resolve();
    };
    setTimeout(end, milliseconds);
    addEventListener("online", end, { signal: off.signal });
    document.addEventListener("visibilitychange", end, { signal: off.signal });
  });
}
