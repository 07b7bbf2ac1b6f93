/**
 * The direction of what somebody writes is its own; that of an empty field is the page's, for its placeholder.
 * @returns the attribute `dir`
 */
export function writtenDir(text: unknown): 'auto' | undefined {
  return text === '' || text === undefined ? undefined : 'auto';
}
