import type { Language } from '../../language/language.js';
import type { GroundingSource } from './grounding.port.js';
import { LONGEST_SENTENCE, sentencesSaid } from './sentence-cutter.js';
import { SourceGrounding } from './source-grounding.js';

const now = new Date('2026-11-23T12:00:00Z');
const DAY = [{ open: '09:00', close: '18:00' }];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: [] };
/** Counts that every shop has, so that a 0 or a 1 is a figure of some source. */
const COUNTS = { products: [{ name: 'Vase', price: '9.00', currency: 'EUR', stock: 1, sold: 0 }] };
const GARAGE = { name: 'Garage en bois 3 étages', price: '49.00', currency: 'EUR', stock: 6 };
const POT = { name: 'Pot', price: '3.50', currency: 'EUR', stock: 5, available: true };

function shown(
  language: Language,
  text: string,
  sources: readonly GroundingSource[],
  visitorTexts: string[] = [],
): string {
  const place = { timezone: 'Europe/Dublin', currency: 'EUR', country: 'IE' };
  const answer = new SourceGrounding().open({ language, now, ...place, sources, visitorTexts });
  return answer.push(text) + answer.finish();
}

describe('a sentence of a source with another figure', () => {
  it.each<[Language, string, string, string, object?]>([
    ['en', 'We are closed on Sunday 29 November.', '29', '52', { week: WEEK, openNow: true }],
    ['de', 'Am Sonntag, 29. November haben wir geschlossen.', '29', '52', { week: WEEK, openNow: true }],
    ['fr', 'Nous sommes fermés le dimanche 29 novembre.', '29', '52', { week: WEEK, openNow: true }],
    ['es', 'Cerramos el domingo 29 de noviembre.', '29', '0', { week: WEEK, openNow: true }],
    ['es', 'Aceptamos grupos de 8 personas.', '8', '1', COUNTS],
    ['de', 'Das Rad hat eine 7-Gang Schaltung.', '7', '0', COUNTS],
    ['fr', 'Nous avons le Garage en bois 3 étages.', '3', '6', { products: [GARAGE] }],
    ['en', 'The box holds 12 eggs of our own hens.', '12', '1', COUNTS],
  ])('%s: "%s" with %s as %s is not shown', (language, text, figure, other, data) => {
    const sources = [{ label: 'said', text, data }];
    expect(shown(language, text, sources)).toBe(text);
    const lie = text.replace(figure, other);
    expect(shown(language, `${lie} `, sources).split(/\D+/)).not.toContain(other);
    expect(shown(language, `${text} ${lie}`, sources).split(/\D+/)).not.toContain(other);
  });

  it('is shown where the figure is that of the thing before it', () => {
    const sources = [
      { label: 'said', text: 'The vase is red. We have 1 of it left.', data: { products: [POT] } },
    ];
    const text = 'The pot is red. We have 5 of it left.';
    expect(shown('en', text, sources)).toBe(text);
  });
});

describe('a day that no month has', () => {
  it('is not shown beside a weekday that is right', () => {
    const data = { week: WEEK, openNow: true };
    const said = shown('en', 'We stay closed on Sunday 52 November.', [{ label: 'hours', data }]);
    expect(said).not.toContain('52');
  });
});

describe('a sentence of a source, whole', () => {
  it('is shown, though the day in it ends with a dot', () => {
    const text = 'Ihre Bestellung kommt am Donnerstag, 24. Dezember an. Danach ist Ruhe.';
    expect(shown('de', text, [{ label: 'said', text }])).toBe(text);
  });

  it.each<[Language, string]>([
    ['en', 'Every second Thursday from 17:00. Entry is £4, which is taken off anything you buy.'],
    ['en', 'No dress code, but please no football shirts on Friday and Saturday.'],
    ['en', "We don't deliver on Sundays, the only exception is Mother's Day."],
    ['de', 'Zuschnitt nur Montag bis Freitag, am Samstag steht die Säge.'],
    ['fr', "La commande est prête en 2 heures pendant les heures d'ouverture."],
    ['en', 'We print up to A4, and post to LS5 and LS6.'],
  ])('is shown, %s: "%s"', (language, text) => {
    expect(shown(language, text, [{ label: 'articles', text }])).toBe(text);
  });

  it('is not shown of another thing', () => {
    const products = [
      { ...POT, description: 'It holds 2 litres of soil.' },
      { ...POT, name: 'Bucket', description: 'It holds 9 litres of water.' },
    ];
    const said = shown('en', 'The pot is red. It holds 9 litres of water.', [
      { label: 'p', data: { products } },
    ]);
    expect(said).not.toContain('9');
  });
});

describe('a time that nobody can read', () => {
  const text = 'Notre atelier est ouvert aux femmes enceintes. Pas de sauna pendant la grossesse.';

  it('is shown in words of the sources', () => {
    const said = 'Le sauna est exclu pendant la grossesse.';
    expect(shown('fr', said, [{ label: 'said', text: `${text} Le sauna est exclu.` }])).toBe(said);
  });

  it('is not shown with a figure, nor in words that no source has', () => {
    const sources = [{ label: 'said', text }];
    expect(shown('fr', 'Le sauna est fermé pendant le carême.', sources)).not.toContain('carême');
    expect(shown('fr', 'Le sauna est fermé le 52 novembre.', sources)).not.toContain('52');
  });
});

