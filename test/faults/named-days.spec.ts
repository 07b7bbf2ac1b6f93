import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

const DAY: [string, string][] = [['09:30', '17:30']];

const SHOP = shopWith([], {
  country: 'IE',
  timezone: 'Europe/Dublin',
  hours: {
    mon: DAY,
    tue: DAY,
    wed: [['09:30', '13:00']],
    thu: DAY,
    fri: DAY,
    sat: [['10:00', '16:00']],
    sun: [],
  },
  closures: [
    { date: '2026-12-24', reason: 'Christmas Eve', hours: [['09:30', '14:00']] },
    { date: '2026-12-25', reason: 'Christmas Day' },
    { date: '2026-12-26', reason: "St Stephen's Day" },
    { date: '2027-01-01', reason: "New Year's Day" },
    { date: '2027-02-15', reason: 'Stocktaking' },
    { date: '2027-02-25', reason: 'National Day' },
  ],
});

/** Open at this moment, until 17:30: an answer that says so has read "now" in place of the day. */
const NOW = /right now|17:30|gerade|en ce moment|ahora mismo|الآن/u;

describe('a day by a name that is in no table', () => {
  it.each([
    "open on mother's day?",
    'are you open on election day',
    'are you open during the summer',
    'habt ihr am Muttertag offen?',
    'offen zu Maria Lichtmess?',
    'ouvert le jour de la fête des pères ?',
    'vous êtes ouverts pendant les soldes ?',
    '¿abren el día de la madre?',
    '¿abren en la Feria de Abril?',
    'مفتوحين يوم عاشوراء؟',
    'مفتوحين في عيد الأم؟',
  ])('%s: asks which day is meant', async (text) => {
    const answer = await talkTo(SHOP, [text]);
    expect(answer.text).toMatch(/Which day|Welchen Tag|De quel jour|A qué día|أي يوم/u);
    expect(answer.confidence).toBeLessThan(0.85);
  });
});

describe('a day that the words name', () => {
  it.each([
    ["are you open on Stephen's Day", /26 December.*closed/u],
    ['open the last Sunday of December?', /27 December.*closed/u],
    [
      'the second Saturday in January, are you open?',
      /^Yes, on Saturday 9 January 2027 we are open from 10:00 to 16:00\.$/u,
    ],
    ['le premier samedi de janvier, vous êtes ouverts ?', /^Oui, le samedi 2 janvier 2027[^.]*\.$/u],
    ['am 6ten jänner offen?', /6\. Januar 2027/u],
    ['le 24 jusqu’à quelle heure ?', /24 décembre.*14:00/u],
    ['¿abren de mañana en ocho?', /8 de diciembre/u],
    ['open 7 days?', /closed on Sunday/u],
    ['habt ihr an 7 Tagen in der Woche offen?', /Sonntag/u],
    ['¿abren los siete días?', /domingo/u],
  ])('%s', async (text, told) => {
    const answer = await talkTo(SHOP, [text]);
    expect(answer.text).toMatch(told);
    expect(answer.text.split('\n\n')).toHaveLength(1);
  });
});

describe('the time after a day', () => {
  it.each([
    ['when do you open again after Christmas?', /28 December at 09:30/u],
    ["are you open after New Year's Day?", /2 January 2027 at 10:00/u],
    ['wann habt ihr nach Neujahr wieder offen?', /2\. Januar 2027 um 10:00/u],
    ['vous rouvrez quand après le 25 décembre ?', /28 décembre à 09:30/u],
    ['¿cuándo vuelven a abrir después de Navidad?', /28 de diciembre a las 09:30/u],
    ['متى تفتحون بعد رأس السنة؟', /2 يناير 2027/u],
    ['when do you reopen after the stocktaking?', /16 February 2027 at 09:30/u],
    ['do you open again on 28 December?', /28 December we are open from 09:30/u],
    ['can I come the day after Christmas?', /26 December.*closed/u],
  ])('%s', async (text, told) => {
    const answer = await talkTo(SHOP, [text]);
    expect(answer.text).toMatch(told);
    expect(answer.text).not.toMatch(/right now|gerade|en ce moment|ahora mismo|الآن/u);
  });

  it('is not asked by a time behind a day', async () => {
    expect((await talkTo(SHOP, ['are you open after 5 on Friday?'])).text).toMatch(
      /^Yes, on Friday 4 December/u,
    );
  });
});

it('tells nothing of Ramadan from a closed day within it', async () => {
  const answer = await talkTo(SHOP, ['مفتوحين برمضان؟']);
  expect(answer.confidence).toBeLessThan(0.5);
});

it('does not take what else was said on a day for the question’s day', async () => {
  expect((await talkTo(SHOP, ['I ordered on Saturday, are you open?'])).text).toMatch(NOW);
});
