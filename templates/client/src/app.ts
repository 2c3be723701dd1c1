/** One page of an app: the engine, what it shows, and the way to the server. */

import { doc } from "./dom/document";
import { Connection } from "./connection";
import { Engine } from "./core/engine";
import { isWriting } from "./dom/entered";
import { Page } from "./dom/page";
import { Loading } from "./loading";
import { Notices } from "./notices";
import { type Question, Recovery } from "./recovery";
import { type Reason, Renewal } from "./renewal";
import { Transport, UNREACHABLE } from "./transport";
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
  private readonly renewal: Renewal;

  constructor(
    private readonly data: PageData,
    loaderOf: (type: string) => (() => Promise<ComponentModule>) | undefined,
  ) {
    this.engine = new Engine(data, this);
    const loading = new Loading({
      limit: data.patience.run,
      regained: () => this.connection.lost(),
      late: () => this.renewal.offer("incomplete"),
      came: () => this.notices.hide("renewal"),
      gone: () => this.renewal.start("incomplete", false),
    });
    this.page = new Page({
      changed: (values) => this.engine.edit(Object.keys(values)),
      loadComponent: (type) => loading.load(loaderOf(type)),
      patience: data.patience.run,
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
      ask: (question) => this.ask(question),
      renew: (kind, undone) => this.renewal.start(kind, undone),
    });
    this.renewal = new Renewal({
      entered: () => this.page.entered((ref) => this.engine.isEntered(ref)),
      isWriting,
      storage: tabStorage(),
      page: location.pathname,
      now: () => Date.now(),
      reload: () => location.reload(),
      offer: (reason, losing, go) => this.offer(reason, losing, go),
    });
    this.transport = new Transport({
      base: data.base,
      wiring: data.wiring,
      patience: data.patience.run,
      fetch: (...request) => fetch(...request),
      isUp: () => this.connection.up,
      down: () => void this.connection.lost(),
    });
    addEventListener("offline", () => void this.connection.lost());
  }

  /** Takes the page over, and does again what the user did before; all of that goes in one run. */
  start(early: readonly Event[]): void {
    this.engine.hold();
    this.page.adopt(this.data.components);
    this.engine.start();
    this.page.replay(early);
    const kept = this.renewal.take();
    void this.page.ready.then(() => {
      // What has been entered in this page already is newer.
      if (kept) this.page.enter(kept.entries.filter(({ id, prop }) => !this.engine.isEntered(`${id}.${prop}`)));
      if (kept?.undone) this.regret();
      this.engine.release();
      // For tests, and for style sheets that want to know.
      doc.documentElement.dataset["dxReady"] = "true";
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

  correct(isPending: (ref: PropRef) => boolean): readonly PropRef[] {
    return this.page.correct(isPending);
  }

  send(request: Omit<RunRequest, "wiring">, answer: RunAnswer): void {
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

  answered(callback: string, triggered: readonly PropRef[], order: number): void {
    this.recovery.answered(callback, triggered, order);
  }

  lost(entries: readonly RunEntry[], loss: Loss, order: number): void {
    this.recovery.lost(entries, loss, order);
  }

  private ask(question: Question): void {
    const { refusal, entries } = question;
    const key = `ask ${refusal ?? ""}`;
    if (entries.length === 0) return this.notices.hide(key);
    this.notices.show({
      key,
      level: "error",
      title: refusal === undefined ? "No answer came" : "The server refused this",
      text: refusal ?? "The connection was lost, so what you did last may have been done or not.",
      action: { label: "Try again", run: () => this.recovery.again(question) },
      dismissed: () => this.recovery.drop(question),
    });
  }

  private offer(reason: Reason, losing: boolean, go: () => void): void {
    const { title, text } = RENEWALS[reason];
    const kept = losing ? "Some of what you entered here cannot be kept." : "What you entered here is kept.";
    this.notices.show({
      key: "renewal",
      level: "warning",
      title,
      text: `${text} ${kept}`,
      action: { label: "Reload", run: go },
    });
  }

  /** The page was loaded anew before something could be done. */
  private regret(): void {
    this.notices.show({
      key: "undone",
      level: "warning",
      title: "This page had to be loaded anew",
      text: "What you did last was not carried out. Please do it again.",
    });
  }

  private connectionChanged(up: boolean): void {
    if (!up) {
      this.transport.trust();
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

  /** Whether anything answers that is not there to say that nobody does. */
  private async probe(): Promise<boolean> {
    const signal = AbortSignal.timeout(this.data.patience.run / 2);
    const url = `${this.data.base}healthz`;
    try {
      return !UNREACHABLE.has((await fetch(url, { cache: "no-store", redirect: "manual", signal })).status);
    } catch {
      return false;
    }
  }
}

const RENEWALS: Readonly<Record<Reason, { title: string; text: string }>> = {
  outdated: { title: "There is a new version of this page", text: "Reload it to go on." },
  elsewhere: { title: "Something else answers", text: "Perhaps you have to sign in again. Reload the page to see." },
  incomplete: { title: "A part of this page is missing", text: "It could not be loaded. Reload the page to try again." },
};

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
    doc.addEventListener("visibilitychange", end, { signal: off.signal });
  });
}

/** The browser refuses storage to a page in a foreign frame, or where the user wants none. */
function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
