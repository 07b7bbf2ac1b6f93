import { SCHEDULES } from '../../platform/queueing/schedules.js';
import { nextTick, tickOf } from './ticks.js';

describe('the ticks of a schedule', () => {
  it.each([
    ['2026-03-01T02:59:59.999Z', '2026-02-28T03:00:00.000Z', '2026-03-01T03:00:00.000Z'],
    ['2026-03-01T03:00:00.000Z', '2026-03-01T03:00:00.000Z', '2026-03-02T03:00:00.000Z'],
    ['2026-03-01T15:00:00.000Z', '2026-03-01T03:00:00.000Z', '2026-03-02T03:00:00.000Z'],
  ])('once a night, at %s', (now, tick, next) => {
    const schedule = SCHEDULES['search.reconcile'];
    expect(tickOf(schedule, new Date(now)).toISOString()).toBe(tick);
    expect(nextTick(schedule, new Date(now)).toISOString()).toBe(next);
  });

  it('of an hour keep their minute', () => {
    const schedule = SCHEDULES['traces.expire'];
    expect(tickOf(schedule, new Date('2026-03-01T10:14:00Z')).toISOString()).toBe('2026-03-01T09:15:00.000Z');
    expect(nextTick(schedule, new Date('2026-03-01T10:14:00Z')).toISOString()).toBe(
      '2026-03-01T10:15:00.000Z',
    );
  });
});
