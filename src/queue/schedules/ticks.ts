import type { Schedule } from '../../platform/queueing/schedules.js';

/** The newest time at which the work was due, at or before `now`. */
export function tickOf({ everyMs, offsetMs }: Schedule, now: Date): Date {
  return new Date(Math.floor((now.getTime() - offsetMs) / everyMs) * everyMs + offsetMs);
}

/** The first time after `now` at which the work is due. */
export function nextTick(schedule: Schedule, now: Date): Date {
  return new Date(tickOf(schedule, now).getTime() + schedule.everyMs);
}
