// Writes elements.json: every HTML element that a layout may hold, with its attributes.
//
// Sources, in the versions that the first line of the output names:
//   @vscode/web-custom-data   elements, descriptions, value sets
//   html-element-attributes   attributes per element
//   property-information      which attributes are boolean or numeric
//   html-void-elements        elements without children
//   aria-query                the names of WAI-ARIA 1.2
//
// Run it where these are installed, so that nothing of them lands in the repository:
//   folder=$(mktemp -d) && cp schemas/generate_elements.mjs $folder && (cd $folder && npm init -y && npm install \
//     @vscode/web-custom-data@0.6.3 html-element-attributes@3.5.0 property-information@7.2.0 \
//     html-void-elements@3.0.0 aria-query@5.3.2) && node $folder/generate_elements.mjs > schemas/elements.json

import { createRequire } from "node:module";
import ariaQuery from "aria-query";
import { htmlElementAttributes } from "html-element-attributes";
import { htmlVoidElements } from "html-void-elements";
import { find, html } from "property-information";

const require = createRequire(import.meta.url);
const data = require("@vscode/web-custom-data/data/browsers.html-data.json");

/** What makes or frames the document is the compiler's business; the rest is obsolete or experimental. */
const NOT_OFFERED = new Set(
  "html head body base title meta link script style noscript template param rb fencedframe selectedcontent".split(" "),
);

/** Attributes that are obsolete by the HTML standard, or in no standard, by element; `*` is every element. */
const OBSOLETE = {
  "*": "align alink allowpaymentrequest allowusermedia background bgcolor char charoff compact frameborder hspace \
    longdesc marginheight marginwidth mediagroup noshade nowrap rules scrolling seamless sorted typemustmatch \
    valign vspace contextmenu dropzone is nonce importance intrinsicsize csp virtualkeyboardpolicy",
  a: "charset coords name rev shape",
  area: "hreflang nohref type",
  br: "clear",
  button: "autocomplete",
  col: "width",
  colgroup: "width",
  form: "accept",
  hr: "color size width",
  img: "border name",
  input: "ismap usemap",
  label: "form",
  li: "type",
  object: "archive border classid codebase codetype declare standby usemap",
  pre: "width",
  table: "border cellpadding cellspacing frame summary width",
  td: "abbr axis height scope width",
  th: "axis height width",
  tr: "height",
  ul: "type",
};

/** Attributes that hold a URL, and so pass the allow-list (dashc/runtime/urls.py). */
const URLS = new Set("action cite data formaction href ping poster src".split(" "));

/** Enumerated attributes whose data is missing or out of date in the sources; a boolean may stand beside the words. */
const ENUMERATED = {
  autocapitalize: ["characters", "none", "off", "on", "sentences", "words"],
  closedby: ["any", "closerequest", "none"],
  contenteditable: ["false", "plaintext-only", "true"],
  crossorigin: ["anonymous", "use-credentials"],
  draggable: ["false", "true"],
  inputmode: ["decimal", "email", "none", "numeric", "search", "tel", "text", "url"],
  loading: ["eager", "lazy"],
  popovertargetaction: ["hide", "show", "toggle"],
  preload: ["auto", "metadata", "none"],
  scope: ["col", "colgroup", "row", "rowgroup"],
  shape: ["circle", "default", "poly", "rect"],
  spellcheck: ["false", "true"],
  translate: ["no", "yes"],
  writingsuggestions: ["false", "true"],
};
/** Value sets that are suggestions, not the whole truth. */
const OPEN = new Set(["autocomplete", "role", "target", "sandbox", "rel"]);
const BOOLEAN_WITH_WORDS = { hidden: ["until-found"], popover: ["auto", "hint", "manual"] };
/** Lists, which property-information calls numbers. */
const NOT_NUMBERS = new Set(["coords", "sizes"]);

