/** Bundles the page of the browser tests (`tests/client`): `node test/browser.mjs FOLDER`. */
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { cataloguePlugin, componentNames } from "../bundle/catalogue.mjs";
import { plotlyBundles, plotlyPlugin } from "../bundle/plotly.mjs";
import { styleSheets } from "../bundle/styles.mjs";

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const SCHEMAS = path.join(ROOT, "../../schemas");
const folder = process.argv[2];

await mkdir(folder, { recursive: true });
const names = await componentNames(SCHEMAS);
const styles = await styleSheets(path.join(ROOT, "src/styles"), names);
const plotly = await plotlyBundles(ROOT);
await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: [{ in: "test/support/browser-page.ts", out: "page" }],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [cataloguePlugin(SCHEMAS, path.join(ROOT, "src"), styles), plotlyPlugin(plotly)],
});
for (const { file, contents } of [...Object.values(plotly), ...Object.values(styles)]) {
  await writeFile(path.join(folder, file), contents);
}
const axe = path.join(ROOT, "node_modules/axe-core/axe.min.js");
await cp(axe, path.join(folder, "axe.js"));
const sheets = Object.fromEntries(Object.entries(styles).map(([name, { file }]) => [name, file]));
await writeFile(path.join(folder, "styles.json"), JSON.stringify(sheets));
