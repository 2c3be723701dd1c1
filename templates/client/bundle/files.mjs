/** The files of the bundle: names that carry a hash of what is in them, and compressed copies beside them. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const GZIP_OS_BYTE = 9;
const GZIP_OS_UNKNOWN = 255;

/** `plotly-basic.js` -> `plotly-basic-3F9A0C21.js`. */
export function hashedName(name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  return `${stem}-${hash}${ext}`;
}

function brotli(contents) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
  };
  return brotliCompressSync(contents, { params });
}

/** zlib writes a zero time stamp by itself; the byte for the operating system would differ between machines. */
function gzip(contents) {
  const packed = gzipSync(contents, { level: 9 });
  packed[GZIP_OS_BYTE] = GZIP_OS_UNKNOWN;
  return packed;
}

async function write(file, contents) {
  await writeFile(`${file}.part`, contents);
  await rename(`${file}.part`, file);
}

async function isCurrent(file, contents) {
  const copies = [`${file}.br`, `${file}.gz`];
  return existsSync(file) && copies.every(existsSync) && contents.equals(await readFile(file));
}

/**
 * Makes `folder` hold these files, the compressed copies of all but the JSON, and nothing else. What is there already
 * with the same bytes is kept: packing the chart library takes half a minute.
 */
export async function writeFiles(folder, files) {
  await mkdir(folder, { recursive: true });
  const expected = new Set();
  for (const [name, contents] of files) {
    const file = path.join(folder, name);
    const packed = !name.endsWith(".json");
    for (const suffix of packed ? ["", ".br", ".gz"] : [""]) expected.add(name + suffix);
    if (packed && (await isCurrent(file, contents))) continue;
    if (packed) {
      await write(`${file}.br`, brotli(contents));
      await write(`${file}.gz`, gzip(contents));
    }
    await write(file, contents);
  }
  for (const name of await readdir(folder)) {
    if (!expected.has(name)) await rm(path.join(folder, name), { recursive: true });
  }
}
