/** Colour arithmetic of WCAG 2.2 (relative luminance and contrast ratio), so that a shop's colour stays readable. */

type Rgb = [number, number, number];

const INK: Rgb = [22, 20, 18];
const PAPER: Rgb = [255, 255, 255];
/** The surfaces that text of the accent stands on: the assistant's bubbles, the hardest of them, in the style sheet `--raised`. */
const RAISED_DAY: Rgb = [238, 236, 232];
const RAISED_NIGHT: Rgb = [50, 47, 45];
const TEXT_CONTRAST = 4.5;

export interface Accent {
  /** The shop's colour, as background. */
  fill: string;
  /** Text and icons on the fill. */
  onFill: string;
  /** The shop's colour as text on a light surface, darkened until it reads. */
  onLight: string;
  /** The same on a dark surface, lightened until it reads. */
  onDark: string;
}

/** `color` is `#rgb` or `#rrggbb`; anything else gives the default, a dark slate. */
export function accentOf(color: string): Accent {
  const fill = parse(color) ?? [45, 55, 72];
  const white = contrast(fill, PAPER);
  const onFill = white >= TEXT_CONTRAST || white >= contrast(fill, INK) ? PAPER : INK;
  return {
    fill: css(readable(fill, onFill, onFill === PAPER ? [0, 0, 0] : PAPER)),
    onFill: css(onFill),
    onLight: css(readable(fill, RAISED_DAY, [0, 0, 0])),
    onDark: css(readable(fill, RAISED_NIGHT, PAPER)),
  };
}

/** Moves `color` towards `end` until it stands out from `against`. */
function readable(color: Rgb, against: Rgb, end: Rgb): Rgb {
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = color.map((value, i) => Math.round(value + ((end[i] ?? 0) - value) * share)) as Rgb;
    if (contrast(mixed, against) >= TEXT_CONTRAST) return mixed;
  }
  return end;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parse(color: string): Rgb | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (!hex) return null;
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  return [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16)) as Rgb;
}

function css(color: Rgb): string {
  return `rgb(${color.join(' ')})`;
}
