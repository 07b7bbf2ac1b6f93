import type { Span } from '../../language/entities/contacts.js';

const MASK = '·';
/** Private-use characters stand for the orders of a sentence while it is folded. */
const FIRST_MARK = 0xe000;

/** Spans become marks: those of orders one that tells which, so that they are found again in the folded text. */
export function masked(raw: string, taken: readonly Span[], orders: readonly Span[]): string {
  let text = raw;
  for (const span of [...taken].sort((a, b) => b.start - a.start)) {
    const order = orders.findIndex(({ start, end }) => start === span.start && end === span.end);
    const length = span.end - span.start;
    const mark =
      order < 0 ? MASK.repeat(length) : String.fromCharCode(FIRST_MARK + order) + MASK.repeat(length - 1);
    text = text.slice(0, span.start) + mark + text.slice(span.end);
  }
  return text;
}

/** The text with marks in place of what stands in the spans. */
export function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** Where a sentence with marks names an order, by its place among the orders that were masked; -1: it does not. */
export function placeOfOrder(marked: string, index: number): number {
  return marked.indexOf(String.fromCharCode(FIRST_MARK + index));
}
