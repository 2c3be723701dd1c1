/** Text in Markdown. What stands in the spec comes as HTML; the library is fetched for what callbacks write. */

import { own } from "../dom/json";
import { textOf } from "../dom/text";
import type { Behaviour, Handle, Props } from "../types";

type Renderer = typeof import("../markdown/render");

let renderer: Renderer | undefined;

function sourceOf(props: Props): string {
  const children = own(props, "children");
  return Array.isArray(children) ? children.map(textOf).join("\n") : textOf(children);
}

function isRendered({ props }: Handle): boolean {
  return own(props, "$html") !== null;
}

/** At once where the library is there already, so that the source is never seen. */
function draw(handle: Handle): void {
  if (isRendered(handle)) return;
  if (renderer) return drawWith(handle, renderer);
  void import("../markdown/render").then((loaded) => {
    renderer = loaded;
    if (!isRendered(handle)) drawWith(handle, loaded);
  });
}

function drawWith({ el, props }: Handle, { renderMarkdown }: Renderer): void {
  const target = textOf(own(props, "link_target"));
  el.replaceChildren(
    renderMarkdown(sourceOf(props), { dedent: own(props, "dedent") !== false, linkTarget: target === "" ? null : target }),
  );
}

/** What a callback wrote comes as its source, what stands in the spec as HTML. */
function drawn(el: HTMLElement, props: Props): Props {
  const isSource = el.childElementCount === 0 && el.textContent === sourceOf(props);
  return isSource ? {} : { $html: true };
}

export default {
  mount: draw,
  update: draw,
  drawn,
} satisfies Behaviour;
