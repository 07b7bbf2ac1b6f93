import pg from 'pg';
import { Stage } from '../e2e/stage.js';
import type { TestBusiness } from '../support/businesses.js';
import { dumpDatabase, spellings } from './database-dump.js';
import type { Problem } from './http-rig.js';

const KEY = 'sk-canary-0123456789-lastFOUR';
const MISTRAL = 'https://api.mistral.ai/v1';

interface View {
  assistant: {
    mode?: string;
    threshold?: number;
    atBudget?: string;
    model?: { baseUrl: string; name: string; hasApiKey: boolean; apiKeyLastFour: string | null } | null;
  };
}

let stage: Stage;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
});

function set(assistant: object) {
  return shop.api.call<View & Problem>('PATCH', '/v1/tenant', { assistant });
}

describe('the settings of who answers', () => {
  it('are kept, and what is left out stays', async () => {
    expect(await set({ mode: 'model', threshold: 0.7 })).toMatchObject({ status: 200 });
    expect(await set({ atBudget: 'handoff' })).toMatchObject({
      status: 200,
      body: { assistant: { mode: 'model', threshold: 0.7, atBudget: 'handoff' } },
    });
  });

  it.each([
    [{ mode: 'always' }, '/assistant/mode'],
    [{ threshold: 1.5 }, '/assistant/threshold'],
    [{ atBudget: 'stop' }, '/assistant/atBudget'],
    [{ model: { name: 'x' } }, '/assistant/model/baseUrl'],
    [{ model: { name: 'x', baseUrl: 'http://169.254.169.254/v1' } }, '/assistant/model/baseUrl'],
    [{ model: { name: 'x', baseUrl: MISTRAL, apiKey: 'two words' } }, '/assistant/model/apiKey'],
  ])('%j is refused at its field', async (assistant, pointer) => {
    const { status, body } = await set(assistant);
    expect([status, body.errors[0]?.pointer]).toEqual([422, pointer]);
  });

  it('show of a key its last four characters; it is nowhere else, not in the audit log either', async () => {
    const superuser = new pg.Client({ connectionString: stage.superuserUrl });
    await superuser.connect();
    try {
      const made = await set({ model: { baseUrl: `${MISTRAL}/`, name: 'small', apiKey: KEY } });
      expect(made.body.assistant.model).toEqual({
        baseUrl: MISTRAL,
        name: 'small',
        hasApiKey: true,
        apiKeyLastFour: 'FOUR',
      });
      const renamed = await set({ model: { name: 'large' } });
      expect(renamed.body.assistant.model).toMatchObject({ name: 'large', hasApiKey: true });
      const log = await shop.api.get('/v1/audit-log');
      expect(log.text).toContain('"modelKey":"•••"');
      const dump = await dumpDatabase(superuser);
      expect(dump).toContain('large');
      for (const spelling of spellings(KEY)) {
        for (const text of [made.text, renamed.text, log.text, dump, stage.frontdesk.log.join('\n')])
          expect(text.includes(spelling)).toBe(false);
      }
    } finally {
      await superuser.end();
    }
  });

  it('do not send a stored key to another server', async () => {
    await set({ model: { baseUrl: MISTRAL, name: 'small', apiKey: KEY } });
    const { status, body } = await set({ model: { baseUrl: 'https://api.openai.com/v1' } });
    expect([status, body.errors[0]?.code]).toEqual([422, 'key_needed_again']);
    expect((await set({ model: null })).body.assistant.model).toBeUndefined();
  });
});
