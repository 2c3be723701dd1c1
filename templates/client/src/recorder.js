// Runs before everything else, inline: remembers what the user did before the client was there, for it to replay.
// Kept tiny, since every page carries it; its SHA-256 is in the Content-Security-Policy.
window._dx = [];
window._dx.off = new AbortController();
for (const type of ["click", "keydown"])
  document.addEventListener(type, (event) => (type === "click" || event.key === "Enter") && window._dx.push(event), {
    capture: true,
    signal: window._dx.off.signal,
  });
