import assert from "node:assert/strict";
import { test } from "node:test";

import { type Entered, type Entry, Renewal } from "../src/renewal";

const TYPED: Entry = { id: "a", type: "Input", prop: "value", value: "two" };

class Tab {
  entered: Entered = { entries: [], more: false };
  writing = false;
  now = 1_000_000;
  stored: Map<string, string> | undefined = new Map<string, string>();
  full = false;
  reloads = 0;
  offers: { text: string; go: () => void }[] = [];

  /** A page in this tab. */
  page(address = "/"): Renewal {
    const { stored } = this;
    return new Renewal({
      entered: () => this.entered,
      isWriting: () => this.writing,
      storage: stored && {
        getItem: (key) => stored.get(key) ?? null,
        removeItem: (key) => void stored.delete(key),
        setItem: (key, value) => {
          if (this.full && value.length > 20) throw new Error("QuotaExceededError");
          stored.set(key, value);
        },
      },
      page: address,
      now: () => this.now,
      reload: () => void this.reloads++,
      offer: (reason, losing, go) => this.offers.push({ text: `${reason} ${String(losing)}`, go }),
    });
  }

  offered(): string[] {
    return this.offers.map(({ text }) => text);
  }
}

test("a page in which nothing was entered is loaded anew by itself, and hands on nothing", () => {
  const tab = new Tab();
  tab.page().start("outdated", false);
  assert.equal(tab.reloads, 1);
  assert.equal(tab.page().take(), undefined);
});

test("what was entered is handed on, once, to the page at the same address", () => {
  const tab = new Tab();
  tab.entered = { entries: [TYPED], more: false };
  tab.page().start("elsewhere", true);
  assert.equal(tab.reloads, 1);
  const { entries, undone } = tab.page().take()!;
  assert.deepEqual({ entries, undone }, { entries: [TYPED], undone: true });
  assert.equal(tab.page().take(), undefined);
});

test("what was entered is forgotten on another page, and after a while", () => {
  for (const [address, later] of [
    ["/other", 0],
    ["/", 3_600_000],
  ] as const) {
    const tab = new Tab();
    tab.entered = { entries: [TYPED], more: false };
    tab.page().start("elsewhere", false);
    tab.now += later;
    assert.equal(tab.page(address).take(), undefined);
  }
});

test("who is writing decides when a new build is loaded; a page to sign in cannot wait", () => {
  const tab = new Tab();
  tab.writing = true;
  tab.entered = { entries: [TYPED], more: false };
  const page = tab.page();
  page.start("outdated", false);
  assert.deepEqual(tab.offered(), ["outdated false"]);
  assert.equal(tab.reloads, 0);
  tab.entered = { entries: [{ ...TYPED, value: "three" }], more: false };
  tab.offers[0]!.go();
  assert.equal(tab.reloads, 1);
  assert.deepEqual(tab.page().take()!.entries, tab.entered.entries);
  tab.now += 60_000;
  tab.page().start("elsewhere", false);
  assert.equal(tab.reloads, 2);
});

test("a page is not loaded anew by itself again and again", () => {
  const tab = new Tab();
  tab.page().start("outdated", false);
  tab.page().start("outdated", false);
  assert.deepEqual(tab.offered(), ["outdated false"]);
  tab.now += 60_000;
  tab.page().start("outdated", false);
  assert.equal(tab.reloads, 2);
});

test("a page that is being loaded anew does not begin again", () => {
  const tab = new Tab();
  const page = tab.page();
  page.start("outdated", false);
  page.start("outdated", false);
  assert.equal(tab.reloads, 1);
  assert.deepEqual(tab.offers, []);
});

test("where something would be lost the user decides: fields that cannot be kept, a storage that is full or missing", () => {
  const more = new Tab();
  more.entered = { entries: [], more: true };
  const full = new Tab();
  full.entered = { entries: [TYPED], more: false };
  full.full = true;
  const missing = new Tab();
  missing.entered = { entries: [TYPED], more: false };
  missing.stored = undefined;
  for (const tab of [more, full, missing]) {
    tab.page().start("outdated", false);
    assert.deepEqual(tab.offered(), ["outdated true"]);
    tab.offers[0]!.go();
    assert.equal(tab.reloads, 1);
  }
});
