/** Of what a person edits: raised by each change of it. JSON leaves it out, a copy by `...` keeps it. */
export const ROW_VERSION: unique symbol = Symbol('row version');

/** A value read from a row that has a version. */
export interface Versioned {
  [ROW_VERSION]?: bigint;
}

/** @param version 0n of a list that nobody has written yet */
export function withVersion<T extends object>(value: T, version: bigint): T & Versioned {
  return { ...value, [ROW_VERSION]: version };
}

/** Takes the version of one shape of a value over to another. */
export function withVersionOf<T extends object>(source: Versioned, value: T): T & Versioned {
  const version = source[ROW_VERSION];
  return version === undefined ? value : withVersion(value, version);
}

/**
 * The condition under which a request that has `If-Match` may change a row. It stands in the statement that changes the
 * row or locks it, after what finds it, and so reads the version that it changes: a statement that had to wait for
 * another one looks again. @param row alias of the table, where there are several
 */
export function ifMatch(row = ''): string {
  return `require_match(${row === '' ? '' : `${row}.`}row_version)`;
}

/** The same for the first row of a list, which has version 0 until then. @param table of the lists, a row for each tenant */
export function ifMatchFirst(table: string): string {
  return `(EXISTS (SELECT FROM ${table}) OR require_match(0))`;
}
