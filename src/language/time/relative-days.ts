import type { Temporal } from 'temporal-polyfill';
import { amountOf, amountSource, roundedWeeks } from './amounts.js';
import { phraseAlternatives } from '../text/phrases.js';
import type { Calendar, DayPart, MomentValue } from './moment.js';
import { patternsOf, wholeWords, type Scan } from './scan.js';
import { anyLanguage, relativeWords, TIME_WORDS } from './time-words.js';
import { weekendOf } from './weekend.js';
import { textPattern } from '../text/text-pattern.js';

/** Words that count days from today; recognized in all languages, except where they have another meaning. */
const DAYS_AWAY: readonly (readonly [number, RegExp])[] = [
  [-2, wholeWords(anyLanguage('dayBeforeYesterday'))],
  [2, wholeWords(anyLanguage('dayAfterTomorrow'))],
  [1, wholeWords(anyLanguage('tomorrow'))],
  [0, wholeWords(anyLanguage('today'))],
  [-1, wholeWords(anyLanguage('yesterday'))],
];

/** German "hier" means here. */
const FRENCH_YESTERDAY = wholeWords(relativeWords('yesterdayHere'));

const PART_OF_TODAY: readonly (readonly [DayPart, RegExp])[] = [
  ['evening', wholeWords(anyLanguage('thisEvening'))],
  ['morning', wholeWords(anyLanguage('thisMorning'))],
  ['midday', wholeWords(anyLanguage('thisMidday'))],
  ['afternoon', wholeWords(anyLanguage('thisAfternoon'))],
  ['night', wholeWords(anyLanguage('thisNight'))],
];

const WEEKEND_NAME = `(?<word>${anyLanguage('weekend')})`;
const WEEKEND = wholeWords(
  `(?<rule>(?:${relativeWords('rule')}) )?(?:(?<next>${relativeWords('next')}) )?` +
    `(?:(?:${relativeWords('this')}) ?)?${WEEKEND_NAME}(?<later> (?:${relativeWords('later')}))?`,
);
const WEEKEND_RULE = textPattern(`(?:${relativeWords('weekendRule')})$`, 'u');
const SHORT_WEEKEND = wholeWords(relativeWords('shortWeekend'));
const WORKDAYS = wholeWords(anyLanguage('workdays'));
const EVERY_DAY = wholeWords(anyLanguage('everyDay'));
const NEXT_WEEK = wholeWords(anyLanguage('nextWeek'));
const THIS_WEEK = wholeWords(anyLanguage('thisWeek'));
const WEEK_AFTER_NEXT = wholeWords(anyLanguage('weekAfterNext'));

/** Days named by their distance from today: today, the weekend, next week, in two weeks. */
export function takeRelativeDays(scan: Scan, calendar: Calendar): void {
  const today = calendar.now.toPlainDate();
  scan.take(UNREAD[calendar.language], () => ({ kind: 'unread' }));
  for (const pattern of COUNTED[calendar.language])
    scan.take(pattern, ({ groups }) => counted(groups ?? {}, calendar));
  for (const [part, pattern] of PART_OF_TODAY)
    scan.take(pattern, () => [onDay(today), { kind: 'part', part }]);
  for (const [days, pattern] of DAYS_AWAY) scan.take(pattern, () => onDay(today.add({ days })));
  if (calendar.language === 'fr') scan.take(FRENCH_YESTERDAY, () => onDay(today.subtract({ days: 1 })));
  takeWeeks(scan, calendar);
}

function takeWeeks(scan: Scan, calendar: Calendar): void {
  const today = calendar.now.toPlainDate();
  const monday = today.subtract({ days: calendar.now.dayOfWeek - 1 });
  const week = (weeks: number): MomentValue => ({
    kind: 'days',
    from: weeks === 0 ? today : monday.add({ weeks }),
    to: monday.add({ weeks, days: 6 }),
    week: true,
  });
  scan.take(WEEK_AFTER_NEXT, () => week(2));
  takeWeekends(scan, calendar);
  scan.take(NEXT_WEEK, () => week(1));
  scan.take(THIS_WEEK, () => week(0));
  scan.take(EVERY_DAY, () => ({ kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7] }));
  const weekend = weekendOf(calendar.country);
  const workdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day));
  scan.take(WORKDAYS, () => ({ kind: 'weekly', weekdays: workdays }));
}

function takeWeekends(scan: Scan, calendar: Calendar): void {
  const weekend = weekendOf(calendar.country);
  scan.take(WEEKEND, ({ groups }) => {
    const rule = groups?.rule !== undefined || WEEKEND_RULE.test(groups?.word ?? '');
    if (rule && !/^fin de/u.test(groups?.word ?? '')) return { kind: 'weekly', weekdays: weekend };
    return weekendDays(calendar, weekend, groups?.next !== undefined || groups?.later !== undefined);
  });
  if (['fr', 'de'].includes(calendar.language))
    scan.take(SHORT_WEEKEND, () => weekendDays(calendar, weekend, false));
}

function onDay(date: Temporal.PlainDate): MomentValue {
  return { kind: 'day', date, by: 'relative' };
}

/** "In two weeks", "two weeks from now". */
const COUNTED = patternsOf((language) => {
  const { inTime, fromNow } = TIME_WORDS[language].offsets;
  const amount = amountSource(language);
  const behind = fromNow === '' ? '' : `(?:(?:'s?)? ?(?:${phraseAlternatives(fromNow)}))`;
  const led = wholeWords(`(?:${phraseAlternatives(inTime)}) ${amount}${behind === '' ? '' : `${behind}?`}`);
  return behind === '' ? [led] : [led, wholeWords(`${amount}${behind}`)];
});

function counted(
  groups: Record<string, string | undefined>,
  { now, language }: Calendar,
): MomentValue | null {
  const said = amountOf(groups, language);
  if (!said) return null;
  const amount = TIME_WORDS[language].offsets.eightDaysAreAWeek ? roundedWeeks(said) : said;
  return { kind: 'day', by: 'relative', date: now.toPlainDate().add(amount), away: amount };
}

/** "In a few weeks", "every other Saturday": days are named, but not which. */
const UNREAD = patternsOf((language) => {
  const { inTime, unclear, days, weeks, months, unread } = TIME_WORDS[language].offsets;
  const units = [days, weeks, months].map(phraseAlternatives).join('|');
  return wholeWords(
    `(?:${phraseAlternatives(inTime)}) (?:${phraseAlternatives(unclear)}) (?:${units})|${phraseAlternatives(unread)}`,
  );
});

/** The current or next weekend, or the one after it. */
function weekendDays({ now }: Calendar, weekend: number[], following: boolean): MomentValue {
  const first = weekend[0] ?? 6;
  const last = weekend.at(-1) ?? 7;
  const today = now.toPlainDate();
  const end = today.add({ days: ((last - today.dayOfWeek + 7) % 7) + (following ? 7 : 0) });
  const begin = end.subtract({ days: (last - first + 7) % 7 });
  return { kind: 'days', from: begin.since(today).sign < 0 ? today : begin, to: end };
}
