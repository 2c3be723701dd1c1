/**
 * plotly.js and its map library write style sheets into the page unless elements of these ids are there; the
 * Content-Security-Policy refuses such sheets, and `styles/Graph.css` holds what is needed.
 */
export const STYLE_IDS = [
  "plotly.js-style-global",
  "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53",
] as const;
