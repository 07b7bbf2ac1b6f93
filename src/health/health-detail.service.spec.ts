import type { TenantDb } from '../platform/database/tenant-db.js';
import { DATABASE_ERRORS } from '../platform/database/database.errors.js';
import type { LoadMeter } from '../platform/overload/load-meter.js';
import type { LoadShedder } from '../platform/overload/load-shedder.js';
import type { DeadLettersService } from '../queue/dead-letters/dead-letters.service.js';
import { HealthDetailService } from './health-detail.service.js';

describe('the health detail', () => {
  const countOpen = jest.fn<Promise<number>, []>();
  let detail: HealthDetailService;

  beforeEach(() => {
    jest.useFakeTimers();
    countOpen.mockReset().mockResolvedValue(3);
    detail = new HealthDetailService(
      { loopDelayMs: 12.4 } as LoadMeter,
      { refused: { low: 7, normal: 1, high: 0, always: 0 } } as LoadShedder,
      { longestWaitMs: 80.6, turnedAway: 2 } as TenantDb,
      { countOpen } as unknown as DeadLettersService,
    );
  });
  afterEach(() => jest.useRealTimers());

  it('has how busy the process is', () => {
    expect(detail.load()).toEqual({
      loopDelayMs: 12,
      poolWaitMs: 81,
      refused: { low: 7, normal: 1, high: 0 },
      turnedAway: 2,
    });
  });

  it('counts dead letters once in ten seconds, however often it is asked', async () => {
    expect(await Promise.all([detail.deadLetters(), detail.deadLetters()])).toEqual([3, 3]);
    jest.advanceTimersByTime(9_999);
    await detail.deadLetters();
    expect(countOpen).toHaveBeenCalledTimes(1);
    countOpen.mockResolvedValue(4);
    jest.advanceTimersByTime(1);
    expect(await detail.deadLetters()).toBe(4);
  });

  it('has no number while the database is away, and asks again at once', async () => {
    countOpen.mockRejectedValueOnce(DATABASE_ERRORS.database_unavailable('The database is busy or away.'));
    expect(await detail.deadLetters()).toBeNull();
    expect(await detail.deadLetters()).toBe(3);
  });

  it('does not wait for a database that does not answer', async () => {
    countOpen.mockReturnValueOnce(new Promise(() => undefined));
    const asked = detail.deadLetters();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await asked).toBeNull();
  });
});
