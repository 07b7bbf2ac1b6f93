import { UnwrappedText } from './unwrapped-text.js';

function shown(...deltas: string[]): string {
  const text = new UnwrappedText();
  return deltas.map((delta) => text.push(delta)).join('') + text.finish();
}

describe('an answer as a JSON text', () => {
  it.each([
    ['is freed of its marks', '"It costs 20 euros."', 'It costs 20 euros.'],
    ['and of its escapes', '"The \\"Desk Lamp\\".\\nIt is new."', 'The "Desk Lamp".\nIt is new.'],
    ['also when it is not closed', '"It costs 20', 'It costs 20'],
    ['a quotation at the beginning stays', '"Desk Lamp" costs 20.', '"Desk Lamp" costs 20.'],
    ['and other words too', 'It is "new".', 'It is "new".'],
    ['an object is its text', '{"text": "Yes, it is.", "confidence": 0.9}', 'Yes, it is.'],
    ['and nothing without one', '{"tool": "none"}', ''],
    ['nor when it is broken', '{"text": "Yes', ''],
    [
      'tags of the data are dropped, and other blocks',
      '<draft-0a1b2c3d4e5f>"It is new."</draft-0a1b2c3d4e5f>\n<message-0a1b2c3d4e5f>"Is it?"</message-0a1b2c3d4e5f>',
      'It is new.',
    ],
    ['other tags stay, for the check', '<b>Yes</b>', '<b>Yes</b>'],
    ['blanks before it are kept or dropped with it', '\n "Yes."', 'Yes.'],
  ])('%s, whole and letter by letter', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(shown(...text)).toBe(expected);
  });

  it('does not hold other words back', () => {
    const text = new UnwrappedText();
    expect(text.push('It ')).toBe('It ');
    expect(text.push('costs "')).toBe('costs "');
  });

  it('is released as soon as the quotation has ended and more follows', () => {
    const text = new UnwrappedText();
    expect(text.push('"Desk Lamp"')).toBe('');
    expect(text.push(' is')).toBe('"Desk Lamp" is');
  });
});
