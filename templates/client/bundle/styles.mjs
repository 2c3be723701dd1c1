/** The style sheets: one for all apps, and one for each component that has its own. */
import { existsSync } from "node:fs";
import path from "node:path";

import * as esbuild from "esbuild";

import { hashedName } from "./files.mjs";

async function styleSheet(source) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    charset: "utf8",
    write: false,
    logLevel: "warning",
  });
  const contents = Buffer.from(outputFiles[0].contents);
  return { file: hashedName(path.basename(source), contents), contents };
}

/** `core` and the names of components -> the hashed file name and the bytes of the style sheet. */
export async function styleSheets(folder, components) {
  const sheets = {};
  for (const name of ["core", ...components]) {
    const source = path.join(folder, `${name}.css`);
    if (existsSync(source)) sheets[name] = await styleSheet(source);
  }
  return sheets;
}
