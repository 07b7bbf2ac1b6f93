import { threadMilliseconds } from '../../../test/readers/cpu-time.js';
import type { Language } from '../../language/language.js';
import { LONGEST_ANSWER } from './grounded-answer.js';
import type { GroundedText, GroundingSource } from './grounding.port.js';
import { SourceGrounding } from './source-grounding.js';

const ORDER = { number: 'A-1', status: 'shipped', total: '20.00', currency: 'EUR', expectedAt: '2026-11-25' };
const LAMP = { name: 'Desk Lamp', sku: 'L1', price: '20.00', currency: 'EUR', stock: 3, available: true };
const SHOP: GroundingSource[] = [
  { label: 'settings', data: { website: 'https://shop.example', email: 'hi@shop.example' } },
  { label: 'order_status', data: { orders: [ORDER] } },
  { label: 'product_search', data: { products: [LAMP] } },
];

function open(visitorTexts: string[] = [], sources = SHOP, language: Language = 'en'): GroundedText {
  const now = new Date('2026-11-23T12:00:00Z');
  const place = { timezone: 'Europe/Dublin', currency: 'EUR', country: 'IE' };
  return new SourceGrounding().open({ language, now, ...place, sources, visitorTexts });
}

function shown(text: string, visitorTexts: string[] = []): string {
  const answer = open(visitorTexts);
  return answer.push(text) + answer.finish();
}

/** CPU milliseconds of a call. */
function cpuOf(call: () => unknown): number {
  const before = threadMilliseconds();
  call();
  return threadMilliseconds() - before;
}

describe('streaming', () => {
  test('words without a possible claim are shown one word later at most', () => {
    const answer = open();
    expect(answer.push('Sorry, nobody knows ')).toBe('Sorry, nobody knows ');
    expect(answer.push('that')).toBe('');
    expect(answer.push('. ')).toBe('that. ');
  });

  test('a claim waits until it has ended, and what stands before it is shown', () => {
    const answer = open();
    expect(answer.push('The lamp costs ')).toBe('The lamp ');
    expect(answer.push('€20.00')).toBe('');
    expect(answer.push('. ')).toBe('costs €20.00. ');
    expect(answer.push('It costs €20.00 ')).toBe('It costs €20.00 ');
    expect(answer.push('with ')).toBe('');
    expect(answer.push('every ')).toBe('with every ');
    expect(answer.push('bulb ')).toBe('bulb ');
  });

  test.each([
    ['The parcel comes tomorrow with the post. ', 'The parcel comes '],
    ['You get it within a week after you order. ', 'You get it within '],
    ['It was cancelled by the courier himself. ', 'It '],
    ['A manager will call you about it soon. ', 'A manager '],
    ['The lamp is half price for all of you. ', 'The lamp is '],
  ])('a claim in the midst of a sentence waits too: %s', (text, before) => {
    expect(shown(text)).toBe(`${before}… I cannot confirm that part. `);
  });

  test.each([
    // A name comes word by word; a word that makes it another one keeps the word before it.
    ['This Desk Lamp is nice indeed. ', ['This Desk ', 'Lamp ', 'is nice ', 'indeed. ']],
    ['We like the Desk Cauldron best. ', ['We like ', 'the ', '… I cannot confirm that part. ']],
    // A figure is not parted, nor a number from what it counts; what stands before it is shown.
    ['The lamp costs twenty euros only. ', ['The lamp ', 'costs ', 'twenty euros ', 'only. ']],
    ['Nice lamps cost 3 dollars now. ', ['Nice ', 'lamps ', 'cost ', '… I cannot confirm that part. ']],
    [
      'Nice customers have 3 orders now. ',
      ['Nice ', 'customers ', 'have ', '… I cannot confirm that part. '],
    ],
    // A promise neither.
    ['Well, we will refund it soon. ', ['Well, ', 'we ', '… I cannot confirm that part. ']],
    // What is closed waits for its day.
    ['Sorry, we are closed on Tuesday. ', ['Sorry, ', 'we ', 'are ', '… I cannot confirm that part. ']],
  ])('what waits is shown as soon as it is right by itself, one word later: %s', (text, pieces) => {
    const answer = open();
    const shownPieces = (text.match(/\S+\s*/gu) ?? []).map((word) => answer.push(word)).filter(Boolean);
    expect(shownPieces).toEqual(pieces);
  });

  test('a sentence that fails is left out, and the others stay', () => {
    const answer = open();
    const text = answer.push('The lamp costs €20.00. €7 is the postage. Anything else?') + answer.finish();
    expect(text).toBe('The lamp costs €20.00. Anything else?');
    expect(answer.heldBack).toEqual([
      expect.objectContaining({ kind: 'money', sentence: '€7 is the postage.' }),
    ]);
  });

  test('one whose beginning was shown ends honestly', () => {
    expect(shown('Nice choice, that lamp costs €21. ')).toBe(
      'Nice choice, that lamp … I cannot confirm that part. ',
    );
  });

  test('a day that has passed is told without its year, with its weekday', () => {
    const late = [{ label: 'order_status', data: { orders: [{ ...ORDER, expectedAt: '2026-11-19' }] } }];
    const said = (text: string) => {
      const answer = open([], late);
      return answer.push(text) + answer.finish();
    };
    expect(said('Order A-1 was expected on Thursday, 19 November. ')).toContain('19 November');
    expect(said('Order A-1 was expected on 19 November. ')).toContain('19 November');
    expect(said('Order A-1 was expected on Friday, 19 November. ')).not.toContain('19 November');
    expect(said('Order A-1 was expected on 18 November. ')).not.toContain('18 November');
  });

  test('a day that has passed is known by its weekday, also where the product has written it so', () => {
    const said = (source: string, text: string): string => {
      const order = { label: 'order_status', data: { orders: [ORDER] }, text: source };
      const answer = open([], [order]);
      return answer.push(text) + answer.finish();
    };
    const late = 'Order A-1 was expected on Thursday, 19 November.';
    expect(said(late, 'It was expected on Thursday, 19 November. ')).toContain('Thursday, 19 November');
    expect(said(late, 'It was expected on 19 November. ')).toContain('19 November');
    expect(said(late, 'It was expected on Friday, 19 November. ')).not.toContain('19 November');
    const coming = 'It comes on Friday, 19 November.';
    expect(said(coming, 'It comes on Friday, 19 November. ')).toContain('Friday, 19 November');
    expect(said(coming, 'It came on Thursday, 19 November. ')).not.toContain('19 November');
  });

  test.each([
    ['en', 'Yes, I am a member of our team. ', 'I am an automatic assistant and no person. '],
    ['en', 'Yes, I’m human. ', 'I’m not a person. '],
    ['de', 'Ja, ich bin ein Mitarbeiter des Ladens. ', 'Ich bin kein Mensch. '],
    ['fr', 'Je suis une vraie personne. ', 'Je ne suis pas une personne. '],
    ['es', 'Claro, soy una persona. ', 'No soy una persona. '],
    ['ar', 'نعم، أنا موظف في المتجر. ', 'أنا مساعد آلي ولست شخصا. '],
  ] as const)('the assistant is no person (%s): %s', (language, claim, truth) => {
    const said = (text: string): GroundedText & { text: string } => {
      const answer = open([], [], language);
      return Object.assign(answer, { text: answer.push(text) + answer.finish() });
    };
    expect(said(claim).heldBack).toMatchObject([{ kind: 'person' }]);
    expect(said(truth).text).toBe(truth);
  });

  test('letters of a script that nobody has written are not shown', () => {
    expect(shown('Yes 请 take the lamp. ')).toBe('Yes … I cannot confirm that part. ');
    expect(shown('It is the лампа you named. ', ['лампа?'])).toBe('It is the лампа you named. ');
  });

  test('facts that come later count from then on', () => {
    const answer = open([], []);
    expect(answer.push('€20.00. ')).toBe('');
    answer.add(SHOP);
    expect(answer.push('The lamp costs €20.00. ')).toBe('The lamp costs €20.00. ');
  });
});