/** One line for what the sources describe nowhere. */
const DESCRIPTIONS = {
  alpha: "Lets the user choose the colour's transparency.",
  closedby: "Which actions of the user close the dialog.",
  colorspace: "The colour space of the chosen colour.",
  command: "What a click does to the element that `commandfor` names.",
  commandfor: "The id of the element that `command` acts on.",
  accept: "File types that the control takes, separated by commas.",
  alt: "The text to show in place of the image.",
  autocomplete: "What the browser may fill in here.",
  autofocus: "Gives the control the focus when the page is loaded.",
  checked: "Whether the control is on at first.",
  colspan: "The number of columns that the cell spans.",
  controls: "Shows the browser's playback controls.",
  coords: "The coordinates of the shape.",
  crossorigin: "How the request to another origin is made.",
  dirname: "The name under which the text's direction is submitted.",
  disabled: "Takes no input and no focus.",
  download: "Saves the target instead of opening it; the text is the file's name.",
  form: "The id of the form that the control belongs to.",
  formaction: "Where this control submits the form to.",
  formenctype: "How this control encodes the form.",
  formmethod: "The HTTP method with which this control submits the form.",
  formnovalidate: "Submits the form without checking it.",
  formtarget: "Where this control shows the form's answer.",
  headers: "The ids of the cells that are headers of this one.",
  height: "The height in pixels.",
  href: "Where the link leads.",
  inputmode: "The kind of virtual keyboard to offer.",
  list: "The id of a `datalist` with suggestions.",
  loading: "Whether to load at once or when it comes near the view.",
  loop: "Starts again at the end.",
  max: "The greatest value.",
  maxlength: "The greatest number of characters.",
  min: "The least value.",
  minlength: "The least number of characters.",
  multiple: "Takes more than one value.",
  muted: "Starts without sound.",
  name: "The name under which the value is submitted.",
  pattern: "A regular expression that the whole value must match.",
  ping: "Addresses to be told when the link is followed.",
  placeholder: "A hint shown while the control is empty.",
  playsinline: "Plays within the element, not full-screen.",
  popovertarget: "The id of the popover that the control opens and closes.",
  popovertargetaction: "Whether the control shows, hides or toggles the popover.",
  poster: "The image shown before the video plays.",
  preload: "What to load before playback.",
  readonly: "The value can be read, not edited.",
  referrerpolicy: "What the request tells about this page.",
  rel: "How the target relates to this page.",
  required: "The form needs a value here.",
  role: "The element's WAI-ARIA role.",
  rowspan: "The number of rows that the cell spans.",
  scope: "Which cells the header is for.",
  shape: "The shape of the area.",
  size: "The number of characters or rows shown.",
  span: "The number of columns that it stands for.",
  src: "The address of the resource.",
  step: "The distance between two values, or `any`.",
  target: "Where the link opens.",
  type: "The kind of control or resource.",
  value: "The value.",
  width: "The width in pixels.",
  writingsuggestions: "Whether the browser may suggest words.",
};

const valueSets = new Map(data.valueSets.map((set) => [set.name, set.values.map((value) => value.name)]));

/** The first sentence, without Markdown links and HTML; at most 160 characters. */
function line(description) {
  const text = (typeof description === "string" ? description : (description?.value ?? ""))
    .replace(/!?\[([^\]]*)\]\((?:[^()"]|"[^"]*"|\([^()]*\))*\)/g, "$1")
    .replace(/<\/?[a-z][^>]*>/gi, (tag) => (tag.startsWith("</") ? "" : tag.slice(1, -1)))
    .replace(/\*\*|`|\b_|_\b/g, "")
    .replace(/ \[[A-Z]+\]$| -- \(.*$/, "")
    .split("\n")[0]
    .replace(/\s+/g, " ")
    .trim();
  const sentence = /^.*?[.:](?=\s+[A-Z]|$)/.exec(text)?.[0] ?? text;
  const plain = sentence.replace(/:$/, ".");
  return plain.length <= 160 ? plain : `${plain.slice(0, 157).replace(/\s+\S*$/, "")}…`;
}

const described = new Map();
for (const tag of data.tags) {
  for (const attribute of tag.attributes) {
    if (attribute.description && !described.has(attribute.name)) described.set(attribute.name, line(attribute.description));
  }
}

function specification(name, attribute) {
  const information = find(html, name);
  const own = line(attribute?.description);
  const description = (own.length > 12 && own) || DESCRIPTIONS[name] || described.get(name) || "";
  const values = ENUMERATED[name] ?? (OPEN.has(name) ? undefined : valueSets.get(attribute?.valueSet));
  if (URLS.has(name)) return { type: "url", description };
  if (name in BOOLEAN_WITH_WORDS) return { type: "boolean", values: BOOLEAN_WITH_WORDS[name], description };
  if (information.boolean || attribute?.valueSet === "v") return { type: "boolean", description };
  if (name === "download") return { type: "string", boolean: true, description };
  if (values) return { type: "enum", values: values.filter((value) => value !== "datetime").sort(), description };
  if (information.number && !NOT_NUMBERS.has(name)) return { type: "number", description };
  return { type: "string", description };
}

function attributes(element, names, known) {
  const obsolete = new Set(`${OBSOLETE["*"]} ${OBSOLETE[element] ?? ""}`.split(/\s+/));
  const kept = [...new Set(names)].filter((name) => !obsolete.has(name) && !name.startsWith("on")).sort();
  return Object.fromEntries(kept.map((name) => [name, specification(name, known.get(name))]));
}

const byName = (list) => new Map(list.map((item) => [item.name, item]));
const globals = byName(data.globalAttributes);
const globalNames = [...globals.keys(), ...htmlElementAttributes["*"]].filter((name) => !name.startsWith("aria-"));

const elements = {};
for (const tag of [...data.tags].sort((a, b) => (a.name < b.name ? -1 : 1))) {
  if (NOT_OFFERED.has(tag.name)) continue;
  const known = byName(tag.attributes);
  const names = [...known.keys(), ...(htmlElementAttributes[tag.name] ?? [])].filter((name) => !globals.has(name));
  elements[tag.name] = {
    description: line(tag.description),
    void: htmlVoidElements.includes(tag.name),
    attributes: attributes(tag.name, names, known),
  };
}

const versions = ["@vscode/web-custom-data", "html-element-attributes", "property-information", "html-void-elements", "aria-query"];
const file = (name) => JSON.parse(require("node:fs").readFileSync(`${import.meta.dirname}/node_modules/${name}/package.json`));
const result = {
  source: versions.map((name) => `${name}@${file(name).version}`).join(" "),
  global: attributes("*", globalNames, globals),
  aria: [...ariaQuery.aria.keys()].sort(),
  elements,
};
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
