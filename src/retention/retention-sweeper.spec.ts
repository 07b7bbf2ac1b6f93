import { Logger } from '@nestjs/common';
import { currentContext } from '../platform/context/request-context.js';
import type { OldMessages } from './old-messages.js';
import type { OldRecords } from './old-records.js';
import type { OldVisitors } from './old-visitors.js';
import { RetentionSweeper } from './retention-sweeper.js';
import type { Retention, RetentionRepository } from './retention.repository.js';

const NOW = new Date('2026-12-03T02:10:00Z');
const ALL: Retention = { messagesDays: 30, visitorsDays: 365, auditDays: 40, deadLettersDays: 10 };

type Call = [tenant: string | null, kind: string, before: string];

describe('the sweep of what is too old', () => {
  let calls: Call[];
  let failing: (call: Call) => boolean;
  let warn: jest.SpyInstance;

  beforeEach(() => {
    calls = [];
    failing = () => false;
    warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  /** @param settings of each business; the settings of one without any cannot be read. */
  function sweeperOf(settings: Record<string, Retention | null>): RetentionSweeper {
    const remove = (kind: string) => (before: Date) => {
      const call: Call = [currentContext().tenantId, kind, before.toISOString()];
      calls.push(call);
      return failing(call) ? Promise.reject(new Error(`${kind} failed`)) : Promise.resolve(1);
    };
    async function* tenants() {
      yield* await Promise.resolve(Object.keys(settings));
    }
    const get = () => {
      const own = settings[currentContext().tenantId ?? ''];
      return own ? Promise.resolve(own) : Promise.reject(new Error('No settings.'));
    };
    return new RetentionSweeper(
      { tenants, get } as unknown as RetentionRepository,
      { now: () => NOW },
      { erase: remove('visitors') } as unknown as OldVisitors,
      { delete: remove('messages') } as unknown as OldMessages,
      {
        deleteDeadLetters: remove('dead letters'),
        deleteAuditLines: remove('audit'),
      } as unknown as OldRecords,
    );
  }

  it('takes each kind by its own age, in the context of its business', async () => {
    await sweeperOf({ a: ALL }).run();
    expect(calls).toEqual([
      ['a', 'visitors', '2025-12-03T02:10:00.000Z'],
      ['a', 'messages', '2026-11-03T02:10:00.000Z'],
      ['a', 'dead letters', '2026-11-23T02:10:00.000Z'],
      ['a', 'audit', '2026-10-24T02:10:00.000Z'],
    ]);
  });

  it('leaves what a business has set no days for', async () => {
    await sweeperOf({ a: { auditDays: 40 }, b: {}, c: { messagesDays: 1 } }).run();
    expect(calls.map(([tenant, kind]) => [tenant, kind])).toEqual([
      ['a', 'audit'],
      ['c', 'messages'],
    ]);
  });

  it('goes on with the other kinds and businesses when one fails, and then fails', async () => {
    failing = ([tenant, kind]) => tenant === 'a' && kind === 'messages';
    const run = sweeperOf({ a: ALL, b: ALL }).run();
    await expect(run).rejects.toMatchObject({
      message: 'What is too old could not be deleted, 1 times.',
      cause: new Error('messages failed'),
    });
    expect(calls).toHaveLength(8);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ tenantId: 'a' }), expect.any(String));
  });

  it('goes on with the other businesses when the settings of one cannot be read', async () => {
    const run = sweeperOf({ a: null, b: { auditDays: 40 } }).run();
    await expect(run).rejects.toThrow('What is too old could not be deleted, 1 times.');
    expect(calls).toEqual([['b', 'audit', '2026-10-24T02:10:00.000Z']]);
  });

  it('counts a request of its own for each business, so that lines of the log tell which sweep it was', async () => {
    const requests: string[] = [];
    failing = () => {
      requests.push(currentContext().requestId);
      return false;
    };
    await sweeperOf({ a: ALL, b: ALL }).run();
    expect(new Set(requests.slice(0, 4)).size).toBe(1);
    expect(new Set(requests).size).toBe(2);
  });
});
