/** The modules that `bundle/*.mjs` makes from the catalogue. */

declare module "catalogue:elements" {
  const elements: { names: string[]; void: string[]; url: string[] };
  export default elements;
}

declare module "catalogue:traces" {
  const traces: { basic: string[]; cartesian: string[] };
  export default traces;
}

declare module "catalogue:*" {
  const catalogue: import("./types").Catalogue;
  export default catalogue;
}

declare module "component:*" {
  const loaders: { [type: string]: () => Promise<import("./types").ComponentModule> };
  export default loaders;
}

declare module "plotly:files" {
  const files: { basic: string; cartesian: string; strict: string };
  export default files;
}
