/**
 * All matches of a global pattern, in order. `String.matchAll` copies the pattern at each call, and the engine compiles
 * the copy again after every second garbage collection: 100 ms for the patterns of one message.
 * @param pattern with the flag `g`
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`The pattern needs the flag "g": ${pattern.source.slice(0, 80)}`);
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '')
      pattern.lastIndex += pattern.unicode ? lengthOfCharacter(text, pattern.lastIndex) : 1;
  }
  return matches;
}

/** In UTF-16 units: a pattern with the flag `u` would go back to the beginning of a pair, and find the same again. */
function lengthOfCharacter(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
