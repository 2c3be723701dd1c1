import assert from "node:assert/strict";
import { test } from "node:test";

import { Transport } from "../src/transport";
import type { Loss, RunLine } from "../src/types";

const REQUEST = { run: [{ callback: "f", triggered: ["a.value"] }], values: { "a.value": "é" } };

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
      build: "b1",
      fetch: async (url, init) => {
        assert.equal(url, "/app/_dashc/run");
        return respond(init!);
      },
      isUp: () => up,
      down: () => void outcome.downs++,
      alive: () => undefined,
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
  return new Response(body);
}

test("a run is one POST with the build, its callbacks and their values", async () => {
  let body = "";
  await sent((request) => {
    body = request.body as string;
    assert.equal(request.method, "POST");
    assert.equal(new Headers(request.headers).get("Content-Type"), "application/json");
    return streamed('{"done":true}\n');
  });
  assert.deepEqual(JSON.parse(body), { build: "b1", ...REQUEST });
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
