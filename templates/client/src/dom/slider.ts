/**
 * What Slider and RangeSlider show, computed from their props; the twin of `dashc/runtime/slider.py`. Places are
 * fractions of the way from the least to the greatest value.
 */

import type { JSON } from "../types";
import { isObject, own, type JSONObject } from "./json";
import { automaticMarks } from "./automatic-marks";
import { textOf } from "./text";

export interface SliderHandle {
  index: number;
  value: number;
  at: number;
  style: JSONObject;
  tip: string | null;
  text: string | null;
  label: string;
}

export interface SliderMark {
  value: number;
  at: number;
  label: string;
  style: JSON;
  active: boolean;
}

export interface SliderModel {
  min: number;
  max: number;
  step: number | "any";
  handles: SliderHandle[];
  /** Of two handles the first one; the last one of one or two: these have a field to type into. */
  first: SliderHandle[];
  last: SliderHandle[];
  marks: SliderMark[];
  dots: { at: number; style: JSONObject; active: boolean }[];
  from: number | null;
  to: number | null;
}

const MARK_NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MOST_MARKS = 500;
const MOST_HANDLES = 100;
const MOST_DOTS = 100;

interface Scale {
  low: number;
  high: number;
  span: number;
  /** Whether there is a way to go at all. */
  usable: boolean;
}

export function sliderModel(args: JSON[]): SliderModel {
  const [min = null, max = null, step = null, marks = null, value = null, drag = null] = args;
  const [included = null, dots = null, count = null, tooltip = null, label = null] = args.slice(6);
  const given = markNumbers(marks);
  const scale = scaleOf(
    numberOrNull(min),
    numberOrNull(max),
    given.map(([number]) => number),
  );
  const usedStep = stepOf(step, min, max, scale);
  const values = valuesOf(drag ?? value, count, scale);
  const shown = marks === null ? [] : given.length > 0 ? ownMarks(given, scale) : automatic(scale, usedStep);
  const isActive = activity(values, included);
  const places = values.map((v) => at(v, scale));
  const single = values.length === 1;
  const handles = values.map((v, i) => ({
    index: i,
    value: v,
    at: places[i] ?? 0,
    style: { "--dx-at": places[i] ?? 0 },
    tip: tip(tooltip, v),
    text: valueText(tooltip, v, shown),
    label: handleLabel(textOf(label), i, values.length),
  }));
  return {
    min: scale.low,
    max: scale.high,
    step: usedStep,
    handles,
    first: handles.length === 2 ? handles.slice(0, 1) : [],
    last: handles.length <= 2 ? handles.slice(-1) : [],
    marks: shown.map((mark) => ({ ...mark, active: isActive(mark.value) })),
    dots: dotsOf(dots, usedStep, scale, isActive),
    from: included === false ? null : single ? 0 : Math.min(...places),
    to: included === false ? null : Math.max(...places),
  };
}

function numberOrNull(value: JSON): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The marks that stand at numbers, ascending; none where they are to be made automatically. */
function markNumbers(marks: JSON): [number: number, mark: JSON][] {
  if (!isObject(marks)) return [];
  const numbers = Object.keys(marks)
    .filter((key) => MARK_NUMBER.test(key) && Number.isFinite(Number(key)))
    .sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
    .map((key): [number, JSON] => [Number(key), own(marks, key)]);
  return numbers.length > MOST_MARKS ? [] : numbers;
}

function scaleOf(min: number | null, max: number | null, marks: number[]): Scale {
  const low = min ?? marks[0] ?? 0;
  const high = max ?? marks.at(-1) ?? 1;
  const span = high - low;
  return { low, high, span, usable: span > 0 && Number.isFinite(span) };
}

/** The fraction of the way, to six places, so that both sides write the same text. */
function at(value: number, { low, span, usable }: Scale): number {
  if (!usable) return 0;
  const fraction = Math.min(1, Math.max(0, (value - low) / span));
  return Math.floor(fraction * 1e6 + 0.5) / 1e6;
}

