/**
 * Markdown as sanitised HTML, with the rules of `dashc/generate/markdown.py`, which renders what stands in the spec:
 * markdown-it's default rules; HTML in the text is shown, not interpreted.
 */

import createDOMPurify from "dompurify";
import MarkdownIt from "markdown-it";

import { doc } from "../dom/document";
import { isSafeUrl } from "../dom/urls";

const TAGS =
  "a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img li ol p pre s strong table tbody td th thead tr ul".split(" ");
const ATTRIBUTES = ["href", "title", "target", "rel", "class", "src", "alt", "start"];
/** Characters; `dashc lint` has this limit too. What is longer is shown as it is: brackets can take long to read. */
const LONGEST = 100_000;
const CLASS = /^(language-\S+|dx-align-(left|center|right))$/;

export interface MarkdownOptions {
  dedent: boolean;
  linkTarget: string | null;
}

/** Without the blanks that all lines begin with. */
export function dedented(source: string): string {
  const lines = source.split(/\r\n|\r|\n/);
  let prefix: string | undefined;
  for (const line of lines) {
    const found = /^\s*(?=\S)/.exec(line)?.[0];
    if (found !== undefined) prefix = prefix === undefined ? found : common(prefix, found);
  }
  return lines.map((line) => (line.trim() === "" ? "" : line.slice((prefix ?? "").length))).join("\n");
}

function common(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.slice(0, length);
}

function makeParser(): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt("default", {
    html: false,
    linkify: false,
    typographer: false,
    breaks: false,
    maxNesting: 20,
  });
  parser.renderer.rules["link_open"] = (tokens, index, options, env, renderer) => {
    const target: unknown = env?.["linkTarget"];
    if (typeof target === "string") {
      tokens[index]?.attrSet("target", target);
      tokens[index]?.attrSet("rel", "noopener noreferrer");
    }
    return renderer.renderToken(tokens, index, options);
  };
  for (const cell of ["th_open", "td_open"]) {
    parser.renderer.rules[cell] = (tokens, index, options, _env, renderer) => {
      const token = tokens[index];
      const style = token?.attrGet("style");
      if (token && style != null) {
        token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
        token.attrSet("class", `dx-align-${String(style).replace("text-align:", "")}`);
      }
      return renderer.renderToken(tokens, index, options);
    };
  }
  return parser;
}

/** A purifier of our own: its rules are nobody else's. */
function makePurifier(): ReturnType<typeof createDOMPurify> {
  const purifier = createDOMPurify(window);
  purifier.addHook("uponSanitizeAttribute", (node, data) => {
    if (data.attrName === "class") data.keepAttr = CLASS.test(data.attrValue);
    if (data.attrName !== "href" && data.attrName !== "src") return;
    data.keepAttr = isSafeUrl(data.attrValue, node.localName, data.attrName);
    data.forceKeepAttr = data.keepAttr;
  });
  return purifier;
}

const parser = makeParser();
const purifier = makePurifier();

/** The HTML for a text, as a fragment. */
export function renderMarkdown(source: string, { dedent, linkTarget }: MarkdownOptions): DocumentFragment {
  if (source.length > LONGEST) {
    const plain = doc.createDocumentFragment();
    plain.append(source);
    return plain;
  }
  const html = parser.render(dedent ? dedented(source) : source, { linkTarget }).trimEnd();
  return purifier.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, RETURN_DOM_FRAGMENT: true });
}
