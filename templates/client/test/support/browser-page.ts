/** The page of the browser tests: the DOM layer without the core. What it reports is kept for the tests to read. */

import loaders from "component:*";

import { Page } from "../../src/dom/page";
import type { ComponentModule, JSON as Json, PageComponent, PropRef } from "../../src/types";

function load(type: string): Promise<ComponentModule> | undefined {
  return Object.hasOwn(loaders, type) ? loaders[type]?.() : undefined;
}

/** The markup without what the modules do to it. */
async function still(type: string): Promise<ComponentModule> {
  return { ...(await loaders[type]?.()), behaviour: {} } as ComponentModule;
}

const changes: { [ref: PropRef]: Json }[] = [];
const app = JSON.parse(document.getElementById("_dx-app")?.textContent ?? "{}") as { components: PageComponent[] };
const page = new Page({ changed: (values) => changes.push(values), loadComponent: load, patience: 10_000, dev: false });
page.adopt(app.components);
void page.ready.then(() => (document.documentElement.dataset["dxReady"] = "true"));

/** Draws each case with markup alone, into an element of its own, as often as is said. */
async function drawCases(cases: Json[], times: number): Promise<HTMLElement[]> {
  const drawn = new Page({
    changed: () => undefined,
    loadComponent: (type) => (Object.hasOwn(loaders, type) ? still(type) : undefined),
    patience: 10_000,
    dev: false,
  });
  const elements = cases.map((_, i) => {
    const el = document.createElement("div");
    el.id = `drawn-${String(i)}`;
    document.body.append(el);
    return el;
  });
  drawn.adopt(elements.map(({ id }) => ({ id, type: "div", props: {} })));
  await drawn.ready;
  for (let time = 0; time < times; time += 1) {
    drawn.write(Object.fromEntries(cases.map((nodes, i) => [`drawn-${String(i)}.children`, nodes])), false);
    await Promise.all(Object.keys(loaders).map((type) => loaders[type]?.()));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return elements;
}

Object.assign(window, { page, changes, drawCases });