describe('markup', () => {
  test.each([
    ['a link is one piece', 'See [our site](https://shop.example/a). '],
    ['bold text is one piece', 'It is the **Desk Lamp. It** is nice. '],
  ])('%s', (_, text) => {
    const answer = open();
    const pieces = [...text].map((character) => answer.push(character)).filter((piece) => piece !== '');
    expect(pieces.join('')).toBe(text);
    const marked = pieces.filter((piece) => /[[*]/.test(piece));
    expect(marked).toEqual([expect.stringMatching(/\]\(https:|\*\*Desk Lamp\. It\*\*/)]);
  });

  test('raw HTML and images are dropped', () => {
    expect(shown('Hello <b>there</b><script src="x.js"> ![a](https://evil.example/p.png)friend. ')).toBe(
      'Hello there friend. ',
    );
  });

  test.each([
    '[a](javascript:alert)',
    '[https://shop.example](https://evil.example)',
    'https://shop.example@evil.example',
    'evil.example/pay',
  ])('a foreign link is held back: %s', (link) =>
    expect(shown(`Go to ${link} now. `)).not.toContain('evil.example'),
  );
});

describe('bounds', () => {
  /** Of computing, on a core that is shared; what grows faster than its text takes minutes. */
  const MOST_MS = 1_500;

  test.each([
    ['10 MB of words', 'hello there '],
    ['one long word', 'a'],
    ['digits without end', '7'],
    ['prices', 'The lamp costs €20.00. '],
    ['sentences of nothing', '. '],
    ['names', 'Aa Bb '],
    ['open links', '[a](b '],
    ['open tags', '<a '],
    ['days', 'on Monday 3 May at 5 pm '],
    ['number words', 'twenty one '],
  ])('%s', (_, unit) => {
    const text = unit.repeat(Math.ceil(10_000_000 / unit.length));
    open().push(text);
    // The best of a few: other work of the process, such as the collection of garbage, counts too.
    let once = Infinity;
    for (let run = 0; run < 12 && once >= MOST_MS; run += 1) {
      const answer = open();
      once = Math.min(
        once,
        cpuOf(() => answer.push(text)),
      );
      expect(answer.heldBack.length).toBeLessThanOrEqual(100);
    }
    const other = open();
    let worst = 0;
    for (let at = 0; at < 2 * LONGEST_ANSWER; at += 64)
      worst = Math.max(
        worst,
        cpuOf(() => other.push(text.slice(at, at + 64))),
      );
    // The whole of an answer in one piece is the worst that a model can do; a piece of a stream takes a fraction.
    expect(once).toBeLessThan(MOST_MS);
    expect(worst).toBeLessThan(MOST_MS / 3);
  });
});
