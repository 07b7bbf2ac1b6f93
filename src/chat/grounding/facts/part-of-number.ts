/** The digits before or behind a separator: "1370" of "1370.00". */
export function isPartOfNumber(text: string, start: number, end: number): boolean {
  if (!/^\p{Nd}{1,40}$/u.test(text.slice(start, end))) return false;
  return (
    /^[.,]\p{Nd}/u.test(text.slice(end, end + 2)) ||
    /\p{Nd}[.,]$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}
