/** The entries of a variable that holds several, separated by commas; for `@Transform`. */
export function commaList(value: unknown): string[] {
  return String(value)
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
