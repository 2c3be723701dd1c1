// Runs before everything else, inline: remembers what the user did before the client was there, for it to replay, and
// speaks for the client where that cannot come: its script fails, or the document breaks off before the app's data.
// Kept small, since every page carries it; its SHA-256 is in the Content-Security-Policy.
const early = (window._dx = []);
early.off = new AbortController();
const { signal } = early.off;
for (const type of ["click", "keydown"])
  document.addEventListener(type, (event) => (type === "click" || event.key === "Enter") && early.push(event), {
    capture: true,
    signal,
  });

const make = (parent, tag, properties) => parent.appendChild(Object.assign(document.createElement(tag), properties));
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
let notice;

const hasEntries = () =>
  [...document.querySelectorAll("input, textarea")].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  );

/** Loads the page anew where nothing is lost by it; once in a while, as `renewal.ts` does. */
const anew = () => {
  const now = Date.now();
  try {
    if (!hasEntries() && now - sessionStorage.getItem("_dx-renewed") > 30000) {
      sessionStorage.setItem("_dx-renewed", now);
      location.reload();
      return;
    }
  } catch {
    // Without a storage nobody knows whether it has just been tried.
  }
  say("This page did not load completely", "It may help to load it anew; what you have entered is lost then.");
};

const say = (title, text) => {
  notice?.remove();
  notice = make(document.body ?? document.documentElement, "div", { className: "dx-notices" });
  const box = make(notice, "div", { className: "dx-notice dx-notice-error", role: "alert" });
  make(box, "p", { className: "dx-notice-title", textContent: title });
  make(make(box, "p", { className: "dx-notice-text", textContent: `${text} ` }), "a", { href: "", textContent: "Reload" });
};

/** Loads what is missing as soon as the server can be reached: the client's script alone, or else the whole page. */
early.broken = async (script) => {
  if (notice) return;
  say("This page did not load completely", "It goes on by itself as soon as the server can be reached.");
  for (; !signal.aborted; await pause(2)) {
    const url = script?.src ?? location.href;
    const answer = await fetch(url, { method: "HEAD", cache: "no-store", redirect: "manual" }).catch(() => undefined);
    if (!answer || answer.status > 501) continue;
    if (script && answer.ok) {
      const { id, type, src } = script;
      script.remove();
      make(document.head, "script", { id, type, src, onerror: anew });
    } else anew();
    return;
  }
};

// A document that breaks off ends without an event, and a script may never come: then nothing happens for a while.
let quiet = 0;
const observer = new MutationObserver(() => (quiet = 0));
observer.observe(document, { childList: true, subtree: true });
const clock = setInterval(() => {
  quiet += 1;
  if (quiet === 5 && document.readyState === "loading") early.broken();
  else if (quiet === 10 && !notice) say("This page is not ready yet", "A part of it has not come.");
}, 1000);
addEventListener("error", ({ target }) => target.id === "_dx-client" && early.broken(target), { capture: true, signal });
// A style sheet is asked for again, ever more slowly; the page works without it meanwhile.
let sheets = 0;
addEventListener(
  "error",
  ({ target }) =>
    target.rel === "stylesheet" &&
    target.href.startsWith(location.origin) &&
    setTimeout(() => target.replaceWith(target.cloneNode()), 1000 * ++sheets),
  true,
);
signal.addEventListener("abort", () => {
  clearInterval(clock);
  observer.disconnect();
  notice?.remove();
});
