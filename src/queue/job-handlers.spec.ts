import { Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { JOB_KINDS, JobHandlerPort, type JobHandling, type JobKind } from '../platform/queueing/job-kinds.js';
import { JOB_HANDLER_LIST, JobHandlers, type JobHandlerList } from './job-handlers.js';

class CommonWork extends JobHandlerPort {
  async handle(_: JobHandling): Promise<void> {}
}

class TurnWork extends CommonWork {}

@Module({ providers: [CommonWork] })
class WithoutTurns {}

@Module({ providers: [CommonWork, TurnWork] })
class Everything {}

const LIST = {
  ...(Object.fromEntries(JOB_KINDS.map((kind) => [kind, CommonWork])) as Record<
    JobKind,
    Type<JobHandlerPort>
  >),
  'turn.answer': TurnWork,
} satisfies JobHandlerList;

describe('the handlers of jobs', () => {
  function start(beside: typeof Everything): Promise<TestingModule> {
    const providers = [JobHandlers, { provide: JOB_HANDLER_LIST, useValue: LIST }];
    return Test.createTestingModule({ imports: [beside], providers })
      .compile()
      .then((module) => module.init());
  }

  it('are found in whichever module provides them', async () => {
    const handlers = (await start(Everything)).get(JobHandlers);
    expect(handlers.handlerOf('turn.answer')).toBeInstanceOf(TurnWork);
    expect(JOB_KINDS.map((kind) => handlers.handlerOf(kind))).not.toContain(undefined);
    expect(handlers.handlerOf('toString')).toBeUndefined();
  });

  it('make the start fail when no module provides one of them', async () => {
    await expect(start(WithoutTurns)).rejects.toThrow('TurnWork');
  });
});
