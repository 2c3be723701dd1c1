/** Runs the tests under Node: `node test.mjs [part of a file's name]`. They are bundled as the client is. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { cataloguePlugin } from "./bundle/catalogue.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] ?? "";
const tests = (await readdir(path.join(ROOT, "test"))).filter((f) => f.endsWith(".test.ts") && f.includes(wanted));

// Inside the project, so that what stays outside the bundle is found.
const folder = await mkdtemp(path.join(ROOT, "node_modules/.test-"));
try {
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: tests.sort().map((file) => `test/${file}`),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
    plugins: [cataloguePlugin(path.join(ROOT, "../../schemas"), path.join(ROOT, "src"))],
  });
  const files = (await readdir(folder)).map((file) => path.join(folder, file));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...files], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(folder, { recursive: true });
}
