import { newId } from '../kernel/ids.js';
import type { OutboxEntry } from '../platform/queueing/outbox.js';
import type { CheckAsker } from './check-asker.js';
import { EvaluationRunHandler } from './evaluation-run.handler.js';
import type { CheckOutcome, EvaluationsRepository, PendingCheck } from './evaluations.repository.js';

const JOB = { outboxId: newId(), reference: newId(), alone: () => Promise.resolve() };
const ENTRY = { kind: 'evaluation.run' } as OutboxEntry;
const PASSED: CheckOutcome = {
  ...{ passed: true, answer: 'Yes.', missing: [], found: [], confidence: 1 },
  ...{ responder: 'builtin', error: null },
};

function pending(position: number, attempts = 1): PendingCheck {
  return { position, attempts, question: `Question ${position}`, locale: null, must: ['yes'], mustNot: [] };
}

describe('the job of a run', () => {
  let calls: string[];
  let checks: PendingCheck[];
  let now: number;
  let handler: EvaluationRunHandler;
  let ask: jest.Mock;

  beforeEach(() => {
    calls = [];
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    ask = jest.fn(() => {
      now += 2_000;
      return Promise.resolve(PASSED);
    });
    const note = (call: string) => Promise.resolve(void calls.push(call));
    const repository: Partial<EvaluationsRepository> = {
      open: () => Promise.resolve(checks.length > 0),
      next: () => Promise.resolve(checks.shift() ?? null),
      record: (_, position, { error }) => note(`record ${position}${error === null ? '' : ` ${error}`}`),
      finish: () => note('finish'),
      settle: () => note('settle'),
      handOver: async () => (await note('hand over'), ENTRY),
    };
    const send = (entry: OutboxEntry) => note(`send ${entry.kind}`);
    handler = new EvaluationRunHandler(
      repository as EvaluationsRepository,
      { ask } as unknown as CheckAsker,
      { isAvailable: true, send },
    );
  });
  afterEach(() => jest.restoreAllMocks());

  it('asks one check after the other, and finishes', async () => {
    checks = [pending(1), pending(2)];
    await handler.handle(JOB);
    expect(calls).toEqual(['record 1', 'record 2', 'finish']);
  });

  it('goes on in another job after five seconds', async () => {
    checks = [1, 2, 3, 4, 5].map((position) => pending(position));
    await handler.handle(JOB);
    expect(calls).toEqual(['record 1', 'record 2', 'record 3', 'hand over', 'send evaluation.run']);
    calls.length = 0;
    await handler.handle(JOB);
    expect(calls).toEqual(['record 4', 'record 5', 'finish']);
  });

  it('does nothing but settle when the run has finished or is gone', async () => {
    checks = [];
    await handler.handle(JOB);
    expect(calls).toEqual(['settle']);
  });

  it('gives up a check that ended its process several times', async () => {
    checks = [pending(1, 4), pending(2, 3)];
    await handler.handle(JOB);
    expect(calls).toEqual(['record 1 stopped_process', 'record 2', 'finish']);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('stops with the process after the check that is being asked, and leaves the rest to another', async () => {
    checks = [pending(1), pending(2)];
    ask.mockImplementation(() => {
      handler.beforeApplicationShutdown();
      return Promise.resolve(PASSED);
    });
    await handler.handle(JOB);
    expect(calls).toEqual(['record 1']);
  });

  it('fails with nothing recorded while a store is away', async () => {
    checks = [pending(1)];
    ask.mockRejectedValue(new Error('away'));
    await expect(handler.handle(JOB)).rejects.toThrow('away');
    expect(calls).toEqual([]);
  });
});
