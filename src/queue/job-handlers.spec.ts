import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { JOB_KINDS, type JobKind, type QueueName } from '../kernel/job-names.js';
import { JOB_POLICIES, JobHandlerPort, type JobHandling } from '../platform/queueing/job-kinds.js';
import { JOB_HANDLER_LIST, JobHandlers, type JobHandlerList } from './job-handlers.js';

class CommonWork extends JobHandlerPort {
  async handle(_: JobHandling): Promise<void> {}
}

class TurnWork extends CommonWork {}

class UnlistedWork extends CommonWork {}

@Module({ providers: [CommonWork] })
class WithoutTurns {}

@Module({ providers: [CommonWork, TurnWork] })
class Everything {}

@Module({ providers: [TurnWork] })
class TurnsAgain {}

@Module({ imports: [Everything, TurnsAgain] })
class TurnsTwice {}

@Module({ providers: [CommonWork, TurnWork, UnlistedWork] })
class WithUnlisted {}

const LIST = {
  ...(Object.fromEntries(JOB_KINDS.map((kind) => [kind, CommonWork])) as Record<
    JobKind,
    Type<JobHandlerPort>
  >),
  'turn.answer': TurnWork,
} satisfies JobHandlerList;

describe('the handlers of jobs', () => {
  function start(beside: Type<unknown>, list: object = LIST): Promise<TestingModule> {
    const providers = [JobHandlers, { provide: JOB_HANDLER_LIST, useValue: list }];
    return Test.createTestingModule({ imports: [DiscoveryModule, beside], providers })
      .compile()
      .then((module) => module.init());
  }

  it('are found in whichever module provides them', async () => {
    const handlers = (await start(Everything)).get(JobHandlers);
    expect(handlers.handlerOf('turn.answer')).toBeInstanceOf(TurnWork);
    expect(JOB_KINDS.map((kind) => handlers.handlerOf(kind))).not.toContain(undefined);
    expect(handlers.handlerOf('toString')).toBeUndefined();
  });

  it.each([
    ['no module provides one', WithoutTurns, LIST, 'No module provides TurnWork, which handles turn.answer.'],
    ['two modules provide one', TurnsTwice, LIST, '2 modules provide TurnWork, which handles turn.answer.'],
    ['one handles nothing', WithUnlisted, LIST, 'UnlistedWork handles no kind of job.'],
    ['a kind has none', Everything, { ...LIST, 'source.read': undefined }, 'Nothing handles source.read.'],
    [
      'the list names what is no kind',
      Everything,
      { ...LIST, 'turn.forget': CommonWork },
      'The list of handlers names "turn.forget", which is no kind of job.',
    ],
  ])('make the start fail when %s', async (_, module, list, problem) => {
    await expect(start(module, list)).rejects.toThrow(problem);
  });

  it('make the start fail when a policy names a queue that does not exist', async () => {
    const policy = JOB_POLICIES['source.read'];
    const { queue } = policy;
    policy.queue = 'slow' as QueueName;
    try {
      await expect(start(Everything)).rejects.toThrow(
        'The policy of source.read names the queue "slow", which does not exist.',
      );
    } finally {
      policy.queue = queue;
    }
  });
});
