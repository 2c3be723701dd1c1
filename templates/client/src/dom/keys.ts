/** The private key that makes a component's inner ids unique (`_dx-…`), found again in the server's HTML. */

const HOLDERS = ["id", "name", "for", "list", "aria-controls", "aria-labelledby", "aria-describedby"];

export function privateKeyIn(el: Element): string | undefined {
  for (const inner of [el, ...el.querySelectorAll("[id], [name], [for]")]) {
    for (const holder of HOLDERS) {
      const key = /_dx-[A-Za-z0-9]+/.exec(inner.getAttribute(holder) ?? "")?.[0];
      if (key !== undefined) return key;
    }
  }
  return undefined;
}
