import { headingsOf } from '../../language/markup/headings.js';
import { LONGEST_WHOLE, passagesOf, type Passage } from '../../language/passages/passages.js';

/**
 * The passages of a long answer; null of a short one, which is quoted whole.
 * @param answer plain text
 * @param sent as it was sent, with its markup
 */
export function articlePassages(answer: string, sent: string = answer): Passage[] | null {
  if (answer.length <= LONGEST_WHOLE) return null;
  const passages = passagesOf(answer, headingsOf(sent));
  return passages.length === 0 ? null : passages;
}
