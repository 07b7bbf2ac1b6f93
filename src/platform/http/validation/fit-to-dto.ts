import { boundsOf, type DtoClass, type FieldBounds, type ValueBounds } from './declared-bounds.js';

type Plain = Record<string, unknown>;

/**
 * Copies a plain object and cuts it to the DTO's bounds, because transformation and validation are slow on large input.
 * The copy is valid exactly when the original is, and wrong in the same places: a text that is too long becomes one
 * that is too long by one character, a list ends after the first surplus element, a list or object where none is
 * allowed becomes an empty one, and the values of unknown fields become null. Takes linear time and looks no deeper
 * than the DTO goes. Rows that are parsed one by one become as many nulls.
 */
export function fitToDto(type: DtoClass, plain: object): Plain {
  const bounds = boundsOf(type);
  const fitted: Plain = {};
  for (const [field, value] of Object.entries(plain)) {
    const declared = bounds.get(field);
    fitted[field] = declared ? fitField(value, declared) : null;
  }
  return fitted;
}

/** The rows of a body that are parsed one by one, unchanged. */
export function rowsOf(type: DtoClass, plain: object): Plain {
  const rows = [...boundsOf(type)].filter(([, { items }]) => items === null).map(([field]) => field);
  return Object.fromEntries(
    rows.filter((field) => field in plain).map((field) => [field, (plain as Plain)[field]]),
  );
}

function fitField(value: unknown, bounds: FieldBounds): unknown {
  const { maxItems, items } = bounds;
  if (!Array.isArray(value) || maxItems === undefined) return fitValue(value, bounds.items ?? bounds);
  const few = value.slice(0, maxItems + 1);
  return items ? few.map((element) => fitValue(element, items)) : few.map(() => null);
}

function fitValue(value: unknown, { maxLength, nested, map }: ValueBounds): unknown {
  if (typeof value === 'string') return maxLength === undefined ? value : fitText(value, maxLength);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return [];
  if (map) return fitMap(value, map);
  return nested ? fitToDto(nested, value) : {};
}

function fitText(text: string, maxLength: number): string {
  return isLonger(text, maxLength) ? 'x'.repeat(maxLength + 1) : text;
}

/** Whether a text has more code points than `maxLength`; reads at most twice as many UTF-16 units. */
function isLonger(text: string, maxLength: number): boolean {
  if (text.length <= maxLength) return false;
  if (text.length > 2 * maxLength) return true;
  return Array.from(text).length > maxLength;
}

function fitMap(
  value: object,
  { maxProperties, keyLength, maxLength }: NonNullable<ValueBounds['map']>,
): Plain {
  const few = Object.entries(value).slice(0, maxProperties + 1);
  return Object.fromEntries(
    few.map(([key, text]: [string, unknown]) => [
      fitText(key, keyLength),
      typeof text === 'string' ? fitText(text, maxLength) : null,
    ]),
  );
}
