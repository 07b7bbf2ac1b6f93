import type { ToolContext } from '../../assistant/chat-tool.js';
import { clauseOf } from '../../assistant/clause.js';
import type { Language } from '../../language/language.js';
import type { ClosureEntry, OpenInterval, Schedule, Week } from '../schedule.types.js';
import { OpeningHoursTool } from './opening-hours.tool.js';

const day = (...spans: string[]): OpenInterval[] =>
  spans.map((span) => ({ open: span.slice(0, 5), close: span.slice(6) }));

/** Closed on Sunday, and on Wednesday from 13:00; a break from Monday to Thursday. */
const SHOP: Week = {
  mon: day('09:00-13:00', '14:00-17:40'),
  tue: day('09:00-13:00', '14:00-17:40'),
  wed: day('09:00-13:00'),
  thu: day('09:00-13:00', '14:00-17:40'),
  fri: day('09:00-17:40'),
  sat: day('09:00-13:00'),
  sun: [],
};

/** Evenings from Thursday to Sunday. */
const BAR: Week = {
  mon: [],
  tue: [],
  wed: [],
  thu: day('18:00-01:00'),
  fri: day('18:00-03:00'),
  sat: day('18:00-03:00'),
  sun: day('18:00-03:00'),
};

const CLOSURES: ClosureEntry[] = [
  { date: '2026-12-24', reason: 'Christmas Eve', hours: day('09:00-12:00') },
  { from: '2026-12-25', to: '2026-12-26', repeats: 'yearly', reason: 'Christmas', hours: [] },
  { date: '2026-12-31', reason: 'Year’s end', hours: day('08:00-13:00') },
  { date: '2027-01-01', reason: 'New Year', hours: [] },
  { from: '2027-08-10', to: '2027-08-24', reason: 'Summer holiday', hours: [] },
  { on: { nth: -1, weekday: 'mon', month: 5 }, repeats: 'yearly', reason: 'Spring fair', hours: [] },
];

const MONDAY_NOON = '2026-11-23T12:00';

async function answer(
  language: Language,
  question: string,
  week = SHOP,
  local = MONDAY_NOON,
): Promise<string> {
  const schedule: Schedule = { timezone: 'Europe/Dublin', week, closures: CLOSURES };
  const tool = new OpeningHoursTool({ schedule: () => Promise.resolve(schedule) });
  const context: ToolContext = {
    tenant: {
      id: 'tenant-1',
      name: 'Shop',
      locale: 'en',
      timezone: 'Europe/Dublin',
      currency: 'EUR',
      country: 'IE',
      knowledgeVersion: 1,
      assistant: { name: '', greeting: '', handoffTopics: [] },
    },
    conversationId: 'c',
    visitorId: 'v',
    verifiedEmail: null,
    now: new Date(`${local}:00Z`),
  };
  const clause = clauseOf(question, language);
  const dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
  const reading = await tool.read(clause, dialogue, context);
  if (!reading) return '';
  const result = await tool.execute(reading.input, context);
  return tool.say(reading.input, result, clause, dialogue, context).text;
}

type Example = [language: Language, question: string, must: RegExp, mustNot?: RegExp];

function check(name: string, examples: Example[], week = SHOP, local = MONDAY_NOON): void {
  describe(name, () => {
    it.each(examples)('%s: %s', async (...[language, question, must, mustNot]) => {
      const said = await answer(language, question, week, local);
      expect(said).toMatch(must);
      if (mustNot) expect(said).not.toMatch(mustNot);
    });
  });
}

