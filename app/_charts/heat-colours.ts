/** Red, green, blue, 0 … 255. */
export type Rgb = readonly [number, number, number];

/** The number of colours in a ramp: finer than an eye can tell. */
export const rampLength = 256;

/** `#rrggbb` or `#rgb` as numbers; throws on anything else, which would be a fault in the style sheet. */
export function parseHex(hex: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())?.[1];
  if (!digits) throw new RangeError(`not a hexadecimal colour: "${hex}"`);
  const part = (index: number): number => parseInt(digits.length === 3 ? digits[index]!.repeat(2) : digits.slice(index * 2, index * 2 + 2), 16);
  return [part(0), part(1), part(2)];
}

/**
 * A ramp of `rampLength` colours through the stops, evenly spaced in OKLab (Ottosson 2020), where equal steps look equal;
 * four bytes a colour, opaque.
 */
export function rampThrough(stops: readonly string[]): Uint8ClampedArray {
  const lab = stops.map((stop) => toOklab(parseHex(stop)));
  const ramp = new Uint8ClampedArray(rampLength * 4);
  for (let index = 0; index < rampLength; index++) {
    const place = (index / (rampLength - 1)) * (lab.length - 1);
    const from = Math.min(lab.length - 2, Math.floor(place));
    const share = place - from;
    const mixed = [0, 1, 2].map((axis) => lab[from]![axis]! * (1 - share) + lab[from + 1]![axis]! * share);
    const [red, green, blue] = fromOklab([mixed[0]!, mixed[1]!, mixed[2]!]);
    ramp.set([red, green, blue, 255], index * 4);
  }
  return ramp;
}

/** Relative luminance by WCAG 2.2, 0 (black) to 1 (white). */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** Contrast ratio by WCAG 2.2, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [bright, dark] = [luminance(a), luminance(b)].sort((first, second) => second - first);
  return (bright! + 0.05) / (dark! + 0.05);
}

function toLinear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function fromLinear(share: number): number {
  return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
}

function toOklab(colour: Rgb): Rgb {
  const [red, green, blue] = [toLinear(colour[0]), toLinear(colour[1]), toLinear(colour[2])];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    fromLinear(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    fromLinear(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}
