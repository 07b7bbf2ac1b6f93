const LONGEST_VALUE = 200;

/** Of a value that is told. */
export function shown(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE).toWellFormed()}…` : value;
}