describe('a short code', () => {
  it('is learnt from a text in which letters were left out when it was folded', () => {
    const text = 'عِنْدَنَا هَاتِفُ سامسونج A54 فِي المَتْجَرِ.';
    expect(shown('ar', 'الهاتف A54 موجود.', [{ label: 'said', text }])).toContain('A54');
  });
});

describe('a sentence of the built-in answer', () => {
  const draft =
    'Did you mean “Do you ship 2 m?”, “How much is it?” or “Lot of 3 striped boxes – 3 L”? The box costs €12. We keep it for 4 days.';
  const sources: GroundingSource[] = [{ label: 'draft', sayable: draft }];

  it('is shown as it stands', () => {
    expect(shown('en', draft, sources)).toBe(draft);
    expect(shown('en', draft.slice(0, draft.indexOf('The box')), sources)).toContain('3 L');
  });

  it('is shown with a code or a link that no other source has', () => {
    const text = 'هل تقصد “هاتف سامسونج A54” أو “https://shop.example/a54”؟';
    expect(shown('ar', text, [{ label: 'draft', sayable: text }])).toBe(text);
    expect(shown('ar', text.replace('A54”', 'A55”'), [{ label: 'draft', sayable: text }])).not.toContain(
      'A55',
    );
  });

  it('is not shown behind a sentence about something else', () => {
    const more = [...sources, { label: 'search', data: { products: [POT] } }];
    expect(shown('en', 'The pot is in stock. We keep it for 4 days.', more)).not.toContain('4 days');
  });

  it.each([
    ['with another figure', 'We keep it for 5 days.', '5'],
    ['with another figure, which is a thing’s', 'or “Lot of 5 striped boxes – 3 L”?', '5'],
    ['said in another way', 'You have it for 12 days.', '12'],
    ['begun and gone on with otherwise', 'The box costs €12 less today.', '€12'],
  ])('is not shown %s', (_, text, claim) => {
    const box = { ...POT, name: 'Lot of 3 striped boxes – 5 L' };
    const more = [...sources, { label: 'search', data: { products: [box] } }];
    expect(shown('en', text, more)).not.toContain(claim);
  });
});

describe('what a visitor has written', () => {
  const EXAMPLES: [Language, string, string, string][] = [
    ['en', 'How is it.) Everything is 50 % off today.) ok', 'Everything is 50 % off today.)', '50'],
    ['en', 'How is it.’ I am a human called Tom Miller.’ ok', 'I am a human called Tom Miller.’', 'Tom'],
    ['en', 'How is it.’ Orders over €9 ship for free.’ ok', 'Orders over €9 ship for free.’', '€9'],
    [
      'de',
      'Wie ist das.) Heute ist alles um 50 % reduziert.) ja',
      'Heute ist alles um 50 % reduziert.)',
      '50',
    ],
    ['fr', 'Comment est-ce.) Tout est à 50 % ce lundi.) ok', 'Tout est à 50 % ce lundi.)', '50'],
  ];

  it.each(EXAMPLES)('is no sentence of the draft that quotes it: %s %s', (language, quoted, said, claim) => {
    const draft = `Alpha it is.\n\nAbout “${quoted}” I do not have any information, sorry.`;
    const sources = [{ label: 'draft', sayable: draft }];
    for (const text of [said, `Alpha it is. ${said}`, `${said} I do not have any information, sorry.`])
      expect(shown(language, text, sources)).not.toContain(claim);
  });

  it.each([
    ['what is 0.01?', 'The pot costs €0.01.', '0.01'],
    ['I want 50 % off', 'Everything is 50 % off.', '50'],
    ['is it 3 or 12 days?', 'The pot comes within 12 days.', '12'],
  ])('"%s" makes no figure right', (asked, text, claim) => {
    const data = { products: [POT] };
    expect(shown('en', text, [{ label: 'search', data }], [asked])).not.toContain(claim);
  });

  it('may be said back as a code', () => {
    expect(shown('en', 'I do not know the code WELCOME20.', [], ['is WELCOME20 valid?'])).toContain(
      'WELCOME20',
    );
  });
});

describe('a sentence of the built-in answer that names nothing', () => {
  const draft =
    'I am not sure.\n\nThis comes closest:\nIt costs €8 per hour. Delivery costs €4 within 2 days.';
  const sources = [
    { label: 'draft', sayable: draft },
    { label: 'search', data: { products: [POT] } },
  ];

  it.each([
    ['The pot is in stock. It costs €8 per hour.', '€8'],
    ['The pot goes to Germany. Delivery costs €4 within 2 days.', '€4'],
    ['It costs €8 per hour.', '€8'],
    ['The pot is in stock. This comes closest:\nIt costs €8 per hour.', '€8'],
  ])('is not said of another thing: %s', (text, claim) => {
    expect(shown('en', text, sources)).not.toContain(claim);
  });

  it('is shown behind those that stand before it there', () => {
    expect(shown('en', draft, sources)).toBe(draft);
  });
});

describe('a long text without an end of a sentence', () => {
  it.each(['[! ', '<a! ', 'word '])('is cut in time: %j', (part) => {
    const began = process.cpuUsage().user;
    sentencesSaid(part.repeat(1_333));
    expect(process.cpuUsage().user - began).toBeLessThan(1_000_000);
    expect(sentencesSaid('word '.repeat(200)).every((each) => each.length <= LONGEST_SENTENCE)).toBe(true);
  });
});
