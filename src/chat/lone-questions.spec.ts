import { Observable, of } from 'rxjs';
import { runAsTenant } from '../platform/context/request-context.js';
import type { Answer, ChatEngine, ChatRequest, TurnEvent } from './chat-engine.port.js';
import { LoneQuestions, type LoneQuestion } from './lone-questions.service.js';

const ANSWER = { text: 'Yes.' } as Answer;
const TENANT = '01920000-0000-7000-8000-000000000001';

function rig(answering: (request: ChatRequest) => Observable<TurnEvent>) {
  const requests: ChatRequest[] = [];
  const engine = {
    answer: (request: ChatRequest) => {
      requests.push(request);
      return answering(request);
    },
  } as ChatEngine;
  const questions = new LoneQuestions(engine, { now: () => new Date('2026-12-01T10:00:00Z') });
  const ask = (question: LoneQuestion, signal?: AbortSignal) =>
    runAsTenant(TENANT, { requestId: 'r', correlationId: 'c' }, () => questions.ask(question, signal));
  return { ask, requests };
}

const ANSWERED: TurnEvent[] = [
  { type: 'started', responder: 'model' },
  { type: 'started', responder: 'builtin' },
  { type: 'completed', answer: ANSWER },
];

describe('a lone question', () => {
  it('is asked as a first message of nobody, and answered by who has begun last', async () => {
    const { ask, requests } = rig(() => of(...ANSWERED));
    expect(await ask({ text: 'Open?', visitorId: 'somebody' })).toEqual({
      responder: 'builtin',
      answer: ANSWER,
    });
    expect(requests).toMatchObject([
      {
        ...{ tenantId: TENANT, text: 'Open?', visitorId: 'somebody', verifiedEmail: null, locale: null },
        ...{ history: [], memory: {}, at: '2026-12-01T10:00:00.000Z' },
      },
    ]);
    expect(requests[0]?.isTrial).toBeUndefined();
  });

  it('is another visitor’s each time when none is named', async () => {
    const { ask, requests } = rig(() => of(...ANSWERED));
    await ask({ text: 'Open?' });
    await ask({ text: 'Open?' });
    const [first, second] = requests.map(({ visitorId }) => visitorId);
    expect(first).not.toBe(second);
  });

  it('is cancelled by the signal, and not begun by one that was given before', async () => {
    let [begun, cancelled] = [0, 0];
    const { ask } = rig(
      () =>
        new Observable(() => {
          begun += 1;
          return () => (cancelled += 1);
        }),
    );
    const ending = new AbortController();
    const left = new Error('left');
    const asking = ask({ text: 'Open?' }, ending.signal);
    ending.abort(left);
    await expect(asking).rejects.toBe(left);
    await expect(ask({ text: 'Open?' }, ending.signal)).rejects.toBe(left);
    expect([begun, cancelled]).toEqual([1, 1]);
  });

  it('that the engine ends without an answer is a fault', async () => {
    const { ask } = rig(() => of<TurnEvent>({ type: 'started', responder: 'builtin' }));
    await expect(ask({ text: 'Open?' })).rejects.toThrow('The engine ended without an answer.');
  });
});
