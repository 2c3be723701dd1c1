import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection } from "../src/connection";
import { type Question, Recovery } from "../src/recovery";
import type { Loss, RunEntry } from "../src/types";

const BROKEN: Loss = { kind: "connection", sent: true };
const TYPED: RunEntry[] = [{ callback: "f", triggered: ["a.value"] }];
const CLICKED: RunEntry[] = [{ callback: "f", triggered: ["save.n_clicks"] }];

interface Watched {
  recovery: Recovery;
  retried: string[];
  renewed: string[];
  /** The callbacks of each open question. */
  open: Map<string | undefined, Question>;
  asked(refusal?: string): string[];
}

function watched(): Watched {
  const retried: string[] = [];
  const renewed: string[] = [];
  const open = new Map<string | undefined, Question>();
  const recovery = new Recovery({
    hasOutputs: (callback) => callback !== "mail",
    retry: (entries) => retried.push(...entries.map(({ callback }) => callback)),
    ask: (question) => open.set(question.refusal, question),
    renew: (kind, undone) => renewed.push(`${kind} ${String(undone)}`),
  });
  const asked = (refusal?: string): string[] => (open.get(refusal)?.entries ?? []).map(({ callback }) => callback);
  return { recovery, retried, renewed, open, asked };
}

test("B6: what only computes is sent again when the connection is back, once", () => {
  const { recovery, retried, asked } = watched();
  recovery.lost(TYPED, BROKEN, 1);
  assert.deepEqual(retried, []);
  recovery.reconnected();
  recovery.reconnected();
  assert.deepEqual(retried, ["f"]);
  assert.deepEqual(asked(), []);
});

test("B6: the user is asked about a click, and about a callback without outputs", () => {
  const { recovery, retried, asked } = watched();
  recovery.lost(CLICKED, BROKEN, 1);
  recovery.lost([{ callback: "mail", triggered: ["a.value"] }], BROKEN, 2);
  recovery.reconnected();
  assert.deepEqual(asked(), ["f", "mail"]);
  assert.deepEqual(retried, []);
});

test("B6: of a run only that is asked about which is not safe", () => {
  const { recovery, retried, asked } = watched();
  recovery.lost([...CLICKED, { callback: "g", triggered: ["a.value"] }], BROKEN, 1);
  recovery.reconnected();
  assert.deepEqual(asked(), ["f"]);
  assert.deepEqual(retried, ["g"]);
});

test("B6: a click that was never sent is sent when the connection is back", () => {
  const { recovery, retried } = watched();
  recovery.lost(CLICKED, { kind: "connection", sent: false }, 1);
  recovery.reconnected();
  assert.deepEqual(retried, ["f"]);
});

test("B6: a refusal is not sent again", () => {
  const { recovery, asked } = watched();
  recovery.lost(TYPED, { kind: "refused", detail: "no", sent: true }, 1);
  assert.deepEqual(asked("no"), ["f"]);
});

test("B6: what breaks the connection every time is not sent for ever, whatever else is answered", () => {
  const { recovery, retried, asked } = watched();
  for (let i = 0; i < 5; i++) {
    recovery.lost(TYPED, BROKEN, i);
    recovery.reconnected();
    recovery.answered("g", ["a.value"], i);
  }
  assert.equal(retried.length, 3);
  assert.deepEqual(asked(), ["f"]);
  recovery.answered("f", ["a.value"], 6);
  recovery.lost(TYPED, BROKEN, 7);
  recovery.reconnected();
  assert.equal(retried.length, 4);
});

test("B6: a question is taken back when a newer run answers it, by what triggered it", () => {
  const { recovery, open, asked } = watched();
  recovery.lost([{ callback: "f", triggered: ["save.n_clicks", "send.n_clicks"] }], BROKEN, 3);
  recovery.answered("f", ["save.n_clicks", "send.n_clicks"], 2);
  recovery.answered("f", ["save.n_clicks"], 4);
  assert.deepEqual(open.get(undefined)?.entries, [{ callback: "f", triggered: ["send.n_clicks"] }]);
  recovery.answered("f", ["send.n_clicks"], 5);
  assert.deepEqual(asked(), []);
});

test("B6: a run that is lost after a newer one was answered is not asked about", () => {
  const { recovery, asked } = watched();
  recovery.answered("f", ["save.n_clicks"], 4);
  recovery.lost(CLICKED, BROKEN, 3);
  assert.deepEqual(asked(), []);
});

test("B6: what the user wants again is sent once, and is asked about no more", () => {
  const { recovery, open, retried, asked } = watched();
  recovery.lost(CLICKED, BROKEN, 1);
  recovery.again(open.get(undefined)!);
  assert.deepEqual(retried, ["f"]);
  recovery.lost([{ callback: "mail", triggered: ["a.value"] }], BROKEN, 2);
  assert.deepEqual(asked(), ["mail"]);
});

test("B6: what the user has put away is not asked about again", () => {
  const { recovery, open, asked } = watched();
  recovery.lost(CLICKED, BROKEN, 1);
  recovery.drop(open.get(undefined)!);
  recovery.lost([{ callback: "mail", triggered: ["a.value"] }], BROKEN, 2);
  assert.deepEqual(asked(), ["mail"]);
});

test("a page that cannot go on is loaded anew, and told what is lost with it", () => {
  const { recovery, renewed } = watched();
  recovery.lost(TYPED, { kind: "outdated", sent: true }, 1);
  recovery.lost(CLICKED, { kind: "elsewhere", sent: true }, 2);
  assert.deepEqual(renewed, ["outdated false", "elsewhere true"]);
});

test("B6: a lost connection is told once, asked for ever more slowly, and comes back by itself", async () => {
  const answers = [false, false, false, true];
  const pauses: number[] = [];
  const told: boolean[] = [];
  await new Promise<void>((resolve) => {
    const connection: Connection = new Connection({
      probe: () => Promise.resolve(answers.shift()!),
      pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
      changed: (up) => {
        told.push(up);
        if (up) resolve();
        else assert.equal(connection.up, false);
      },
    });
    void connection.lost();
    void connection.lost();
  });
  assert.deepEqual(told, [false, true]);
  assert.deepEqual(pauses, [500, 1000, 2000]);
});

test("B6: a server that is there all the time is not announced as lost", async () => {
  const told: boolean[] = [];
  const connection = new Connection({
    probe: () => Promise.resolve(true),
    pause: () => assert.fail("paused"),
    changed: (up) => told.push(up),
  });
  void connection.lost();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(told, [true]);
});
