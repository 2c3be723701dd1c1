/**
 * Bundles the client: `node build.mjs [output folder]`, by default into `dashc/client` of this repository.
 *
 * One split ES module per component, hashed names, compressed copies, and `manifest.json`, from which the compiler
 * picks what an app needs. The same sources give the same bytes.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { cataloguePlugin, checkBehaviours, componentNames } from "./bundle/catalogue.mjs";
import { writeFiles } from "./bundle/files.mjs";
import { plotlyBundles, plotlyPlugin } from "./bundle/plotly.mjs";
import { styleSheets } from "./bundle/styles.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const SOURCES = path.join(ROOT, "src");
const TARGET = "es2022";

/** The catalogue lies beside `templates/`, in the repository and in the package alike. */
const SCHEMAS = path.join(ROOT, "../../schemas");

async function scripts(components, styles, plotly) {
  const modules = components.map((name) => ({ in: `component:${name}`, out: name }));
  return esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [{ in: path.join(SOURCES, "main.ts"), out: "client" }, ...modules],
    outdir: "out",
    entryNames: "[name]-[hash]",
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: TARGET,
    minify: true,
    charset: "utf8",
    legalComments: "eof",
    metafile: true,
    write: false,
    logLevel: "warning",
    plugins: [cataloguePlugin(SCHEMAS, SOURCES, styles), plotlyPlugin(plotly)],
  });
}

async function recorder() {
  const source = await readFile(path.join(SOURCES, "recorder.js"), "utf8");
  const { code } = await esbuild.transform(source, { minify: true, target: TARGET, format: "iife" });
  return code.trim();
}

function importsOf(output, kind) {
  const found = output.imports.filter((used) => used.kind === kind && !used.external);
  return [...new Set(found.map((used) => path.basename(used.path)))].sort();
}

/** What the compiler needs to know of the bundle (`dashc/generate`). */
function manifest(outputs, styles, plotly, recorderText) {
  const result = { entry: "", recorder: recorderText, files: {}, components: {}, styles: [styles.core.file], plotly: {} };
  for (const [file, output] of Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const script = path.basename(file);
    const component = /^component:([A-Z]\w*)$/.exec(output.entryPoint ?? "")?.[1] ?? null;
    const imports = importsOf(output, "import-statement");
    result.files[script] = { imports, dynamic: importsOf(output, "dynamic-import"), component };
    if (component) result.components[component] = { script, style: styles[component]?.file ?? null };
    if (output.entryPoint === "src/main.ts") result.entry = script;
  }
  for (const [name, { file }] of Object.entries(plotly)) result.plotly[name] = file;
  return result;
}

const outFolder = path.resolve(process.argv[2] ?? path.join(ROOT, "../../dashc/client"));
await checkBehaviours(SCHEMAS, SOURCES);
const components = await componentNames(SCHEMAS);
const plotly = await plotlyBundles(ROOT);
const styles = await styleSheets(path.join(SOURCES, "styles"), components);
const { metafile, outputFiles } = await scripts(components, styles, plotly);
const described = manifest(metafile.outputs, styles, plotly, await recorder());
const files = outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]);
for (const { file, contents } of [...Object.values(styles), ...Object.values(plotly)]) files.push([file, contents]);
files.push(["manifest.json", Buffer.from(`${JSON.stringify(described, null, 1)}\n`)]);
await writeFiles(outFolder, files);
