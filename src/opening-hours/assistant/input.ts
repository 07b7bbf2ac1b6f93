import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { toolInput, type PublicInput } from '../../assistant/tool-input.js';
import { WEEKDAYS } from '../schedule.types.js';

/**
 * The question: the hours in general, whether the business is open, when it opens, closes or opens again, whether it
 * has a break, or which days are exceptions.
 */
export const ASPECTS = ['hours', 'is_open', 'opens', 'closes', 'reopens', 'break', 'closures'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** `HH:MM`; `24:00` is the midnight at the end of the day. */
const TIME = v.pipe(
  v.string(),
  v.regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, 'a time such as "09:30", from "00:00" to "24:00"'),
);

const DATE_WANTED = 'a date of the calendar such as "2026-11-23"';
const DATE = v.pipe(v.string(), v.isoDate(DATE_WANTED), v.check(isDate, DATE_WANTED));

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** Each may be of more than a year, whose days are looked at one by one. */
const MOST_SPANS = 10;

const FLAG = v.optional(v.boolean());

/** Dates in the business's zone, both ends included. */
const SPAN = v.strictObject({
  /** `YYYY-MM-DD` */
  from: DATE,
  to: v.optional(DATE),
  /** True for a weekday: if today's hours are over, it means the one in a week. */
  repeats: FLAG,
  /** True when the date was named as a public holiday. */
  holiday: FLAG,
  /** True when that holiday's date depends on the moon, so that it is an estimate. */
  lunar: FLAG,
});

export type SpanInput = v.InferOutput<typeof SPAN>;

export const OPENING_HOURS_INPUT = toolInput({
  aspect: v.picklist(ASPECTS),
  days: v.optional(
    v.pipe(
      v.array(SPAN),
      v.maxLength(MOST_SPANS),
      v.description('Dates asked about, in the time zone of the business'),
    ),
  ),
  /** "After Christmas": the first opening behind these days. */
  after: v.optional(v.pipe(v.boolean(), v.description('True when it asks for the time behind `days`'))),
  /** A rule, "on Thursdays". */
  weekdays: v.optional(v.pipe(v.array(v.picklist(WEEKDAYS)), v.maxLength(WEEKDAYS.length))),
  now: FLAG,
  /** Days are named that cannot be told: the answer asks which day is meant. */
  unread: v.optional(v.pipe(v.boolean(), v.description('True when the day that is meant cannot be told'))),
  time: v.optional(v.pipe(TIME, v.description('A time of day asked about'))),
  till: v.optional(v.pipe(TIME, v.description('End of a span of time that starts at `time`'))),
  /** True when `time` has no am or pm. */
  vague: v.optional(v.pipe(v.boolean(), v.description('True when a.m. or p.m. was not said'))),
  lean: v.optional(v.picklist(['early', 'late'])),
  relation: v.optional(v.picklist(['at', 'before', 'after', 'until'])),
  part: v.optional(v.picklist(['morning', 'midday', 'afternoon', 'evening', 'night'])),
  /** The answer that a yes-no question expects: "are you closed on Sunday?" and "is it too late?" expect `closed`. */
  expects: v.optional(v.picklist(['open', 'closed'])),
});

export type OpeningHoursInput = PublicInput<typeof OPENING_HOURS_INPUT>;