check('days that are counted', [
  ['en', 'are you open Tuesday week', /Tuesday 1 December/],
  ['en', 'are you open two days before Christmas', /23 December/],
  ['en', 'open on the last Friday of January?', /29 January/],
  ['fr', 'vous êtes ouverts mardi en quinze ?', /8 décembre/],
  ['fr', 'ouvert le 24 au soir ?', /24 novembre/],
  ['de', 'habt ihr übernächsten Mittwoch offen', /2\. Dezember/],
  ['de', 'haben Sie am 26ten offen', /26\. November/],
  ['de', 'Sa. offen?', /28\. November/],
  ['de', '8. dezember habts offen', /8\. Dezember/],
  ['es', '¿abren el viernes en quince días?', /11 de diciembre/],
  ['ar', 'فاتحين قبل عيد الميلاد بيومين؟', /23 ديسمبر/],
]);

check('a day that cannot be told is asked back', [
  ['en', 'are you open on the 31st of February', /Which day/, /today|23 November/],
  ['en', 'are you open in a few weeks', /Which day/, /right now/],
  ['de', 'haben Sie am 35. offen', /Welchen Tag/],
  ['de', 'haben Sie jeden zweiten Samstag offen', /Welchen Tag/, /28\. November/],
  ['fr', 'êtes-vous ouverts un samedi sur deux', /De quel jour/],
  ['es', '¿abren el 31 de febrero?', /A qué día/],
  ['ar', 'فاتحين بعد كم اسبوع؟', /أي يوم/],
]);

check('behind closed days: when it opens', [
  ['en', 'open on Sunday?', /^No.*Sunday 29 November.*Monday 30 November at 09:00/],
  ['en', 'are you open on New Year’s day', /^No.*Saturday 2 January/],
  ['de', 'habt ihr Sonntag offen', /^Nein.*30\. November/],
  ['fr', 'vous êtes ouverts dimanche ?', /^Non.*30 novembre/],
  ['es', '¿abren el domingo?', /^No.*30 de noviembre/],
  ['ar', 'فاتحين يوم الاحد؟', /30 نوفمبر/],
  ['en', 'open on Saturday or Sunday?', /28 November/, /open again/],
]);

check('a day that has passed is not asked for', [
  ['fr', "j'ai acheté une lampe en août dernier, y'en a une qui est cassée, je dois la repayer ?", /^$/],
  ['en', 'I came by last August and bought a lamp at 10', /^$/],
  ['de', 'ich war letzten August um 10 bei euch und die Lampe ist kaputt', /^$/],
  ['es', 'estuve en agosto pasado a las 10 y la lámpara está rota', /^$/],
]);

check('a span of time', [
  ['en', 'are you open Thursday from 16 to 18', /only in part: from 16:00 to 17:40/, /closed/],
  ['en', 'open on Friday between 4 and 5 pm?', /^Yes/],
  ['fr', 'ouvert jeudi de 16 à 18h ?', /de 16:00 à 17:40|16:00.*17:40/, /fermé/],
  ['de', 'habt ihr Samstag 10 bis 14 Uhr offen', /nur teilweise.*13:00/],
  ['es', '¿abren el jueves de 16 a 18?', /en parte.*17:40/],
  ['ar', 'فاتحين الخميس من الساعة 16 الى 18؟', /17:40/],
]);

check('a span of named days has both of them', [
  ['en', 'open between Christmas and New Year?', /24 December.*31 December.*1 January/],
  ['de', 'habt ihr zwischen den Jahren offen', /24\. Dezember.*31\. Dezember.*1\. Januar/],
  ['fr', "vous êtes ouverts entre noël et le jour de l'an ?", /24 décembre.*31 décembre.*1er janvier/],
  ['es', '¿abren entre navidad y año nuevo?', /24 de diciembre.*31 de diciembre.*1 de enero/],
  ['ar', 'فاتحين بين عيد الميلاد وراس السنة؟', /24 ديسمبر.*31 ديسمبر.*1 يناير/],
]);

check('a month, and a season without entries', [
  ['en', 'what are your hours in May', /31 May.*Spring fair.*Monday/],
  ['de', 'wann habt ihr im Juni offen', /1\. Juni.*30\. Juni.*Montag/],
  ['en', 'what time do you open in Ramadan', /do not know that for certain[^]*8 February[^]*person/],
  ['es', '¿a qué hora abren en ramadán?', /8 de febrero[^]*persona/],
]);

