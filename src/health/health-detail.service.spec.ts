import type { TenantDb } from '../platform/database/tenant-db.js';
import { DATABASE_ERRORS } from '../platform/database/database.errors.js';
import type { LoadMeter } from '../platform/overload/load-meter.js';
import type { LoadShedder } from '../platform/overload/load-shedder.js';
import type { DeadLettersService } from '../queue/dead-letters/dead-letters.service.js';
import type { QueueFiguresService } from '../queue/figures/queue-figures.service.js';
import type { BackupStatus } from './backups/backup-status.js';
import type { BackupsService } from './backups/backups.service.js';
import { HealthDetailService } from './health-detail.service.js';

describe('the health detail', () => {
  const countOpen = jest.fn<Promise<number>, []>();
  const oldest = jest.fn<Promise<Record<string, number>>, []>();
  const status = jest.fn<Promise<BackupStatus>, []>();
  let detail: HealthDetailService;

  beforeEach(() => {
    jest.useFakeTimers();
    countOpen.mockReset().mockResolvedValue(3);
    oldest
      .mockReset()
      .mockResolvedValue({ turns: 1.4, channels: 0, events: 0, webhooks: 0, bulk: 20, indexing: 0 });
    detail = new HealthDetailService(
      { loopDelayMs: 12.4 } as LoadMeter,
      { refused: { low: 7, normal: 1, high: 0, always: 0 } } as LoadShedder,
      { longestWaitMs: 80.6, turnedAway: 2 } as TenantDb,
      { countOpen } as unknown as DeadLettersService,
      { oldest } as unknown as QueueFiguresService,
      { status } as unknown as BackupsService,
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

  it('has since when the oldest job of each queue waits, once in ten seconds', async () => {
    expect(await detail.queueAges()).toEqual({
      turns: 1,
      channels: 0,
      events: 0,
      webhooks: 0,
      bulk: 20,
      indexing: 0,
    });
    await detail.queueAges();
    expect(oldest).toHaveBeenCalledTimes(1);
  });

  it('has no ages while the database is away', async () => {
    oldest.mockRejectedValueOnce(DATABASE_ERRORS.database_unavailable('The database is busy or away.'));
    expect(await detail.queueAges()).toBeNull();
  });

  it('has the last backup and the last good restore', async () => {
    const [dump, wal, restoredAt] = ['03:00', '04:00', '05:00'].map((time) =>
      Date.parse(`2026-12-01T${time}Z`),
    );
    if (!dump || !wal || !restoredAt) throw new Error('No times.');
    const backups = { dump: { at: dump, bytes: 1 }, wal: { at: wal, bytes: null } };
    status.mockResolvedValue({ backups, restoredAt });
    expect(await detail.backups()).toEqual({
      lastBackupAt: '2026-12-01T04:00:00.000Z',
      lastGoodRestoreAt: '2026-12-01T05:00:00.000Z',
    });
  });

  it.each([
    ['nothing is noted', () => status.mockResolvedValue({ backups: {}, restoredAt: null })],
    ['what is noted cannot be read', () => status.mockRejectedValue(new Error('broken'))],
  ])('has none when %s', async (_, prepare) => {
    prepare();
    expect(await detail.backups()).toEqual({ lastBackupAt: null, lastGoodRestoreAt: null });
  });
});
