import { Logger } from '@nestjs/common';
import { NEVER, of, throwError, type Observable } from 'rxjs';
import { ChatEngine, type Answer, type ChatRequest, type TurnEvent } from '../chat/chat-engine.port.js';
import { newId } from '../kernel/ids.js';
import { runAsTenant } from '../platform/context/request-context.js';
import { DATABASE_ERRORS } from '../platform/database/database.errors.js';
import { CheckAsker } from './check-asker.js';

const CHECK = { question: 'Do you gift-wrap?', locale: 'en', must: ['yes'], mustNot: ['no'] };
const ANSWER: Answer = {
  ...{ text: 'Yes, we do.', citations: [], tools: [], handoff: null, confidence: 0.9, suggestions: [] },
  ...{ memory: {}, unanswered: null, degraded: false },
};

class FakeEngine extends ChatEngine {
  readonly asked: ChatRequest[] = [];

  constructor(private readonly events: Observable<TurnEvent>) {
    super();
  }

  answer(request: ChatRequest): Observable<TurnEvent> {
    this.asked.push(request);
    return this.events;
  }
}

function ask(engine: ChatEngine) {
  const clock = { now: () => new Date('2026-11-30T10:00:00Z') };
  return runAsTenant(newId(), { requestId: newId(), correlationId: newId() }, () =>
    new CheckAsker(engine, clock).ask(CHECK),
  );
}

function answering(answer: Answer): FakeEngine {
  return new FakeEngine(
    of<TurnEvent[]>({ type: 'started', responder: 'model' }, { type: 'completed', answer }),
  );
}

describe('asking a check', () => {
  beforeEach(() => jest.spyOn(Logger.prototype, 'error').mockReturnValue());
  afterEach(() => jest.restoreAllMocks());

  it('asks in a conversation of its own, as a trial, and judges the answer', async () => {
    const engine = answering(ANSWER);
    expect(await ask(engine)).toEqual({
      ...{ passed: true, answer: 'Yes, we do.', missing: [], found: [] },
      ...{ confidence: 0.9, responder: 'model', error: null },
    });
    await ask(engine);
    const [one, other] = engine.asked;
    expect(one).toMatchObject({ isTrial: true, text: CHECK.question, locale: 'en', history: [], memory: {} });
    expect(one?.verifiedEmail).toBeNull();
    expect(one?.visitorId).not.toBe(other?.visitorId);
    expect(one?.conversationId).not.toBe(other?.conversationId);
  });

  it('reads a long answer whole and keeps its beginning', async () => {
    const outcome = await ask(answering({ ...ANSWER, text: `${'word '.repeat(2_000)} yes` }));
    expect(outcome).toMatchObject({ passed: true, missing: [] });
    expect(outcome.answer).toHaveLength(4_000);
  });

  it('fails the check when the engine fails, ends without an answer, or never ends', async () => {
    const failed = {
      passed: false,
      answer: '',
      missing: ['yes'],
      found: [],
      confidence: null,
      responder: null,
    };
    expect(await ask(new FakeEngine(throwError(() => new Error('broken'))))).toEqual({
      ...failed,
      error: 'fault',
    });
    expect(await ask(new FakeEngine(of<TurnEvent[]>({ type: 'started', responder: 'builtin' })))).toEqual({
      ...failed,
      error: 'fault',
    });
    jest.useFakeTimers();
    const late = ask(new FakeEngine(NEVER));
    await jest.advanceTimersByTimeAsync(31_000);
    jest.useRealTimers();
    expect(await late).toEqual({ ...failed, error: 'timeout' });
  });

  it('leaves the check to a later attempt while a store is away', async () => {
    const away = DATABASE_ERRORS.database_unavailable('away');
    await expect(ask(new FakeEngine(throwError(() => away)))).rejects.toBe(away);
  });
});
