/** Runs on their way to the server and back: one POST each, answered by JSON lines. */

import { linesOf } from "./lines";
import type { Loss, RunAnswer, RunLine, RunRequest } from "./types";

/** What a proxy answers for a server that is down or starting. */
const UNREACHABLE = new Set([502, 503, 504]);
const OUTDATED = 409;

export interface TransportOptions {
  base: string;
  build: string;
  fetch: typeof fetch;
  /** Whether requests are worth making. */
  isUp(): boolean;
  /** A run was lost with the connection. */
  down(): void;
  /** A line has arrived. */
  alive(): void;
}

export class Transport {
  constructor(private readonly options: TransportOptions) {}

  send(request: Omit<RunRequest, "build">, answer: RunAnswer): void {
    if (this.options.isUp()) void this.post(request, answer);
    else answer.fail({ kind: "connection", sent: false });
  }

  private async post(request: Omit<RunRequest, "build">, answer: RunAnswer): Promise<void> {
    const loss = await this.exchange(request, answer);
    if (!loss) return answer.end();
    if (loss.kind === "connection") this.options.down();
    answer.fail(loss);
  }

  /** Hands the lines over as they come; returns what went wrong. */
  private async exchange(request: Omit<RunRequest, "build">, answer: RunAnswer): Promise<Loss | undefined> {
    const broken: Loss = { kind: "connection", sent: true };
    let complete = false;
    try {
      const response = await this.options.fetch(`${this.options.base}_dashc/run`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
        body: JSON.stringify({ build: this.options.build, ...request }),
      });
      if (response.status === OUTDATED) return { kind: "outdated", sent: true };
      if (UNREACHABLE.has(response.status)) return broken;
      if (!response.ok || !response.body) return { kind: "refused", detail: await refusal(response), sent: true };
      // To the very end: a stream that is dropped before it is over counts as a failed request.
      for await (const text of linesOf(response.body)) {
        const line = JSON.parse(text) as RunLine | { done: true };
        this.options.alive();
        if ("done" in line) complete = true;
        else show(answer, line);
      }
    } catch {
      // Neither a request that cannot be made nor an answer that breaks off says more than this.
    }
    return complete ? undefined : broken;
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

/** What a problem document says, or at least the status. */
async function refusal(response: Response): Promise<string> {
  const type = response.headers.get("Content-Type") ?? "";
  const problem: unknown = type.includes("json") ? await response.json() : undefined;
  if (problem instanceof Object && "detail" in problem && typeof problem.detail === "string") return problem.detail;
  return `The server answered with status ${String(response.status)}.`;
}