function stepOf(step: JSON, min: JSON, max: JSON, { span, usable }: Scale): number | "any" {
  if (step === null) return "any";
  const given = numberOrNull(step);
  if (given !== null && given > 0) return given;
  if (Number.isInteger(min) && Number.isInteger(max)) return 1;
  if (!usable) return 1;
  const target = span / 100;
  const exponent = target.toExponential(17).split("e")[1] ?? "0";
  const candidates = [1, 2, 5].map((m) => Number(`${String(m)}e${exponent}`));
  return candidates.reduce((best, next) => (Math.abs(next - target) < Math.abs(best - target) ? next : best));
}

function valuesOf(value: JSON, count: JSON, { low, span }: Scale): number[] {
  const given = (Array.isArray(value) ? value : [value]).map(numberOrNull).filter((v) => v !== null);
  if (given.length > 0) return given;
  const ranges = numberOrNull(count);
  if (ranges === null || ranges < 1) return [low];
  const parts = Math.min(Math.floor(ranges), MOST_HANDLES);
  return Array.from({ length: parts + 1 }, (_, i) => low + (span * i) / parts);
}

function activity(values: number[], included: JSON): (value: number) => boolean {
  if (included === false) return () => false;
  const least = values.length === 1 ? -Infinity : Math.min(...values);
  const most = Math.max(...values);
  return (value) => value >= least && value <= most;
}

function ownMarks(marks: [number, JSON][], scale: Scale): Omit<SliderMark, "active">[] {
  return marks
    .filter(([value]) => value >= scale.low && value <= scale.high)
    .map(([value, mark]) => {
      const place = at(value, scale);
      return { value, at: place, label: markLabel(value, mark), style: markStyle(mark, place) };
    });
}

function markLabel(value: number, mark: JSON): string {
  if (isObject(mark)) return textOf(own(mark, "label")) || String(value);
  return mark === null ? String(value) : textOf(mark);
}

function markStyle(mark: JSON, place: number): JSON {
  const style = isObject(mark) ? own(mark, "style") : null;
  if (isObject(style)) return { "--dx-at": place, ...style };
  return typeof style === "string" ? `--dx-at:${String(place)};${style}` : { "--dx-at": place };
}

function automatic(scale: Scale, step: number | "any"): Omit<SliderMark, "active">[] {
  return automaticMarks(scale.low, scale.high, step === "any" ? 1 : step).map(({ value, label }) => {
    const place = at(value, scale);
    return { value, at: place, label, style: { "--dx-at": place } };
  });
}

function template(tooltip: JSON): string | null {
  const text = isObject(tooltip) ? textOf(own(tooltip, "template")) : "";
  return text === "" ? null : text;
}

function tip(tooltip: JSON, value: number): string | null {
  if (!isObject(tooltip)) return null;
  return (template(tooltip) ?? "{value}").split("{value}").join(String(value));
}

/** What is read out in place of the bare number. */
function valueText(tooltip: JSON, value: number, marks: readonly { value: number; label: string }[]): string | null {
  const spoken = template(tooltip) === null ? marks.find((mark) => mark.value === value)?.label : tip(tooltip, value);
  return spoken === undefined || spoken === String(value) ? null : spoken;
}

function handleLabel(label: string, index: number, count: number): string {
  if (count === 1) return label === "" ? "Value" : label;
  if (count > 2) return `${label === "" ? "Value" : label} ${String(index + 1)} of ${String(count)}`;
  const end = index === 0 ? "minimum" : "maximum";
  return label === "" ? (index === 0 ? "Minimum" : "Maximum") : `${label} ${end}`;
}

/** A dot at each step, where these are not too many. */
function dotsOf(
  dots: JSON,
  step: number | "any",
  scale: Scale,
  isActive: (value: number) => boolean,
): SliderModel["dots"] {
  if (dots !== true || step === "any" || !scale.usable || scale.span / step > MOST_DOTS) return [];
  return Array.from({ length: Math.floor(scale.span / step + 1e-9) + 1 }, (_, i) => {
    const value = scale.low + i * step;
    const place = at(value, scale);
    return { at: place, style: { "--dx-at": place }, active: isActive(value) };
  });
}
