import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import { languageOfSpeech, type Speech } from '../../language/speech.js';
import type { Language } from '../../language/language.js';
import type { AskedDay } from './answer.js';
import type { LocalMoment } from './local-moment.js';
import type { HoursPhrases } from './words/hours-words.js';
import { HOURS_SENTENCES } from './words/words.js';
import { runsPastMidnight } from '../schedule.logic.js';
import { WEEKDAYS, type OpenInterval, type Week, type Weekday } from '../schedule.types.js';

const DAY_MS = 86_400_000;
/** A Monday, to name weekdays by. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const FULL_DATE = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formats days and hours in one language, relative to the business's today. */
export class HoursVoice {
  readonly say: HoursPhrases;
  private readonly locale: string;
  private readonly language: Language;

  constructor(
    speech: Speech,
    private readonly tenant: TenantProfile,
    /** `YYYY-MM-DD` */
    private readonly today: string,
  ) {
    this.language = languageOfSpeech(speech);
    this.say = HOURS_SENTENCES[speech];
    this.locale = this.localeOf();
  }

  /** "on Thursday 26 November", "today (Monday 23 November)". */
  day(date: string): string {
    const label = this.date(date);
    const distance = Math.round((Date.parse(date) - Date.parse(this.today)) / DAY_MS);
    if (distance === 0) return this.say.today(label);
    if (distance === 1) return this.say.tomorrow(label);
    return distance === -1 ? this.say.yesterday(label) : this.say.on(label);
  }

  /** The label of a check; the night after a day has that day's label. */
  checked({ date, night }: { date: string; night: boolean }): string {
    return night ? this.say.nightOf(this.date(date)) : this.day(date);
  }

  /** "Thursday 26 November", with the year when it is not this one. */
  date(date: string): string {
    const year = date.slice(0, 4) === this.today.slice(0, 4) ? {} : { year: 'numeric' as const };
    return this.format(Date.parse(date), { ...FULL_DATE, ...year });
  }

  weekday(weekday: Weekday): string {
    const day = SOME_MONDAY + WEEKDAYS.indexOf(weekday) * DAY_MS;
    return this.format(day, { weekday: 'long', timeZone: 'UTC' });
  }

  every(weekday: Weekday): string {
    return this.say.every(this.weekday(weekday));
  }

  hours(intervals: OpenInterval[]): string {
    return this.list(intervals.map((interval) => this.interval(interval)));
  }

  interval({ open, close }: OpenInterval): string {
    const whole = open === close || (open === '00:00' && close === '24:00');
    return whole ? this.say.aroundTheClock : this.say.interval(open, clock(close));
  }

  /** "a, b and c" */
  list(parts: string[]): string {
    const last = parts.at(-1) ?? '';
    return parts.length < 2 ? last : `${parts.slice(0, -1).join(this.say.comma)}${this.say.and}${last}`;
  }

  /** The closing time of an interval, marked when it is on the next day. */
  closing(interval: OpenInterval): string {
    const late = runsPastMidnight(interval) && interval.close !== '00:00';
    return `${clock(interval.close)}${late ? this.say.afterMidnight : ''}`;
  }

  closingSentence(day: string, interval: OpenInterval): string {
    const late = runsPastMidnight(interval) && interval.close !== '00:00';
    const sentence = this.say.closesAt(day, clock(interval.close));
    return late ? sentence.replace(/\.$/u, `${this.say.afterMidnight}.`) : sentence;
  }

  /** One entry of a list of days: "Friday 25 December: closed (Christmas Day)". */
  entry({ date, intervals, reason }: AskedDay): string {
    const hours = intervals.length === 0 ? this.say.closed : this.hours(intervals);
    return `${this.date(date)}: ${hours}${reason ? ` (${reason})` : ''}`;
  }

  /** A list of days; consecutive days with the same hours and reason are one entry. @param most entries */
  entries(days: AskedDay[], most = Number.POSITIVE_INFINITY): string {
    const runs: AskedDay[][] = [];
    for (const day of days) {
      const run = runs.at(-1);
      if (run && continues(run, day)) run.push(day);
      else runs.push([day]);
    }
    return runs
      .slice(0, most)
      .map((run) => this.run(run))
      .join(this.say.semicolon);
  }

