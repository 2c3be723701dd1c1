/**
 * From the node grammar, as callbacks return it (language.md section 3), to what can be drawn. Text stays text, names
 * of React's are mapped, handlers and forbidden URLs are dropped, tables get the `tbody` that a parser would insert.
 */

import type { JSON, Props } from "../types";
import { attributesOf } from "./attributes";
import { HTML_SLOT } from "./markup";
import { isElementName, isVoid } from "./elements";
import { isObject, onlyKey, own, type JSONObject } from "./json";
import { hidesOfDocument, isPrivateName } from "./private-names";
import { NO_STYLE, styleOf, type Style } from "./styles";

export interface TextNode {
  kind: "text";
  text: string;
}

export interface ElementNode {
  kind: "element";
  tag: string;
  /** The public id: it identifies the element among its siblings, and makes it known to the page. */
  id: string | undefined;
  attributes: ReadonlyMap<string, string>;
  style: Style;
  children: DrawnNode[];
  /** Its content is the business of its component's module. */
  opaque: boolean;
  /** The props as they came, for elements that the page knows. */
  props: Props;
}

export interface ComponentNode {
  kind: "component";
  type: string;
  id: string | undefined;
  props: Props;
}

export type DrawnNode = TextNode | ElementNode | ComponentNode;

const NO_PROPS: Props = {};

/** Their content would be raw text. */
const RAW_TEXT: ReadonlySet<string> = new Set(["iframe"]);

/** The nodes to draw for a value of the node grammar; adjacent texts are one. */
export function nodesOf(value: JSON): DrawnNode[] {
  const found: DrawnNode[] = [];
  collect(value, found);
  return found;
}

/** Whether anything in it has to be known to the page: a component, or an element with an id. */
export function holdsInstance(node: DrawnNode): boolean {
  if (node.kind === "text") return false;
  return node.kind === "component" || node.id !== undefined || node.children.some(holdsInstance);
}

function collect(value: JSON, into: DrawnNode[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into);
  } else if (typeof value === "string" || typeof value === "number") {
    addText(String(value), into);
  } else if (isObject(value)) {
    const node = nodeOf(value);
    if (node) into.push(node);
  }
}

function addText(text: string, into: DrawnNode[]): void {
  const last = into.at(-1);
  if (last?.kind === "text") last.text += text;
  else if (text !== "") into.push({ kind: "text", text });
}

function nodeOf(value: JSONObject): ElementNode | ComponentNode | undefined {
  const mapping = fromDash(value) ?? value;
  const type = onlyKey(mapping);
  if (type === undefined) return undefined;
  const inner = own(mapping, type);
  const props = isObject(inner) ? publicProps(inner) : inner === null ? NO_PROPS : { children: inner };
  return isElementName(type) ? elementOf(type, props) : { kind: "component", type, id: idOf(props), props };
}

/** Names that begin with `$` are the markup's and the modules' own; in data they mean nothing. */
function publicProps(props: Props): Props {
  const names = Object.keys(props);
  if (!names.some((name) => name.startsWith("$"))) return props;
  return Object.fromEntries(names.filter((name) => !name.startsWith("$")).map((name) => [name, own(props, name)]));
}

/** A component of Dash as its `to_plotly_json` writes it: `{type, namespace, props}`. */
function fromDash(value: JSONObject): JSONObject | undefined {
  const type = own(value, "type");
  if (typeof type !== "string" || typeof own(value, "namespace") !== "string") return undefined;
  const isHtml = own(value, "namespace") === "dash_html_components";
  return { [isHtml ? type.toLowerCase() : type]: own(value, "props") };
}

/** An id that is a mapping is written as JSON with sorted keys and no blanks, as in Dash. */
function idOf(props: Props): string | undefined {
  const id = own(props, "id");
  if (typeof id === "string") return id === "" || isPrivateName(id) ? undefined : id;
  if (!isObject(id)) return undefined;
  const pairs = Object.keys(id)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(id[key])}`);
  return `{${pairs.join(",")}}`;
}

/** An element from its props; `children` may hold the markup's own slot for HTML. */
export function elementOf(tag: string, props: Props): ElementNode {
  const given = idOf(props);
  const id = tag === "object" && given !== undefined && hidesOfDocument(tag, given) ? undefined : given;
  const children = own(props, "children");
  const opaque = isOpaque(children);
  const inner = opaque || isVoid(tag) || RAW_TEXT.has(tag) ? [] : nodesOf(children);
  return {
    kind: "element",
    tag,
    id,
    attributes: attributesOf(tag, props, id),
    style: Object.hasOwn(props, "style") ? styleOf(own(props, "style")) : NO_STYLE,
    children: fitting(tag, inner),
    opaque,
    props,
  };
}

/** As every HTML parser would have it. */
function fitting(tag: string, children: DrawnNode[]): DrawnNode[] {
  if (tag === "table") return wrapped(wrapped(children, "tr", "tbody"), "col", "colgroup");
  return tag === "textarea" ? children.filter(({ kind }) => kind === "text") : children;
}

function isOpaque(children: JSON): boolean {
  return children === HTML_SLOT || (Array.isArray(children) && children.includes(HTML_SLOT));
}

/** What stands directly in a table is put into the group that every HTML parser inserts, run by run. */
function wrapped(children: DrawnNode[], tag: string, wrapper: string): DrawnNode[] {
  const found: DrawnNode[] = [];
  let group: ElementNode | undefined;
  for (const child of children) {
    if (child.kind === "element" && child.tag === tag) {
      if (!group) found.push((group = elementOf(wrapper, NO_PROPS)));
      group.children.push(child);
    } else {
      group = undefined;
      found.push(child);
    }
  }
  return found;
}