check('noon', [
  ['fr', 'vous êtes ouverts mardi midi vers 13h ?', /13:00/, /à 12:00/],
  ['de', 'habt ihr Freitagmittag um 13 Uhr offen', /13:00|17:40/],
  ['es', '¿abren el viernes a mediodía sobre las 13h?', /13:00/],
]);

check('every day', [
  ['en', 'are you open every day?', /^No.*Sunday/, /right now/],
  ['en', 'open 7 days a week?', /^No.*Sunday/],
  ['de', 'haben Sie jeden Tag offen?', /^Nein.*Sonntag/],
  ['fr', 'êtes-vous ouverts tous les jours ?', /^Non.*dimanche/],
  ['es', '¿abren todos los días?', /^No.*domingo/],
  ['ar', 'فاتحين كل يوم؟', /الأحد/],
]);

check('breaks', [
  ['en', 'is there a gap between lunch and dinner, or right through?', /13:00.*14:00/],
  ['en', 'Wednesday afternoon?', /09:00.*13:00/, /^Yes/],
  ['de', 'Mittwochnachmittag?', /09:00.*13:00/, /^Ja/],
  ['fr', 'est-ce sans interruption à midi ?', /13:00.*14:00/],
  ['es', '¿el miércoles por la tarde abren?', /09:00.*13:00/, /^Sí/],
]);

check('facts of one day are told of that day', [
  [
    'de',
    'habt ihr am 31.12. um 15 Uhr offen',
    /31\. Dezember haben wir von 08:00 bis 13:00|Zeiten: von 08:00/,
    /Samstag, 2\. Januar.*08:00 bis 13:00/,
  ],
  ['en', 'closed in May?', /31 May|May 2027.*Spring fair|Spring fair/, /time ahead/],
  ['en', 'do you close in April?', /No closing days.*1 April.*30 April/],
  ['fr', 'fermé en mai ?', /31 mai/],
  ['de', 'haben Sie im April Betriebsferien', /April/],
  ['en', 'are you closed for Christmas?', /25 December.*26 December|25 December – Saturday 26 December/],
  ['es', '¿cierran en agosto?', /10 de agosto.*24 de agosto/],
]);

check('a closure of several days', [
  [
    'en',
    'are you open on 15 August',
    /closed from .*10 August.* to .*24 August.*\(Summer holiday\)\. We open again on Wednesday 25 August.*09:00/,
  ],
  ['de', 'haben Sie am 20. August um 10 Uhr offen', /10\. August.*24\. August.*25\. August/],
  ['fr', 'ouvert le 12 août ?', /du .*10 août.* au .*24 août.*25 août/],
  ['en', 'are you open on the last Monday of May', /closed.*Spring fair/],
  ['en', 'are you open on 25 December 2028', /closed.*Christmas/],
]);

check(
  'hours that last past midnight',
  [
    ['en', 'are you open today?', /^Yes.*until 03:00/],
    ['en', 'are you open now?', /^Yes.*until 03:00/],
    ['de', 'habt ihr heute offen?', /^Ja.*bis 03:00/],
    ['fr', 'êtes-vous ouverts aujourd’hui ?', /^Oui.*03:00/],
    ['en', 'are you open at half past midnight on Friday night', /^Yes/],
    ['en', 'are you open on Thursday night at 2', /^No/],
    ['es', '¿abren el viernes a las doce y media de la noche?', /^Sí/],
  ],
  BAR,
  '2026-11-23T01:33',
);

check(
  'a weekday with an exception the week after next',
  [
    ['en', 'until when are you open on Thursdays?', /17:40.*24 December.*09:00 (?:to|–) 12:00/],
    ['de', 'bis wann habt ihr donnerstags offen?', /17:40.*24\. Dezember/],
    ['en', 'are you open on Tuesdays?', /^Yes/, /December/],
  ],
  SHOP,
  '2026-12-14T12:00',
);
