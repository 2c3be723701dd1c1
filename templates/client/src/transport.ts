/** Runs on their way to the server and back: one POST each, answered by JSON lines. */

import { linesOf } from "./lines";
import { Silence } from "./silence";
import type { Loss, RunAnswer, RunLine, RunRequest } from "./types";

/** What a proxy answers for a server that is down or starting. */
export const UNREACHABLE: ReadonlySet<number> = new Set([502, 503, 504]);
const SIGN_IN = 401;
const OUTDATED = 409;
const LINES = "application/x-ndjson";

/** So many times as patient as at first, at the most. */
const MOST_PATIENCE = 4;

export interface TransportOptions {
  base: string;
  wiring: string;
  /** Milliseconds without a byte after which an answer is lost. */
  patience: number;
  fetch: typeof fetch;
  /** Whether requests are worth making. */
  isUp(): boolean;
  /** A run was lost with the connection. */
  down(): void;
}

export class Transport {
  /**
   * How many times as patient as at first. A proxy that keeps an answer to itself until it is complete makes a slow
   * one look lost, so patience grows with silence that nothing else explains.
   */
  private patience = 1;

  constructor(private readonly options: TransportOptions) {}

  send(request: Omit<RunRequest, "wiring">, answer: RunAnswer): void {
    if (this.options.isUp()) void this.post(request, answer);
    else answer.fail({ kind: "connection", sent: false });
  }

  /** Silence is explained: the server cannot be reached, or it says in time that it is at work. */
  trust(): void {
    this.patience = 1;
  }

  private async post(request: Omit<RunRequest, "wiring">, answer: RunAnswer): Promise<void> {
    const cut = new AbortController();
    const patience = this.patience;
    const silence = new Silence(patience * this.options.patience, () => {
      this.patience = Math.min(Math.max(2 * patience, this.patience), MOST_PATIENCE);
      cut.abort();
    });
    const loss = await this.exchange(request, answer, cut.signal, () => silence.heard());
    silence.stop();
    if (!loss) return answer.end();
    if (loss.kind === "connection") this.options.down();
    answer.fail(loss);
  }

  /** Hands the lines over as they come; returns what went wrong. */
  private async exchange(
    request: Omit<RunRequest, "wiring">,
    answer: RunAnswer,
    signal: AbortSignal,
    heard: () => void,
  ): Promise<Loss | undefined> {
    let complete = false;
    try {
      const response = await this.options.fetch(`${this.options.base}_dashc/run`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: LINES },
        body: JSON.stringify({ wiring: this.options.wiring, ...request }),
        // What lies behind a redirect is for the user to see, not for the page to read.
        redirect: "manual",
        signal,
      });
      heard();
      const loss = await lossOf(response);
      if (loss) return loss;
      // To the very end: a stream that is dropped before it is over counts as a failed request.
      for await (const text of linesOf(response.body!, heard)) {
        if (text === "") {
          this.trust();
          continue;
        }
        const line = JSON.parse(text) as RunLine | { done: true };
        if ("done" in line) complete = true;
        else show(answer, line);
      }
    } catch {
      // Neither a request that cannot be made nor an answer that breaks off says more than this.
    }
    return complete ? undefined : { kind: "connection", sent: true };
  }
}

/** A fault of the page's own is not one of the connection. */
function show(answer: RunAnswer, line: RunLine): void {
  try {
    answer.line(line);
  } catch (error) {
    reportError(error);
  }
}

/** Why an answer holds no lines. */
async function lossOf(response: Response): Promise<Loss | undefined> {
  const { status } = response;
  if (response.type === "opaqueredirect" || status === SIGN_IN) return { kind: "elsewhere", sent: true };
  if (status === OUTDATED) return { kind: "outdated", sent: true };
  if (UNREACHABLE.has(status)) return { kind: "connection", sent: true };
  if (!response.ok) return { kind: "refused", detail: await refusal(response), sent: true };
  if (!response.body || !isOf(response, LINES)) return { kind: "elsewhere", sent: true };
  return undefined;
}

/** What a problem document says, or at least the status. */
async function refusal(response: Response): Promise<string> {
  const problem: unknown = isOf(response, "json") ? await response.json() : undefined;
  if (problem instanceof Object && "detail" in problem && typeof problem.detail === "string") return problem.detail;
  return `The server answered with status ${String(response.status)}.`;
}

function isOf(response: Response, type: string): boolean {
  return response.headers.get("Content-Type")?.includes(type) ?? false;
}
