/** One value of a row that was changed so that the row could be taken. */
export interface Mend {
  /** For example `description`, `tags/2`, `customer/phone`. */
  field: string;
  /** snake_case, stable, part of the API. */
  code: string;
  /** What was done, for a person. */
  detail: string;
}

export interface MendedValue extends Omit<Mend, 'field'> {
  value: unknown;
}

/** @returns the value to take instead, or null when the value stays as it is */
export type MendValue = (value: unknown) => MendedValue | null;

/**
 * How the values of a row are mended: by field, and by fields of the objects in it. A list of objects has the rules of
 * its elements.
 */
export interface MendRules {
  readonly [field: string]: MendValue | MendRules;
}

type Plain = Record<string, unknown>;

/**
 * A copy of a row, as it was sent, with mended values. What is no object, and every value without a rule, stays as it
 * is: validation refuses it.
 */
export function mendRow(row: unknown, rules: MendRules): { row: unknown; mends: Mend[] } {
  const mends: Mend[] = [];
  return { row: mendValue(row, rules, '', mends), mends };
}

function mendValue(value: unknown, rule: MendValue | MendRules, field: string, mends: Mend[]): unknown {
  if (typeof rule === 'function') return replaced(value, rule, field, mends);
  if (Array.isArray(value))
    return value.map((each, index) => mendValue(each, rule, inside(field, index), mends));
  if (typeof value !== 'object' || value === null) return value;
  return mendFields(value as Plain, rule, field, mends);
}

function mendFields(row: Plain, rules: MendRules, parent: string, mends: Mend[]): Plain {
  const mended = Object.entries(rules)
    .filter(([field]) => Object.hasOwn(row, field))
    .map(([field, rule]) => [field, mendValue(row[field], rule, inside(parent, field), mends)]);
  return { ...row, ...(Object.fromEntries(mended) as Plain) };
}

function replaced(value: unknown, rule: MendValue, field: string, mends: Mend[]): unknown {
  const mended = rule(value);
  if (mended === null) return value;
  mends.push({ field, code: mended.code, detail: mended.detail });
  return mended.value;
}

function inside(parent: string, field: string | number): string {
  return parent === '' ? `${field}` : `${parent}/${field}`;
}

/** Blanks around a text are left out. */
export const withoutBlanks: MendValue = (value) => {
  if (typeof value !== 'string' || value.trim() === value) return null;
  return { value: value.trim(), code: 'blanks_removed', detail: 'Blanks around the text were removed.' };
};

/** The first of several ways to mend a value that applies. */
export function firstOf(...ways: readonly MendValue[]): MendValue {
  return (value) => {
    for (const way of ways) {
      const mended = way(value);
      if (mended !== null) return mended;
    }
    return null;
  };
}
