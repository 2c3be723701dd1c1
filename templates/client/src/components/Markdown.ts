/** Text in Markdown. What stands in the spec comes as HTML; the library is fetched for what callbacks write. */

import { own } from "../dom/json";
import { textOf } from "../dom/text";
import type { Behaviour, Handle } from "../types";

type Renderer = typeof import("../markdown/render");

let renderer: Renderer | undefined;

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
  const children = own(props, "children");
  const source = Array.isArray(children) ? children.map(textOf).join("\n") : textOf(children);
  const target = textOf(own(props, "link_target"));
  el.replaceChildren(
    renderMarkdown(source, { dedent: own(props, "dedent") !== false, linkTarget: target === "" ? null : target }),
  );
}

export default { mount: draw, update: draw } satisfies Behaviour;
