import fc from 'fast-check';
import type { Run } from './rich-message.types.js';
import { splitRuns } from './split-runs.js';

const textOf = (piece: readonly Run[]) => piece.map(({ text }) => text).join('');
const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

describe('a long text', () => {
  it.each([
    [
      'a paragraph',
      'One two three.\n\nFour five six. Seven.',
      24,
      ['One two three.', 'Four five six. Seven.'],
    ],
    ['a sentence', 'One two three. Four five six seven', 20, ['One two three.', 'Four five six seven']],
    [
      'a sentence with a quotation mark',
      'He said “yes.” And then no more',
      18,
      ['He said “yes.”', 'And then no more'],
    ],
    ['an Arabic sentence', 'هل لديكم هدايا؟ نعم لدينا الكثير', 20, ['هل لديكم هدايا؟', 'نعم لدينا الكثير']],
    ['a word', 'one two three four', 10, ['one two', 'three four']],
    ['nothing better', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a whole character', '👩‍👩‍👧👩‍👩‍👧', 9, ['👩‍👩‍👧', '👩‍👩‍👧']],
  ])('is cut after %s', (_, text, limit, expected) => {
    expect(splitRuns([{ text }], limit).map(textOf)).toEqual(expected);
  });

  it('keeps its looks on both sides of a cut', () => {
    const runs: Run[] = [{ text: 'plain ' }, { text: 'bold one. bold two', style: 'bold' }];
    expect(splitRuns(runs, 16)).toEqual([
      [{ text: 'plain ' }, { text: 'bold one.', style: 'bold' }],
      [{ text: 'bold two', style: 'bold' }],
    ]);
  });

  it('loses no word, and no piece is longer than the limit, empty, or ends in half a character', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('. ', '\n\n', ' ', '🙂')),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 60 }), (parts, limit) => {
        const runs = parts.map((text): Run => ({ text }));
        const pieces = splitRuns(runs, limit).map(textOf);
        expect(words(pieces.join('')).join('')).toBe(words(parts.join('')).join(''));
        if (parts.join('').trim() === '') return;
        for (const piece of pieces) {
          expect(piece.trim()).not.toBe('');
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece.isWellFormed()).toBe(parts.join('').isWellFormed());
        }
      }),
    );
  });
});
