/** Random graphs whose values tell where they come from. */

import type { JSON, PropRef } from "../../src/types";
import type { Body, Definition, Values } from "./world";

export type Random = () => number;

/** Mulberry32: small, seeded, good enough. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[below(random, items.length)]!;
}

/** What a value is: a text that names all that it was computed from, and the version of each source of it. */
export interface Traced {
  [key: string]: JSON;
  text: string;
  from: { [source: PropRef]: number };
}

export function sourceValue(ref: PropRef, version: number): Traced {
  return { text: `${ref}${String(version)}`, from: { [ref]: version } };
}

export interface Shape {
  sources: number;
  callbacks: number;
  /** The probability that a callback waits for a state. */
  state: number;
}

/** Callbacks in plan order over the sources `s0.v`, `s1.v`, …; layouts hold the values of version 0. */
export function randomGraph(random: Random, shape: Shape): { definitions: Definition[]; sources: PropRef[] } {
  const sources = Array.from({ length: shape.sources }, (_, i) => `s${String(i)}.v`);
  const refs = [...sources];
  const definitions: Definition[] = [];
  for (let i = 0; i < shape.callbacks; i++) {
    const inputs = [...new Set(Array.from({ length: 1 + below(random, 3) }, () => pick(random, refs)))];
    const others = refs.filter((ref) => !inputs.includes(ref));
    const kept = others.length > 0 && random() < shape.state ? [pick(random, others)] : [];
    const outputs = Array.from({ length: 1 + below(random, 2) }, (_, k) => `c${String(i)}.o${String(k)}`);
    definitions.push({ name: `c${String(i)}`, inputs, kept, outputs });
    refs.push(...outputs);
  }
  return { definitions, sources };
}

/** A pure function that says what it was given. What a state adds does not count as a source: it never triggers. */
export function traced({ name, inputs, outputs }: Definition): Body {
  return (args) => {
    const given = inputs.map((ref) => args[ref] as Traced);
    const from = Object.assign({}, ...given.map((value) => value.from)) as Traced["from"];
    return Object.fromEntries(
      outputs.map((ref, k) => [ref, { text: `${name}.${String(k)}(${given.map((v) => v.text).join()})`, from }]),
    );
  };
}

/** The sources of which the arguments hold more than one version. */
export function contradictions(args: Values): string[] {
  const versions = new Map<string, Set<number>>();
  for (const value of Object.values(args) as Traced[]) {
    for (const [source, version] of Object.entries(value.from)) {
      versions.set(source, (versions.get(source) ?? new Set()).add(version));
    }
  }
  return [...versions].filter(([, seen]) => seen.size > 1).map(([source]) => source);
}

/** The values after all callbacks have run in order on these. */
export function sequential(definitions: readonly Definition[], values: Values): Values {
  const result = { ...values };
  for (const definition of definitions) Object.assign(result, traced(definition)(result, []));
  return result;
}
