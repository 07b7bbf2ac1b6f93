import { headingsOf } from '../markup/headings.js';
import { plainText } from '../markup/plain-text.js';
import { LONGEST_PARAGRAPH, MOST_PASSAGES, passagesOf, withHeading, type Passage } from './passages.js';

/** So many words of a text, as sentences of ten. */
function prose(words: number, word = 'glaze'): string {
  const sentences = Array.from(
    { length: Math.ceil(words / 10) },
    (_, at) => `The ${word} of kiln ${at} is a good one, they say.`,
  );
  return sentences.join(' ');
}

function partsOf(text: string): [string | null, string][] {
  return passagesOf(text, null).map((passage) => [passage.heading, passage.text]);
}

/** All words, without those that are told twice. */
function wordsOf(passages: readonly Passage[]): Set<string> {
  return new Set(passages.flatMap(({ heading, text }) => withHeading(heading, text).split(/\s+/u)));
}

describe('passages', () => {
  it('stand under the headings of Markdown and HTML', () => {
    const markdown = `Intro of the shop.\n\n## Returns\n\nWithin 30 days.\n\n**Sale goods**\nNot returned.\n\n### Repairs\n#### Watches\nIn a week.`;
    const html =
      '<p>Intro of the shop.</p><h2>Returns</h2><p>Within 30 days.</p><h3><b>Sale</b> goods</h3><p>Not returned.</p><h3>Repairs</h3><h4>Watches</h4><p>In a week.</p>';
    const expected = [
      [null, 'Intro of the shop.'],
      ['Returns', 'Within 30 days.'],
      ['Sale goods', 'Not returned.'],
      ['Repairs: Watches', 'In a week.'],
    ];
    for (const sent of [markdown, html]) {
      const read = passagesOf(plainText(sent), headingsOf(sent));
      expect(read.map(({ heading, text }) => [heading, text])).toEqual(expected);
    }
  });

  it('stand under lines that look like headings', () => {
    expect(
      partsOf(
        'Delivery\n\nWe deliver on weekdays.\n\nReturns\nYou can return goods.\n\nAny questions?\n\nWrite to us.',
      ),
    ).toEqual([
      ['Delivery', 'We deliver on weekdays.'],
      ['Returns', 'You can return goods.'],
      ['Any questions?', 'Write to us.'],
    ]);
  });

  it.each([
    ['a sentence', 'We deliver on weekdays.\n\nWrite to us.'],
    ['a line that a mail program has broken', 'We deliver to each country of Europe\nand to Norway.'],
    ['an address', 'Cedar & Clay\n\nHigh Street 4\n\nGalway'],
    ['what announces a list', 'We do not take back:\n- masks\n- books'],
    ['the last line', 'We deliver on weekdays.\n\nYour team'],
    ['a row of a table', 'Chest | Size\n\nIt is in cm.'],
  ])('do not take %s for a heading', (_, text) => {
    expect(passagesOf(text, null).map(({ heading }) => heading)).toEqual([null]);
  });

  it('are whole paragraphs, put together where they are short', () => {
    const paragraphs = Array.from(
      { length: 12 },
      (_, at) => `${prose(30, `clay-${at}`)} Except sale goods ${at}.`,
    );
    const passages = passagesOf(paragraphs.join('\n\n'), null);
    expect(passages.length).toBeGreaterThanOrEqual(3);
    expect(passages.flatMap(({ text }) => text.split('\n\n'))).toEqual(paragraphs);
    for (const { text, continues } of passages) {
      expect(text.length).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
      expect(continues).toBe(false);
    }
  });

  it('keep a short paragraph with the one above it, which it may restrict', () => {
    const long = prose(160);
    const passages = passagesOf(`${long}\n\nNot on Sundays.\n\nSecond short one.\n\n${long}`, null);
    expect(passages.map(({ text }) => text)).toEqual([
      `${long}\n\nNot on Sundays.`,
      'Second short one.',
      long,
    ]);
  });

  it('overlap by the last sentence of the one before, under the same heading alone', () => {
    const first = `${prose(100)} The kiln is hot.`;
    const passages = passagesOf(`${first}\n\n${prose(90)}\n\nOther things\n\n${prose(20)}`, null);
    expect(passages.map(({ before }) => before)).toEqual(['', 'The kiln is hot.', '']);
    expect(passages[2]?.heading).toBe('Other things');
  });

  it('of a paragraph that is too long are whole sentences', () => {
    const passages = passagesOf(prose(900), null);
    expect(passages.map(({ text }) => text).join(' ')).toBe(prose(900));
    expect(passages.map(({ continues }) => continues)).toEqual(passages.map((_, at) => at > 0));
    for (const { text } of passages) {
      expect(text).toMatch(/^The .*\.$/u);
      expect(text.length).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
    }
  });

  it('of a long list are whole items below the line that leads to it', () => {
    const items = Array.from(
      { length: 60 },
      (_, at) => `- Item ${at}, in a colour of your choice and with a lid`,
    );
    const passages = passagesOf(`We do not take back:\n\n${items.join('\n')}`, null);
    expect(passages.length).toBeGreaterThan(2);
    for (const { text } of passages) expect(text.startsWith('We do not take back:\n- Item')).toBe(true);
    expect(passages.flatMap(({ text }) => text.split('\n').slice(1))).toEqual(items);
  });

  it('of a run without an end are cut between words, with a mark', () => {
    const run = 'word '.repeat(1_000).trim();
    const passages = passagesOf(run, null);
    expect(passages[0]?.text).toMatch(/^word .* word …$/u);
    expect(passages[1]?.text).toMatch(/^… word/u);
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
    for (const { text } of passagesOf('😀'.repeat(3_000), null)) expect(text.isWellFormed()).toBe(true);
  });

  it('are at most so many, with every word and heading', () => {
    const sections = Array.from({ length: 300 }, (_, at) => `## Topic ${at}\nAnswer ${at}.`);
    const text = plainText(sections.join('\n\n'));
    const passages = passagesOf(text, headingsOf(sections.join('\n\n')));
    expect(passages.length).toBeLessThanOrEqual(MOST_PASSAGES);
    const words = wordsOf(passages);
    for (let at = 0; at < 300; at += 1) expect(words.has(`${at}`) && words.has(`${at}.`)).toBe(true);
    const guessed = passagesOf(
      Array.from({ length: 300 }, (_, at) => `Topic ${at}\n\nAnswer ${at}.`).join('\n\n'),
      null,
    );
    expect(guessed.length).toBeLessThanOrEqual(MOST_PASSAGES);
  });
});
