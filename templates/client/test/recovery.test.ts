import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection } from "../src/connection";
import { Recovery } from "../src/recovery";
import type { Loss, RunEntry } from "../src/types";

const BROKEN: Loss = { kind: "connection", sent: true };
const TYPED: RunEntry[] = [{ callback: "f", triggered: ["a.value"] }];
const CLICKED: RunEntry[] = [{ callback: "f", triggered: ["save.n_clicks"] }];

function watched(): { recovery: Recovery; retried: string[]; asked: string[] } {
  const retried: string[] = [];
  const asked: string[] = [];
  const recovery = new Recovery({
    hasOutputs: (callback) => callback !== "mail",
    retry: (entries) => retried.push(...entries.map(({ callback }) => callback)),
    ask: (entries) => asked.push(...entries.map(({ callback }) => callback)),
  });
  return { recovery, retried, asked };
}

test("B6: what only computes is sent again when the connection is back, once", () => {
  const { recovery, retried, asked } = watched();
  recovery.lost(TYPED, BROKEN);
  assert.deepEqual(retried, []);
  recovery.reconnected();
  recovery.reconnected();
  assert.deepEqual(retried, ["f"]);
  assert.deepEqual(asked, []);
});

test("B6: the user is asked about a click, and about a callback without outputs", () => {
  const { recovery, retried, asked } = watched();
  recovery.lost(CLICKED, BROKEN);
  recovery.lost([{ callback: "mail", triggered: ["a.value"] }], BROKEN);
  recovery.reconnected();
  assert.deepEqual(asked, ["f", "mail"]);
  assert.deepEqual(retried, []);
});

test("B6: a click that was never sent is sent when the connection is back", () => {
  const { recovery, retried } = watched();
  recovery.lost(CLICKED, { kind: "connection", sent: false });
  recovery.reconnected();
  assert.deepEqual(retried, ["f"]);
});

test("B6: a refusal is not sent again", () => {
  const { recovery, asked } = watched();
  recovery.lost(TYPED, { kind: "refused", detail: "no", sent: true });
  assert.deepEqual(asked, ["f"]);
});

test("B6: what breaks the connection every time is not sent for ever", () => {
  const { recovery, retried, asked } = watched();
  for (let i = 0; i < 5; i++) {
    recovery.lost(TYPED, BROKEN);
    recovery.reconnected();
  }
  assert.equal(retried.length, 3);
  assert.equal(asked.length, 2);
  recovery.alive();
  recovery.lost(TYPED, BROKEN);
  recovery.reconnected();
  assert.equal(retried.length, 4);
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
    connection.lost();
    connection.lost();
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
  connection.lost();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(told, [true]);
});
