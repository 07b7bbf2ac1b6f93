import { Temporal } from 'temporal-polyfill';

/** Minutes of the day; `close` after midnight is above 1,440. */
export interface Hours {
  open: number;
  close: number;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MIDNIGHT = 24 * 60;

interface Season {
  from: string;
  to: string;
  week: Hours[][];
}

/** The opening hours in the results of a turn: a week, days that differ, seasons. */
export class Schedule {
  private week: Hours[][] | null = null;
  private readonly special = new Map<string, Hours[]>();
  private readonly seasons: Season[] = [];
  /** Null when no result tells. */
  openNow: boolean | null = null;

  get isKnown(): boolean {
    return this.week !== null || this.special.size > 0;
  }

  /**
   * Takes what has the shape of the hours' tool: `week` by `mon` to `sun`, days as `{date, intervals}` at any depth.
   * @returns false when it has another shape
   */
  absorb(data: Readonly<Record<string, unknown>>): boolean {
    const week = weekOf(data['week']);
    if (!('openNow' in data) && !week) return false;
    if (week) this.week = week;
    if (typeof data['openNow'] === 'boolean' && data['known'] !== false) this.openNow = data['openNow'];
    for (const season of [data['season'], ...listOf(data['seasons'])]) this.takeSeason(season);
    this.takeDays(data);
    return true;
  }

  /** The hours of a date; null when the results do not tell. */
  hoursOn(date: Temporal.PlainDate): readonly Hours[] | null {
    const key = date.toString();
    const special = this.special.get(key);
    if (special) return special;
    const season = this.seasons.find(({ from, to }) => from <= key && key <= to);
    return (season?.week ?? this.week)?.[date.dayOfWeek - 1] ?? null;
  }

  /** The regular hours of a weekday, Monday is 1. */
  hoursOnWeekday(weekday: number): readonly Hours[] | null {
    return this.week?.[weekday - 1] ?? null;
  }

  private takeSeason(value: unknown): void {
    if (!isRecord(value)) return;
    const week = weekOf(value['week']);
    const { from, to } = value;
    if (week && typeof from === 'string' && typeof to === 'string') this.seasons.push({ from, to, week });
  }

  private takeDays(value: unknown): void {
    if (Array.isArray(value)) return value.forEach((each) => this.takeDays(each));
    if (!isRecord(value)) return;
    const hours = hoursOf(value['intervals']);
    if (typeof value['date'] === 'string' && hours) this.special.set(value['date'], hours);
    for (const each of Object.values(value)) this.takeDays(each);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function weekOf(value: unknown): Hours[][] | null {
  if (!isRecord(value)) return null;
  const days = DAYS.map((day) => hoursOf(value[day]));
  return days.every((day) => day !== null) ? days : null;
}

function hoursOf(value: unknown): Hours[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((each: unknown) => {
    const [open, close] = isRecord(each) ? [minutesOf(each['open']), minutesOf(each['close'])] : [null, null];
    if (open === null || close === null) return [];
    return [{ open, close: close <= open ? close + MIDNIGHT : close }];
  });
}

/** `HH:MM` as minutes. */
export function minutesOf(value: unknown): number | null {
  const [, hour, minute] = (typeof value === 'string' && /^(\d{1,2}):(\d{2})/.exec(value)) || [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}
