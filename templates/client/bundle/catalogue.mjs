/**
 * The esbuild plugin that hands the catalogue to the client: just what it needs of `schemas/`, without the JSON Schemas
 * and the descriptions.
 *
 * - `catalogue:elements`: names of all and of void elements, and of URL attributes;
 * - `catalogue:traces`: the trace types that plotly.js's smaller bundles add, by bundle;
 * - `catalogue:Dropdown`: markup, defaults and flags of a component;
 * - `component:Dropdown`: the same with its behaviour (`src/components/Dropdown.ts`) and the hashed name of its style
 *   sheet, if it has them: a chunk of its own;
 * - `component:*`: how to load each of them.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** In every chunk that is loaded later: all that the entry holds stays one chunk, not one per set of its users. */
const KERNEL = 'import "./app";';

const LISTED_FLAGS = ["nodes", "user", "event", "readonly", "url"];

async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

async function namesIn(folder, extension) {
  const files = existsSync(folder) ? await readdir(folder) : [];
  return files
    .filter((file) => file.endsWith(extension))
    .map((file) => path.basename(file, extension))
    .sort();
}

/** The names of all components of the catalogue, in order. */
export async function componentNames(schemas) {
  return namesIn(path.join(schemas, "components"), ".json");
}

/** Fails when a module in `src/components` has no entry in the catalogue: it would never be loaded. */
export async function checkBehaviours(schemas, sources) {
  const known = new Set(await componentNames(schemas));
  const unknown = (await namesIn(path.join(sources, "components"), ".ts")).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`No component of the catalogue is called ${unknown.join(", ")}.`);
}

function component(raw) {
  const defaults = {};
  const flags = {};
  for (const [name, prop] of Object.entries(raw.props ?? {})) {
    if (prop.default !== undefined) defaults[name] = prop.default;
    if (prop.browser) (flags.browser ??= {})[name] = prop.browser;
    for (const flag of LISTED_FLAGS) if (prop[flag]) (flags[flag] ??= []).push(name);
  }
  if (raw.void) flags.void = true;
  return { markup: raw.markup ?? null, defaults, flags };
}

function urlAttributes(raw) {
  const all = [raw.global, ...Object.values(raw.elements).map((element) => element.attributes)];
  const names = all.flatMap((attributes) =>
    Object.entries(attributes ?? {})
      .filter(([, attribute]) => attribute.type === "url")
      .map(([name]) => name),
  );
  return [...new Set(names)].sort();
}

function elements(raw) {
  const names = Object.keys(raw.elements).sort();
  return {
    names,
    void: names.filter((name) => raw.elements[name].void),
    url: urlAttributes(raw),
  };
}

function traces({ basic, cartesian }) {
  return { basic, cartesian };
}

function loaders(names) {
  const entries = names.map((name) => `${JSON.stringify(name)}: () => import("component:${name}")`);
  return `export default {${entries.join(",")}};`;
}

function wrapper(name, behaviour, style) {
  const lines = [KERNEL, `import catalogue from "catalogue:${name}";`];
  if (existsSync(behaviour)) lines.push(`import behaviour from ${JSON.stringify(behaviour)};`);
  else lines.push("const behaviour = {};");
  lines.push(`const style = ${JSON.stringify(style)};`, "export { behaviour, catalogue, style };");
  return lines.join("\n");
}

/**
 * The plugin for one build: `schemas` is the catalogue's folder, `sources` that of the client, and `styles` maps the
 * components that have a style sheet to its file.
 */
export function cataloguePlugin(schemas, sources, styles = {}) {
  return {
    name: "catalogue",
    setup(build) {
      build.onResolve({ filter: /^(catalogue|component):/ }, ({ path: specifier }) => {
        const [namespace, name] = specifier.split(":");
        return { path: name, namespace };
      });
      build.onResolve({ filter: /^\.\.?\// }, ({ kind, path: specifier, resolveDir }) =>
        kind === "dynamic-import" ? { path: path.join(resolveDir, `${specifier}.ts`), namespace: "later" } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "later" }, ({ path: file }) => ({
        contents: `${KERNEL} export * from ${JSON.stringify(file)};`,
        loader: "js",
        resolveDir: sources,
      }));
      build.onLoad({ filter: /^elements$/, namespace: "catalogue" }, async () => ({
        contents: JSON.stringify(elements(await readJson(path.join(schemas, "elements.json")))),
        loader: "json",
      }));
      build.onLoad({ filter: /^traces$/, namespace: "catalogue" }, async () => ({
        contents: JSON.stringify(traces(await readJson(path.join(schemas, "traces.json")))),
        loader: "json",
      }));
      build.onLoad({ filter: /^[A-Z]\w*$/, namespace: "catalogue" }, async ({ path: name }) => ({
        contents: JSON.stringify(component(await readJson(path.join(schemas, "components", `${name}.json`)))),
        loader: "json",
      }));
      build.onLoad({ filter: /^\*$/, namespace: "component" }, async () => ({
        contents: loaders(await componentNames(schemas)),
        loader: "js",
        resolveDir: sources,
      }));
      build.onLoad({ filter: /^[A-Z]\w*$/, namespace: "component" }, ({ path: name }) => ({
        contents: wrapper(name, path.join(sources, "components", `${name}.ts`), styles[name]?.file ?? null),
        loader: "js",
        resolveDir: sources,
      }));
    },
  };
}
