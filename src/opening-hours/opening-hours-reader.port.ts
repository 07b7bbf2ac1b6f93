import type { Schedule } from './schedule.types.js';

/** Opening hours and closures of the tenant in context; null while the business has not entered any. */
export abstract class OpeningHoursReader {
  abstract schedule(): Promise<Schedule | null>;
}
