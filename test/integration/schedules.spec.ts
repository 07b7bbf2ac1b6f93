import { Logger } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import pg from 'pg';
import type { DatabaseConfig } from '../../src/config/database.config.js';
import type { RedisConfig } from '../../src/config/redis.config.js';
import { Clock } from '../../src/kernel/clock.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { SCHEDULE_NAMES, SCHEDULES, ScheduledWork } from '../../src/platform/queueing/schedules.js';
import { ScheduleRunner, type ScheduledWorkList } from '../../src/queue/schedules/schedule-runner.js';
import {
  ScheduleRunsRepository,
  type ScheduleRun,
} from '../../src/queue/schedules/schedule-runs.repository.js';
import { ScheduleWorkers } from '../../src/queue/schedules/schedule-workers.js';
import { RedisServer } from '../e2e/redis-server.js';
import { eventually } from '../support/eventually.js';
import { ThrowawayDatabase } from './throwaway-database.js';

const NAME = 'search.rest';
const DAY_MS = 24 * 60 * 60_000;

class Work extends ScheduledWork {
  run(_tick: Date): Promise<void> {
    throw new Error('The rig gives its own.');
  }
}

/** As each of several processes has it, on one PostgreSQL and one Redis. */
describe('a schedule over three processes', () => {
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let platformDb: PlatformDb;
  let runs: ScheduleRunsRepository;
  let redis: RedisServer;
  let processes: ScheduleWorkers[] = [];
  /** The runs of the schedule, by the time of their tick. */
  const ran: number[] = [];
  let work: () => Promise<void>;
  let now: (() => Date) | null;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    platformDb = new PlatformDb({
      ...{ platformUrl: database.platformUrl, platformPoolSize: 4, acquireTimeoutMs: 10_000 },
    } as DatabaseConfig);
    runs = new ScheduleRunsRepository(platformDb);
    // Only one of them has ticks while the test runs.
    for (const name of SCHEDULE_NAMES)
      Object.assign(SCHEDULES[name], { everyMs: 365 * DAY_MS, offsetMs: 1_000 });
  });
  beforeEach(async () => {
    for (const level of ['log', 'warn'] as const) jest.spyOn(Logger.prototype, level).mockImplementation();
    await superuser.query('DELETE FROM schedule_runs');
    redis = await RedisServer.start();
    ran.length = 0;
    work = () => Promise.resolve();
    now = null;
    SCHEDULES[NAME].everyMs = 365 * DAY_MS;
  });
  afterEach(async () => {
    await Promise.all(processes.map((each) => each.beforeApplicationShutdown()));
    processes = [];
    await redis.kill();
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await platformDb.onApplicationShutdown();
    await superuser.end();
    await database.drop();
  });

  class SetClock extends Clock {
    now(): Date {
      return now?.() ?? new Date();
    }
  }

  function newRunner(): ScheduleRunner {
    const list = Object.fromEntries(SCHEDULE_NAMES.map((name) => [name, Work])) as ScheduledWorkList;
    const own = {
      run: async (tick: Date) => {
        expect(tick).toEqual((await runOf()).tick);
        ran.push(tick.getTime());
        await work();
      },
    };
    const runner = new ScheduleRunner(list, { get: () => own } as unknown as ModuleRef, runs, new SetClock());
    runner.onModuleInit();
    return runner;
  }

  function newProcess(): ScheduleWorkers {
    const workers = new ScheduleWorkers(newRunner(), { url: redis.url } as RedisConfig);
    workers.onApplicationBootstrap();
    return workers;
  }

  async function runOf(): Promise<ScheduleRun> {
    const run = (await runs.list()).find(({ name }) => name === NAME);
    if (!run) throw new Error('The schedule is not known.');
    return run;
  }

  function untilRan(count: number): Promise<unknown> {
    return eventually(() => Promise.resolve(ran.length >= count));
  }

  function setBack(column: 'leased_until', seconds: number): Promise<unknown> {
    return superuser.query(`UPDATE schedule_runs SET ${column} = ${column} - make_interval(secs => $1)`, [
      seconds,
    ]);
  }

  it('runs once for each tick, while the processes are restarted at ticks and Redis is emptied', async () => {
    SCHEDULES[NAME].everyMs = 1_000;
    processes = [newProcess(), newProcess(), newProcess()];
    for (let round = 1; round <= 5; round += 1) {
      await untilRan(round);
      const [oldest] = processes;
      processes = [...processes.slice(1), newProcess()];
      await oldest?.beforeApplicationShutdown();
      if (round === 3) {
        await redis.flush();
        await Promise.all(processes.map((each) => each.look()));
      }
    }
    await untilRan(7);
    expect(new Set(ran).size).toBe(ran.length);
    expect(ran.every((tick) => tick % 1_000 === 0)).toBe(true);
    expect(ran).toEqual([...ran].sort((a, b) => a - b));
  });

  it('begins with its next tick, and makes up for missed ticks once, for the newest', async () => {
    const start = Date.now();
    SCHEDULES[NAME].everyMs = DAY_MS;
    now = () => new Date(start);
    processes = [newProcess(), newProcess(), newProcess()];
    const look = () => Promise.all(processes.map((each) => each.look()));
    await look();
    expect([(await runOf()).startedAt, ran]).toEqual([null, []]);
    now = () => new Date(start + 3 * DAY_MS);
    await look();
    await eventually(async () => (await runOf()).finishedAt !== null && ran.length > 0);
    await look();
    await look();
    const runners = [newRunner(), newRunner(), newRunner()];
    await Promise.all(runners.map((runner) => runner.run(NAME)));
    const tick = Math.floor((start + 3 * DAY_MS - 1_000) / DAY_MS) * DAY_MS + 1_000;
    expect(ran).toEqual([tick]);
  });

  describe('without Redis', () => {
    let runners: ScheduleRunner[];

    beforeEach(async () => {
      const start = Date.now();
      SCHEDULES[NAME].everyMs = DAY_MS;
      now = () => new Date(start);
      runners = [newRunner(), newRunner(), newRunner()];
      await Promise.all(runners.map((runner) => runner.introduce()));
      now = () => new Date(start + DAY_MS);
    });

    const runAll = () => Promise.all(runners.map((runner) => runner.run(NAME)));

    it('runs once, whoever is asked how often', async () => {
      for (let round = 0; round < 3; round += 1) await runAll();
      expect(ran).toHaveLength(1);
    });

    it('runs again when its process died, and what that one says later changes nothing', async () => {
      const tick = (await runOf()).tick.getTime() + DAY_MS;
      const dead = await runs.claim(NAME, new Date(tick));
      // Its lease lasts while the others look, however long that takes.
      await setBack('leased_until', -3_600);
      await runAll();
      expect(ran).toEqual([]);
      await setBack('leased_until', 3_616);
      expect(await runners[0]?.behind()).toEqual([NAME]);
      let seen: ScheduleRun | undefined;
      work = async () => {
        await runs.finish(NAME, dead ?? 0);
        seen = await runOf();
      };
      await runAll();
      expect(ran).toEqual([tick]);
      expect(seen?.finishedAt).toBeNull();
      expect((await runOf()).finishedAt).not.toBeNull();
    });

    it('that failed says why, and runs again after a pause', async () => {
      work = () => Promise.reject(new TypeError('of a customer called Aoife'));
      await runAll();
      await runAll();
      expect(ran).toHaveLength(1);
      const failed = await runOf();
      expect([failed.finishedAt, failed.error]).toEqual([null, expect.stringContaining('TypeError')]);
      expect(failed.error).not.toContain('Aoife');
      work = () => Promise.resolve();
      await setBack('leased_until', 301);
      await runAll();
      expect(ran).toHaveLength(2);
      expect(await runOf()).toMatchObject({ error: null, finishedAt: expect.any(Date) });
    });
  });
});
