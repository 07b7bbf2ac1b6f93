import { Temporal } from 'temporal-polyfill';
import type { DayRange } from '../chat/budgets/spending.types.js';

/** A quarter: what one request may ask for. */
export const MOST_DAYS = 92;

/** Each day of the range, in order, and one more than `MOST_DAYS` when it is longer. */
export function daysOf({ from, to }: DayRange): string[] {
  const days: string[] = [];
  let day = Temporal.PlainDate.from(from);
  while (days.length <= MOST_DAYS && Temporal.PlainDate.compare(day, to) <= 0) {
    days.push(day.toString());
    day = day.add({ days: 1 });
  }
  return days;
}
