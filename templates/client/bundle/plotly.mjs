/** The chart library: three bundles of one version, served as they come from npm; a figure takes the smallest that can
 * draw it. `plotly:files` tells the Graph their hashed names. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { hashedName } from "./files.mjs";

const PACKAGES = {
  basic: "plotly.js-basic-dist-min/plotly-basic.min.js",
  cartesian: "plotly.js-cartesian-dist-min/plotly-cartesian.min.js",
  strict: "plotly.js-strict-dist-min/plotly-strict.min.js",
};

/** Name of the bundle -> its hashed file name and its bytes. */
export async function plotlyBundles(root) {
  const { resolve } = createRequire(path.join(root, "package.json"));
  const bundles = {};
  for (const [name, specifier] of Object.entries(PACKAGES)) {
    const contents = await readFile(resolve(specifier));
    bundles[name] = { file: hashedName(`plotly-${name}.js`, contents), contents };
  }
  return bundles;
}

/** The esbuild plugin for `plotly:files`: `{basic: "plotly-basic-HASH.js", …}`. */
export function plotlyPlugin(bundles) {
  const files = Object.fromEntries(Object.entries(bundles).map(([name, { file }]) => [name, file]));
  return {
    name: "plotly",
    setup(build) {
      build.onResolve({ filter: /^plotly:files$/ }, () => ({ path: "files", namespace: "plotly" }));
      build.onLoad({ filter: /.*/, namespace: "plotly" }, () => ({ contents: JSON.stringify(files), loader: "json" }));
    },
  };
}
