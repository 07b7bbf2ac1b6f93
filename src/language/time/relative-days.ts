import type { Temporal } from 'temporal-polyfill';
import { LANGUAGES } from '../language.js';
import type { Calendar, DayPart, MomentValue } from './moment.js';
import { numberOf, SPOKEN } from './numbers.js';
import { phraseAlternatives } from '../text/phrases.js';
import { anyOf, patternsOf, wholeWords, type Scan } from './scan.js';
import { anyLanguage, relativeWords, TIME_WORDS } from './time-words.js';

/** Words that count days from today; recognized in all languages, except where they have another meaning. */
const DAYS_AWAY: readonly (readonly [number, RegExp])[] = [
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
];

const WEEKEND_NAME = `(?<word>${anyLanguage('weekend')})`;
const WEEKEND = wholeWords(
  `(?<rule>(?:${relativeWords('rule')}) )?(?:(?<next>${relativeWords('next')}) )?` +
    `(?:(?:${relativeWords('this')}) ?)?${WEEKEND_NAME}(?<later> (?:${relativeWords('later')}))?`,
);
const WEEKEND_RULE = new RegExp(`(?:${relativeWords('weekendRule')})$`, 'u');
const SHORT_WEEKEND = wholeWords(relativeWords('shortWeekend'));
const WORKDAYS = wholeWords(anyLanguage('workdays'));
const NEXT_WEEK = wholeWords(anyLanguage('nextWeek'));
const THIS_WEEK = wholeWords(anyLanguage('thisWeek'));

const COUNT = '\\d{1,2}';
const UNITS = (
  [
    [1, anyLanguage('day')],
    [7, anyLanguage('week')],
  ] as const
).map(([days, forms]) => [days, forms, new RegExp(`^(?:${forms})$`, 'u')] as const);
const DUALS = LANGUAGES.flatMap((language) =>
  TIME_WORDS[language].relative.duals.map(
    ([days, words]) => [days, wholeWords(phraseAlternatives(words))] as const,
  ),
);

/** Days named by their distance from today: today, the weekend, next week, in two weeks. */
export function takeRelativeDays(scan: Scan, calendar: Calendar): void {
  const today = calendar.now.toPlainDate();
  for (const [days, pattern] of DUALS) scan.take(pattern, () => onDay(today.add({ days })));
  scan.take(COUNTED[calendar.language], (match) => counted(match, calendar));
  for (const [part, pattern] of PART_OF_TODAY)
    scan.take(pattern, () => [onDay(today), { kind: 'part', part }]);
  for (const [days, pattern] of DAYS_AWAY) scan.take(pattern, () => onDay(today.add({ days })));
  if (calendar.language === 'fr') scan.take(FRENCH_YESTERDAY, () => onDay(today.subtract({ days: 1 })));
  takeWeeks(scan, calendar);
}

function takeWeeks(scan: Scan, calendar: Calendar): void {
  const monday = calendar.now.toPlainDate().subtract({ days: calendar.now.dayOfWeek - 1 });
  const weekend = weekendOf(calendar.country);
  scan.take(NEXT_WEEK, () => ({ kind: 'days', from: monday.add({ days: 7 }), to: monday.add({ days: 13 }) }));
  scan.take(THIS_WEEK, () => ({
    kind: 'days',
    from: calendar.now.toPlainDate(),
    to: monday.add({ days: 6 }),
  }));
  scan.take(WEEKEND, ({ groups }) => {
    const rule = groups?.rule !== undefined || WEEKEND_RULE.test(groups?.word ?? '');
    if (rule && !/^fin de/u.test(groups?.word ?? '')) return { kind: 'weekly', weekdays: weekend };
    return weekendDays(calendar, weekend, groups?.next !== undefined || groups?.later !== undefined);
  });
  if (['fr', 'de'].includes(calendar.language))
    scan.take(SHORT_WEEKEND, () => weekendDays(calendar, weekend, false));
  const workdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day));
  scan.take(WORKDAYS, () => ({ kind: 'weekly', weekdays: workdays }));
}

function onDay(date: Temporal.PlainDate): MomentValue {
  return { kind: 'day', date, by: 'relative' };
}

const COUNTED = patternsOf((language) => {
  const number = `${COUNT}|${anyOf(SPOKEN[language].keys())}`;
  const units = UNITS.map(([, forms]) => forms).join('|');
  return wholeWords(
    `(?:${relativeWords('inTime')}) ` +
      `(?<count>${number}) (?<unit>${units})(?: time)?|` +
      `(?<count2>${number}) (?<unit2>${units}) from (?:now|today)`,
  );
});

function counted({ groups }: RegExpExecArray, { now, language }: Calendar): MomentValue | null {
  const count = numberOf(groups?.count ?? groups?.count2, language);
  const unit = groups?.unit ?? groups?.unit2 ?? '';
  const size = UNITS.find(([, , pattern]) => pattern.test(unit))?.[0] ?? 1;
  return Number.isNaN(count) ? null : onDay(now.toPlainDate().add({ days: count * size }));
}

/** ISO weekday numbers of the weekend there; Saturday and Sunday where the country is unknown. */
function weekendOf(country: string | null): number[] {
  if (country === null) return [6, 7];
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & WeekInfo;
  return [...(locale.getWeekInfo?.().weekend ?? [6, 7])];
}

/** ECMA-402 Intl Locale Info, not yet in TypeScript's library. */
interface WeekInfo {
  getWeekInfo?: () => { weekend: number[] };
}

/** The current or next weekend, or the one after it. */
function weekendDays({ now }: Calendar, weekend: number[], following: boolean): MomentValue {
  const first = weekend[0] ?? 6;
  const last = weekend.at(-1) ?? 7;
  const today = now.toPlainDate();
  const end = today.add({ days: ((last - today.dayOfWeek + 7) % 7) + (following ? 7 : 0) });
  const begin = end.subtract({ days: (last - first + 7) % 7 });
  return { kind: 'days', from: begin.since(today).sign < 0 ? today : begin, to: end };
}
