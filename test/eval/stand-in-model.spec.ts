import { ModelDesk } from '../stand-ins/model-desk.js';
import { ScriptedModel } from '../stand-ins/scripted-model.js';
import { says } from '../stand-ins/scripted-model.js';
import { draftIn, lieOf, startStandIn } from './stand-in-model.js';

const MARK = 'f1e7cccc318d';
const prompt = (draft: string) => ({
  messages: [
    { role: 'system', content: 'Rules.' },
    {
      role: 'user',
      content: `Now: Monday.\n<draft-${MARK}>${JSON.stringify(draft)}</draft-${MARK}>\nAnswer.`,
    },
  ],
});

async function asked(kind: 'repeats' | 'lies', draft: string): Promise<string> {
  const { env, close } = await startStandIn(kind);
  try {
    const response = await fetch(`${env['OPENAI_BASE_URL']}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...prompt(draft), stream: true }),
    });
    return await response.text();
  } finally {
    await close();
  }
}

const spoken = (stream: string): string =>
  [...stream.matchAll(/"content":("(?:[^"\\]|\\.)*")/gu)]
    .map(([, text]) => String(JSON.parse(text ?? '""')))
    .join('');

describe('a stand-in of a model', () => {
  it('says the draft, and tells the tokens of prompt and answer', async () => {
    const stream = await asked('repeats', 'We deliver for €9.90.');
    expect(spoken(stream)).toBe('We deliver for €9.90.');
    expect(stream).toContain('"completion_tokens":7');
    expect(Number(/"prompt_tokens":(\d+)/.exec(stream)?.[1])).toBeGreaterThan(20);
  });

  it('lies about each figure, or invents one', async () => {
    expect(spoken(await asked('lies', 'We deliver for €9.90.'))).toBe('We deliver for €2.23.');
    expect(lieOf('Yes, we do.')).toBe('Yes, we do. It costs €4,711.');
  });

  it('says that it does not know where there is no draft', () => {
    expect(draftIn({ messages: [{ role: 'user', content: 'Hello.' }] })).toBe('I do not know that.');
  });

  it('finds the draft in the product’s own prompt', async () => {
    const model = new ScriptedModel(says('Hello.'));
    const { trace } = await new ModelDesk(model, []).ask('how hard is the glaze?', { isTraced: true });
    const draft = draftIn({ messages: trace?.prompt ?? [] } as never);
    expect(draft).toBe(trace?.builtin.text);
    expect(draft).not.toBe('I do not know that.');
  });
});
