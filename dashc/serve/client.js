/**
 * Development only: reloads the page when the app was built anew, and shows what a save had wrong.
 * The text comes from the user's own files and is set as text; the style sheet is constructed, so the app's policy
 * needs no exception.
 */
const STYLE = `
  :host { color-scheme: light dark; }
  section {
    position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
    padding: 1rem 1.5rem 1.25rem; font: 1rem/1.5 system-ui, sans-serif;
    color: light-dark(#1c1917, #f5f5f4); background: light-dark(#fff, #1c1917);
    border-top: 4px solid light-dark(#b91c1c, #f87171); box-shadow: 0 -8px 32px rgb(0 0 0 / 25%);
  }
  header { display: flex; gap: 1rem; align-items: center; justify-content: space-between; }
  h2 { margin: 0; font-size: 1.125rem; }
  p { margin: 0.75rem 0 0.25rem; font-weight: 600; }
  pre { margin: 0; overflow-x: auto; font: 0.875rem/1.45 ui-monospace, monospace; }
  button {
    font: inherit; padding: 0.25rem 0.75rem; border: 1px solid; border-radius: 6px; color: inherit;
    background: transparent; cursor: pointer;
  }
  button:focus-visible, pre:focus-visible { outline: 2px solid light-dark(#1d4ed8, #93c5fd); outline-offset: 2px; }
`;

const ERROR_PAGE_STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  main { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; }
  ol { padding: 0; list-style: none; }
  li { margin: 1.5rem 0; padding: 0.25rem 1.25rem 1rem; border: 1px solid #8885; border-radius: 10px; }
  pre { margin: 0; overflow-x: auto; font: 0.875rem/1.45 ui-monospace, monospace; }
`;

const own = new URL(import.meta.url).searchParams.get("generation");
const isErrorPage = document.documentElement.dataset.dev === "errors";
if (isErrorPage) document.adoptedStyleSheets = [sheet(ERROR_PAGE_STYLE)];
let shown = null;
let first = true;

new EventSource("/_dashc/dev/events").addEventListener("state", ({ data }) => {
  const { generation, findings } = JSON.parse(data);
  // The error page holds the findings itself, so a change of them is a reason to load it again.
  if (generation !== own || (isErrorPage && !first)) return location.reload();
  first = false;
  if (!isErrorPage) show(findings);
});

function show(findings) {
  shown?.remove();
  shown = null;
  if (findings.length === 0) return;
  shown = document.createElement("dashc-errors");
  const root = shown.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(STYLE)];
  root.append(panel(findings));
  document.body.append(shown);
}

function panel(findings) {
  const section = element("section", { role: "alert", "aria-labelledby": "title" });
  const close = element("button", { type: "button" }, "Hide");
  close.addEventListener("click", () => shown?.remove());
  section.addEventListener("keydown", (event) => event.key === "Escape" && shown?.remove());
  const header = element("header", {});
  header.append(element("h2", { id: "title" }, "The last save has errors; this is the app from before it"), close);
  section.append(header);
  for (const { headline, text } of findings) {
    section.append(element("p", {}, headline), element("pre", { tabindex: "0" }, text));
  }
  return section;
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
