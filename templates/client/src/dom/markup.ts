/**
 * The markup language of the catalogue: the node grammar with expressions; `dashc/runtime/markup.py` is its twin.
 * `expand` makes from a component's markup and props the nodes to draw. An expression is evaluated once: what it gives
 * is data, and never read as markup again.
 */

import type { JSON, Props } from "../types";
import { functions } from "./functions";
import { isObject, merged, own, truthy, type JSONObject } from "./json";
import { PrivateKey } from "./private-names";

/** Stands where a component's module puts sanitised HTML. Told by identity, so that no data can pass for it. */
export const HTML_SLOT: JSON = Object.freeze({});

interface Names {
  props: Props;
  variables: JSONObject;
  key: PrivateKey;
}

/** The nodes that a component with these props is drawn as. `key` makes its inner ids unique (`_dx-…`). */
export function expand(markup: JSON, props: Props, key: string): JSON {
  return value(markup, { props, variables: {}, key: new PrivateKey(key) });
}

function value(expression: JSON, names: Names): JSON {
  if (Array.isArray(expression)) return list(expression, names);
  if (!isObject(expression)) return expression;
  if (Object.hasOwn(expression, "$")) return look(String(own(expression, "$")), names);
  if (Object.hasOwn(expression, "$if")) return choose(expression, names);
  if (Object.hasOwn(expression, "$let")) return bind(expression, names);
  if (Object.hasOwn(expression, "$fn")) return call(expression, names);
  if (Object.hasOwn(expression, "$html")) return html(expression, names);
  if (Object.hasOwn(expression, "$children")) return own(names.props, "children");
  if (Object.hasOwn(expression, "$each")) return each(expression, names);
  return Object.fromEntries(Object.entries(expression).map(([name, inner]) => [name, value(inner, names)]));
}

function list(items: JSON[], names: Names): JSON[] {
  return items.flatMap((item) =>
    isObject(item) && Object.hasOwn(item, "$each") ? each(item, names) : [value(item, names)],
  );
}

function each(loop: JSONObject, names: Names): JSON[] {
  const items = value(own(loop, "$each"), names);
  const name = String(own(loop, "$as"));
  if (!Array.isArray(items)) return [];
  return items.map((item, index) => value(own(loop, "$do"), bound(names, { [name]: item, [`${name}$index`]: index })));
}

function choose(expression: JSONObject, names: Names): JSON {
  const branch = truthy(value(own(expression, "$if"), names)) ? "$then" : "$else";
  return value(own(expression, branch), names);
}

function bind(expression: JSONObject, names: Names): JSON {
  const definitions = own(expression, "$let");
  const entries = isObject(definitions) ? Object.entries(definitions) : [];
  const variables = Object.fromEntries(entries.map(([name, inner]) => [name, value(inner, names)]));
  return value(own(expression, "$in"), bound(names, variables));
}

function call(expression: JSONObject, names: Names): JSON {
  const called = functions.get(String(own(expression, "$fn")));
  const given = own(expression, "args");
  const args = Array.isArray(given) ? given.map((argument) => value(argument, names)) : [];
  return called ? called(...args) : null;
}

/** The HTML itself is the module's business; without any, nothing stands here. */
function html(expression: JSONObject, names: Names): JSON {
  return value(own(expression, "$html"), names) === null ? null : HTML_SLOT;
}

function bound(names: Names, variables: JSONObject): Names {
  return { ...names, variables: merged(names.variables, variables) };
}

function look(path: string, names: Names): JSON {
  if (path === "$key") return names.key as unknown as JSON;
  for (const known of [names.variables, names.props]) if (Object.hasOwn(known, path)) return own(known, path);
  const [first = "", ...rest] = path.split(".");
  let found = Object.hasOwn(names.variables, first) ? own(names.variables, first) : own(names.props, first);
  for (const part of rest) found = isObject(found) ? own(found, part) : null;
  return found;
}
