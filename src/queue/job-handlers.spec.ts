import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { JobHandlerPort, type JobHandling } from '../platform/queueing/job-kinds.js';
import { JOB_HANDLER_LIST, JobHandlers, type JobHandlerList } from './job-handlers.js';

class TurnWork extends JobHandlerPort {
  async handle(_: JobHandling): Promise<void> {}
}

class ErasureWork extends JobHandlerPort {
  async handle(_: JobHandling): Promise<void> {}
}

@Module({ providers: [TurnWork] })
class ConversationsOnly {}

@Module({ providers: [TurnWork, ErasureWork] })
class Everything {}

const LIST: JobHandlerList = { 'turn.answer': TurnWork, 'visitor.erase': ErasureWork };

describe('the handlers of jobs', () => {
  function start(beside: typeof Everything): Promise<TestingModule> {
    const providers = [JobHandlers, { provide: JOB_HANDLER_LIST, useValue: LIST }];
    return Test.createTestingModule({ imports: [beside], providers })
      .compile()
      .then((module) => module.init());
  }

  it('are those of the list, wherever they are provided', async () => {
    const handlers = (await start(Everything)).get(JobHandlers);
    expect(handlers.handlerOf('turn.answer')).toBeInstanceOf(TurnWork);
    expect(handlers.handlerOf('visitor.erase')).toBeInstanceOf(ErasureWork);
    expect(handlers.handlerOf('toString')).toBeUndefined();
  });

  it('stop the start when one of the list is provided nowhere', async () => {
    await expect(start(ConversationsOnly)).rejects.toThrow('ErasureWork');
  });
});
