/** The first of the marks in a text. */
export function firstMark(text: string, marks: readonly string[]): { at: number; mark: string } | null {
  let first: { at: number; mark: string } | null = null;
  for (const mark of marks) {
    const at = text.indexOf(mark);
    if (at !== -1 && (first === null || at < first.at)) first = { at, mark };
  }
  return first;
}

/** How many characters at the end of a text may be the beginning of a mark. */
export function beginningOfMark(text: string, marks: readonly string[]): number {
  const longest = Math.max(...marks.map(({ length }) => length)) - 1;
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const end = text.slice(-length);
    if (marks.some((mark) => mark.length > length && mark.startsWith(end))) return length;
  }
  return 0;
}
