/** What a message says that has no word: "👍", "??", "❤️". The first match decides. */
export type Sign = 'thanks' | 'greeting' | 'displeased' | 'acknowledge' | 'asking';

/** Sad, tired and crying faces, in the order of Unicode. */
const SAD = '\\u{1F61E}-\\u{1F624}\\u{1F62B}-\\u{1F62D}\\u{1F641}\\u{2639}\\u{1F92F}';
const ANGRY = '\\u{1F44E}\\u{1F595}\\u{1F92C}\\u{1F644}\\u{1F612}\\u{1F4A9}\\u{1F92E}';
const TYPED_SAD = '[:;]-?[(/[]|>:\\(';
const TYPED_GLAD = '[:;]-?[)D*pP]|<3';

const SIGNS: readonly (readonly [Sign, RegExp])[] = [
  ['displeased', new RegExp(`[${SAD}${ANGRY}]|${TYPED_SAD}`, 'u')],
  ['thanks', /[\u{1F64F}\u{1F490}\u{1F339}]/u],
  ['greeting', /\u{1F44B}/u],
  ['acknowledge', new RegExp(`\\p{Extended_Pictographic}|${TYPED_GLAD}`, 'u')],
  ['asking', /[?؟]/u],
  ['acknowledge', /[.!…]/u],
];
const TYPED = new RegExp(TYPED_GLAD, 'gu');

/** Null for a text with words. */
export function signOf(text: string): Sign | null {
  if (/[\p{L}\p{N}]/u.test(text.replace(TYPED, ''))) return null;
  return SIGNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'asking';
}
