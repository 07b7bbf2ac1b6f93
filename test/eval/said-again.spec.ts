import { PLATFORMS } from '../stand-ins/model-desk.js';
import type { ModelEvent, ModelMessage } from '../../src/chat/models/model-client.port.js';
import { SaidAgain } from './said-again.js';

const tokens = { inputTokens: 10, outputTokens: 2 };
const CALL = { name: 'article_search', arguments: '{"query":"glaze"}' };
const TURNS = [
  {
    ask: 'How hard is the glaze?',
    rounds: [
      { text: '', calls: [CALL], end: 'stop', ...tokens },
      { text: 'It is hard.', calls: [], end: 'stop', ...tokens },
    ],
  },
  { ask: 'And now?', rounds: [{ text: '', calls: [], end: 'idle_timeout', ...tokens }] },
];

async function said(ask: string, more: ModelMessage[] = []): Promise<ModelEvent[]> {
  const model = new SaidAgain();
  model.turns = TURNS;
  const mark = 'f1e7cccc318d';
  const content = `Now: Monday.\n<message-${mark}>${JSON.stringify(ask)}</message-${mark}>\nAnswer in English.`;
  const events: ModelEvent[] = [];
  const request = { messages: [{ role: 'user' as const, content }, ...more], tools: [], maxOutputTokens: 9 };
  for await (const event of model.stream(PLATFORMS, request)) events.push(event);
  return events;
}

describe('what a model has said', () => {
  it('is said again round by round', async () => {
    const first = await said('How hard is the glaze?');
    expect(first).toMatchObject([
      { type: 'tool-calls', calls: [CALL] },
      { type: 'finished', usage: tokens },
    ]);
    const next = await said('How hard is the glaze?', [{ role: 'assistant', content: '' }]);
    expect(next).toMatchObject([{ type: 'text', text: 'It is hard.' }, { type: 'finished' }]);
  });

  it('is a fault where the model has failed, or has not been asked', async () => {
    await expect(said('And now?')).rejects.toMatchObject({ kind: 'idle_timeout' });
    await expect(said('And then?')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
