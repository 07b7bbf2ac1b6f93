const SHORTEST = 4;
const LONGEST_ENDING = 2;

/** Inflections of one word. @param a in match form, as `b` */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length > SHORTEST &&
    long.length - short.length <= LONGEST_ENDING &&
    long.startsWith(short.slice(0, -1))
  );
}
