/**
 * The client's entry. It starts while the document is still being parsed, adopts the page that the server drew, and
 * joins the core, the DOM layer and the transport.
 */

import loaders from "component:*";

import { App } from "./app";
import { followPage } from "./page-stream";

/** What the inline recorder left (`recorder.js`). */
declare global {
  interface Window {
    _dx?: Event[] & { off: AbortController; broken(): void };
  }
}

let app: App | undefined;

followPage({
  data(page) {
    app = new App(page, (type) => (Object.hasOwn(loaders, type) ? loaders[type] : undefined));
    app.start(window._dx ?? []);
    window._dx?.off.abort();
  },
  line: (line) => app?.engine.pageLine(line),
  end: () => (app ? app.engine.pageEnd() : window._dx?.broken()),
});