  /** The week in groups of equal days: "Monday–Tuesday from 09:30 to 18:00; Wednesday closed". */
  week(week: Week): string {
    return this.groups(week)
      .map(
        ({ label, intervals }) =>
          `${label} ${intervals.length === 0 ? this.say.closed : this.hours(intervals)}`,
      )
      .join(this.say.semicolon);
  }

  /** Breaks between the intervals of a day, by groups of equal days. */
  breaks(week: Week): string {
    return this.groups(week)
      .filter(({ intervals }) => intervals.length > 1)
      .map(({ label, intervals }) => `${label} ${this.hours(gaps(intervals))}`)
      .join(this.say.semicolon);
  }

  /** "today at 14:00" and the like, from the moment's parts. */
  at(moment: LocalMoment, sentence: (day: string, time: string) => string): string {
    return sentence(this.day(moment.date), moment.time);
  }

  private run(days: AskedDay[]): string {
    const [first, last] = [days.at(0), days.at(-1)];
    if (!first || !last) return '';
    if (first === last) return this.entry(first);
    return `${this.date(first.date)} – ${this.entry(last)}`;
  }

  private groups(week: Week): { label: string; intervals: OpenInterval[] }[] {
    const runs: { first: Weekday; last: Weekday; intervals: OpenInterval[] }[] = [];
    for (const weekday of this.weekdaysInOrder()) {
      const run = runs.at(-1);
      if (run && JSON.stringify(run.intervals) === JSON.stringify(week[weekday])) run.last = weekday;
      else runs.push({ first: weekday, last: weekday, intervals: week[weekday] });
    }
    return runs.map(({ first, last, intervals }) => {
      return {
        label:
          first === last ? this.weekday(first) : `${this.weekday(first)}${this.say.to}${this.weekday(last)}`,
        intervals,
      };
    });
  }

  /** Begins with the first day of the week in the business's country. */
  private weekdaysInOrder(): Weekday[] {
    const first = this.tenant.country === null ? 1 : firstDayOfWeek(this.tenant.country);
    return [...WEEKDAYS.slice(first - 1), ...WEEKDAYS.slice(0, first - 1)];
  }

  private localeOf(): string {
    return this.language === 'en' && this.tenant.locale === 'en-US' ? 'en-US' : this.say.locale;
  }

  private format(time: number, options: Intl.DateTimeFormatOptions): string {
    const key = `${this.locale} ${options.month ?? ''} ${options.year ?? ''}`;
    const known = formatters.get(key);
    const formatter = known ?? new Intl.DateTimeFormat(`${this.locale}-u-nu-latn-ca-gregory`, options);
    if (!known) formatters.set(key, formatter);
    // French needs an ordinal for the first of a month, which ICU does not give. Removes ICU's commas in Spanish and
    // Arabic, which do not fit inside a sentence, and its invisible marks.
    const text = formatter
      .format(time)
      .replaceAll(/[\u200E\u200F]/gu, '')
      .replaceAll('\u202F', ' ');
    if (this.language === 'fr') return text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ');
    return this.language === 'de' || this.locale === 'en-US' ? text : text.replace(/[,،]/gu, '');
  }
}

function continues(run: AskedDay[], day: AskedDay): boolean {
  const last = run.at(-1);
  if (!last || Date.parse(day.date) - Date.parse(last.date) !== DAY_MS || day.reason !== last.reason)
    return false;
  return JSON.stringify(day.intervals) === JSON.stringify(last.intervals);
}

/** ECMA-402 Intl Locale Info, not yet in TypeScript's library. */
interface WeekInfo {
  getWeekInfo?: () => { firstDay: number };
}

function firstDayOfWeek(country: string): number {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & WeekInfo;
  return locale.getWeekInfo?.().firstDay ?? 1;
}

function clock(time: string): string {
  return time === '24:00' ? '00:00' : time;
}

/** The times between the intervals of a day. */
export function gaps(intervals: OpenInterval[]): OpenInterval[] {
  return intervals
    .slice(1)
    .map((next, index) => ({ open: intervals[index]?.close ?? next.open, close: next.open }))
    .filter(({ open, close }) => open !== close);
}
