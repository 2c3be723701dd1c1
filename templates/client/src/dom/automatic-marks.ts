/** The marks of a slider whose spec names none: at round steps, as many as are legible (as Dash does). */

const WIDTH = 330;
const CHARACTER = 10;
const GAP = 20;
const FEWEST = 3;
const MOST = 50;
const MOST_TURNS = 300;

const UNITS: readonly (readonly [least: number, suffix: string])[] = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e4, "k"],
];
const UNIT_SIZE: { readonly [suffix: string]: number } = { T: 1e12, G: 1e9, M: 1e6, k: 1e3 };

export function automaticMarks(low: number, high: number, step: number): { value: number; label: string }[] {
  const label = labels(Math.max(Math.abs(low), Math.abs(high)));
  return valuesOf(low, high, step, label).map((value) => ({ value, label: label(value) }));
}

function valuesOf(low: number, high: number, step: number, label: (value: number) => string): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const widest = Math.max(label(low).length, label(high).length);
  const limit = Math.min(Math.max(Math.floor(WIDTH / (CHARACTER * widest + GAP)) + 1, FEWEST), MOST);
  const interval = intervalOf(span, step, limit);
  const decimals = Math.min(20, Math.max(decimalsOf(low), decimalsOf(step)));
  const values = [low];
  for (let i = 1; low + i * interval < high - interval / 2; i += 1) {
    values.push(Number((low + i * interval).toFixed(decimals)));
  }
  return [...values, high];
}

/** The smallest of 1, 2, 5, 10, 20, 50, … steps that needs no more marks than are legible. */
function intervalOf(span: number, step: number, limit: number): number {
  let power = 1;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    for (const m of [1, 2, 5]) {
      const k = m * power;
      if (span / (k * step) <= limit - 1) return k * step;
    }
    power *= 10;
  }
  return span;
}

function decimalsOf(x: number): number {
  const [digits = "", exponent = "0"] = String(x).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}

function labels(big: number): (value: number) => string {
  const suffix = UNITS.find(([least]) => big >= least)?.[1];
  if (suffix === undefined) return String;
  return (value) => (value === 0 ? "0" : `${String(Number((value / (UNIT_SIZE[suffix] ?? 1)).toFixed(3)))}${suffix}`);
}
