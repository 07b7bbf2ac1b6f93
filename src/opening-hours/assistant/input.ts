import type { ToolParameters } from '../../assistant/chat-tool.js';
import { WEEKDAYS, type Weekday } from '../schedule.types.js';

/**
 * What is asked: the hours in general, whether the business is open, when it opens, closes or opens again,
 * whether it has a break, or which days are exceptions.
 */
export const ASPECTS = ['hours', 'is_open', 'opens', 'closes', 'reopens', 'break', 'closures'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Dates in the business's zone, both ends included. */
export interface SpanInput {
  /** `YYYY-MM-DD` */
  from: string;
  to?: string;
  /** True for a weekday: when today's hours are over, the one in a week is meant. */
  repeats?: boolean;
  /** True when the date was named as a public holiday. */
  holiday?: boolean;
  /** True when that holiday follows the moon, so that its date is a reckoning. */
  lunar?: boolean;
}

export interface OpeningHoursInput {
  aspect: Aspect;
  days?: SpanInput[];
  /** A rule, "on Thursdays". */
  weekdays?: Weekday[];
  now?: boolean;
  /** `HH:MM`; `24:00` is the midnight at the end of the day. */
  time?: string;
  /** `HH:MM`, the end of a span of time. */
  till?: string;
  /** True when it was not said whether `time` is before or after noon. */
  vague?: boolean;
  lean?: 'early' | 'late';
  relation?: 'at' | 'before' | 'after' | 'until';
  part?: 'morning' | 'midday' | 'afternoon' | 'evening' | 'night';
  /** What a yes-or-no question expects: "are you closed on Sunday?" and "is it too late?" expect `closed`. */
  expects?: 'open' | 'closed';
}

const TIME = { type: 'string', pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' };

export const OPENING_HOURS_PARAMETERS: ToolParameters = {
  type: 'object',
  properties: {
    aspect: { type: 'string', enum: [...ASPECTS] },
    days: {
      type: 'array',
      description: 'Dates asked about, in the time zone of the business',
      items: {
        type: 'object',
        properties: {
          from: { type: 'string', format: 'date' },
          to: { type: 'string', format: 'date' },
          repeats: { type: 'boolean' },
          holiday: { type: 'boolean' },
          lunar: { type: 'boolean' },
        },
        required: ['from'],
        additionalProperties: false,
      },
    },
    weekdays: { type: 'array', items: { type: 'string', enum: [...WEEKDAYS] } },
    now: { type: 'boolean' },
    time: { ...TIME, description: 'A time of day asked about' },
    till: { ...TIME, description: 'End of a span of time that starts at `time`' },
    vague: { type: 'boolean', description: 'True when a.m. or p.m. was not said' },
    lean: { type: 'string', enum: ['early', 'late'] },
    relation: { type: 'string', enum: ['at', 'before', 'after', 'until'] },
    part: { type: 'string', enum: ['morning', 'midday', 'afternoon', 'evening', 'night'] },
    expects: { type: 'string', enum: ['open', 'closed'] },
  },
  required: ['aspect'],
  additionalProperties: false,
};
