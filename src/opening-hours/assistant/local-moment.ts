import type { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../schedule.types.js';

/** A moment in the business's zone. */
export interface LocalMoment {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` */
  time: string;
}

export function localOf(moment: Temporal.ZonedDateTime): LocalMoment {
  return { date: moment.toPlainDate().toString(), time: clockOf(moment.hour * 60 + moment.minute) };
}

/** @param minutes after the first midnight of a day, also beyond its end */
export function clockOf(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

export function instantAt(
  { timezone }: Schedule,
  date: Temporal.PlainDate,
  minutes: number,
): Temporal.Instant {
  return date.toPlainDateTime().add({ minutes }).toZonedDateTime(timezone).toInstant();
}
