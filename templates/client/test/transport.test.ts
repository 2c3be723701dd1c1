import assert from "node:assert/strict";
import { test } from "node:test";

import { Transport } from "../src/transport";
import type { Loss, RunLine } from "../src/types";

const REQUEST = { run: [{ callback: "f", triggered: ["a.value"] }], values: { "a.value": "é" } };

const LINES = { headers: { "Content-Type": "application/x-ndjson" } };

interface Outcome {
  lines: RunLine[];
  ended: boolean;
  loss: Loss | undefined;
  downs: number;
}

/** Sends one run to a server that answers like this. */
async function sent(respond: (request: RequestInit) => Response | Promise<Response>, up = true): Promise<Outcome> {
  const outcome: Outcome = { lines: [], ended: false, loss: undefined, downs: 0 };
  await new Promise<void>((resolve) => {
    const transport = new Transport({
      base: "/app/",
      wiring: "w1",
      patience: 100,
      fetch: async (url, init) => {
        assert.equal(url, "/app/_dashc/run");
        return respond(init!);
      },
      isUp: () => up,
      down: () => void outcome.downs++,
    });
    transport.send(REQUEST, {
      line: (line) => outcome.lines.push(line),
      end: () => resolve(void (outcome.ended = true)),
      fail: (loss) => resolve(void (outcome.loss = loss)),
    });
  });
  return outcome;
}

function streamed(...parts: (string | Uint8Array)[]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(typeof part === "string" ? encoder.encode(part) : part);
      controller.close();
    },
  });
  return new Response(body, LINES);
}

test("a run is one POST with the wiring, its callbacks and their values", async () => {
  let body = "";
  await sent((request) => {
    body = request.body as string;
    assert.equal(request.method, "POST");
    assert.equal(new Headers(request.headers).get("Content-Type"), "application/json");
    return streamed('{"done":true}\n');
  });
  assert.deepEqual(JSON.parse(body), { wiring: "w1", ...REQUEST });
});

test("lines are handed over however the answer is cut into pieces", async () => {
  const bytes = new TextEncoder().encode('{"callback":"f","outputs":{"x.value":"é\\n"}}\n{"done":true}\n');
  for (let cut = 1; cut < bytes.length; cut++) {
    const outcome = await sent(() => streamed(bytes.slice(0, cut), bytes.slice(cut)));
    assert.deepEqual(outcome.lines, [{ callback: "f", outputs: { "x.value": "é\n" } }]);
    assert.ok(outcome.ended);
  }
});

test("B6: an answer that breaks off keeps what has arrived and is lost with the connection", async () => {
  const { lines, ended, loss, downs } = await sent(() => streamed('{"callback":"f","outputs":{}}\n{"callb'));
  assert.equal(lines.length, 1);
  assert.equal(ended, false);
  assert.deepEqual(loss, { kind: "connection", sent: true });
  assert.equal(downs, 1);
});

test("B6: an answer without an end is lost, also after a whole line", async () => {
  assert.deepEqual((await sent(() => streamed('{"callback":"f","outputs":{}}\n'))).loss?.kind, "connection");
});

test("B6: a request that cannot be made, and a proxy without a server, are a lost connection", async () => {
  const { loss } = await sent(() => Promise.reject(new TypeError("Failed to fetch")));
  assert.deepEqual(loss, { kind: "connection", sent: true });
  assert.equal((await sent(() => new Response("", { status: 503 }))).loss?.kind, "connection");
});

test("B6: while the connection is lost nothing is sent", async () => {
  const { loss } = await sent(() => assert.fail("sent"), false);
  assert.deepEqual(loss, { kind: "connection", sent: false });
});

test("another build of the app is told apart from a refusal", async () => {
  assert.equal((await sent(() => new Response("{}", { status: 409 }))).loss?.kind, "outdated");
});

test("B8: a refusal says what the server says", async () => {
  const problem = { title: "Bad Request", status: 400, detail: "There is no callback `f`." };
  const { loss, downs } = await sent(() =>
    Response.json(problem, { status: 400, headers: { "Content-Type": "application/problem+json" } }),
  );
  assert.deepEqual(loss, { kind: "refused", detail: "There is no callback `f`.", sent: true });
  assert.equal(downs, 0);
});

test("B8: a refusal that is no problem document says the status", async () => {
  const { loss } = await sent(() => new Response("<h1>no</h1>", { status: 500 }));
  assert.equal(loss?.detail, "The server answered with status 500.");
});

test("B6: silence is a lost connection, and the request is given up", async () => {
  let cut = false;
  const { loss, downs } = await sent(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal!.addEventListener("abort", () => {
          cut = true;
          reject(new Error("aborted"));
        });
      }),
  );
  assert.deepEqual(loss, { kind: "connection", sent: true });
  assert.equal(downs, 1);
  assert.ok(cut);
});

test("B6: an answer that goes silent after some lines is lost as well", async () => {
  const { lines, loss } = await sent(({ signal }) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"callback":"f","outputs":{}}\n'));
        signal!.addEventListener("abort", () => controller.error(new Error("aborted")));
      },
    });
    return new Response(body, LINES);
  });
  assert.equal(lines.length, 1);
  assert.equal(loss?.kind, "connection");
});

test("B6: a server that says that it is at work is waited for, however long it takes", async () => {
  const { lines, ended } = await sent(() => {
    let beats = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        const last = ++beats > 10;
        const text = last ? '{"callback":"f","outputs":{}}\n{"done":true}\n' : "\n";
        controller.enqueue(new TextEncoder().encode(text));
        if (last) controller.close();
      },
    });
    return new Response(body, LINES);
  });
  assert.equal(lines.length, 1);
  assert.ok(ended);
});

test("B6: what somebody else answers is told apart: a redirect, a call to sign in, a page in place of lines", async () => {
  const redirect = new Response(null, { status: 200 });
  Object.defineProperty(redirect, "type", { value: "opaqueredirect" });
  const page = new Response("<h1>Sign in</h1>", { headers: { "Content-Type": "text/html" } });
  for (const answer of [redirect, new Response("", { status: 401 }), page]) {
    const { loss, downs } = await sent(() => answer);
    assert.equal(loss?.kind, "elsewhere");
    assert.equal(downs, 0);
  }
});

test("B6: patience grows with silence that nothing explains, for proxies that keep answers to themselves", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const transport = new Transport({
    base: "/",
    wiring: "w1",
    patience: 40,
    fetch: (_, init) =>
      new Promise((_, reject) => {
        init!.signal!.addEventListener("abort", () => reject(new Error("aborted")));
      }),
    isUp: () => true,
    down: () => undefined,
  });
  /** Sends runs at once, and gives the milliseconds after which they are lost. */
  const lostAfter = async (runs: number): Promise<number> => {
    let lost = 0;
    for (let i = 0; i < runs; i++) {
      transport.send(REQUEST, { line: () => undefined, end: () => undefined, fail: () => void lost++ });
    }
    for (let passed = 10; ; passed += 10) {
      t.mock.timers.tick(10);
      await new Promise((resolve) => setImmediate(resolve));
      if (lost === runs) return passed;
    }
  };
  const waited = [await lostAfter(1), await lostAfter(2), await lostAfter(1), await lostAfter(1)];
  assert.deepEqual(waited, [40, 80, 160, 160]);
  transport.trust();
  assert.equal(await lostAfter(1), 40);
});
