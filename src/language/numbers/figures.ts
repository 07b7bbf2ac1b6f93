/** A run of digits with single separators inside, in folded text: `12`, `1.249,00`, `9:30`. Blanks group thousands. */
const FIGURE = "\\d{1,30}(?:[.,'](?=\\d)\\d{1,30}){0,10}(?:,\\d{1,2}(?!\\d))?";
const SPACED = "\\d{1,3}(?: \\d{3}){1,5}(?![\\d'])(?:[.,]\\d{1,9}(?!\\d))?";

/** The source of a pattern for one figure. */
export const FIGURE_SOURCE = `(?<!\\d)${SPACED}|${FIGURE}`;

const GROUPED = /^\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3}){0,8}$/u;
const PARTS = /^([\d.,' ]*\d)([.,])(\d+)$/u;

/**
 * What a figure may mean, each as plain decimal digits without needless zeros: `12,50` and `12.5` are `12.5`, and
 * `1.249` is `1249` or `1.249`. Something else with separators, such as a date, means itself.
 * @param figure folded
 */
export function figureReadings(figure: string): string[] {
  if (/^\d+$/u.test(figure)) return [plain(figure, '')];
  const readings = new Set<string>();
  if (GROUPED.test(figure) && !/^0/u.test(figure)) readings.add(plain(digitsOf(figure), ''));
  const [, whole, separator, places] = PARTS.exec(figure) ?? [];
  if (whole !== undefined && separator !== undefined && places !== undefined && mayGroup(whole, separator))
    readings.add(plain(digitsOf(whole), places));
  return readings.size > 0 ? [...readings] : [figure.replace(/[^\d]/gu, '.')];
}

/** Whether the digits before the decimal sign are plain, or grouped by another sign. */
function mayGroup(whole: string, separator: string): boolean {
  return /^\d+$/u.test(whole) || (GROUPED.test(whole) && !whole.includes(separator));
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}

function plain(whole: string, places: string): string {
  const integer = whole.replace(/^0+(?=\d)/u, '');
  const decimals = places.replace(/(?<!0)0+$/u, '');
  return decimals === '' ? integer : `${integer}.${decimals}`;
}
