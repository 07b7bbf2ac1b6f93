import { EVIDENCE } from '../../../assistant/evidence.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { Answer, ChatRequest } from '../../chat-engine.port.js';
import { BuiltinResponder } from './builtin-responder.js';

const TENANT: TenantProfile = {
  id: 'tenant',
  name: 'Cedar & Clay',
  locale: 'en',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  country: 'IE',
  knowledgeVersion: 1,
  assistant: { name: 'Clay', greeting: '', handoffTopics: [] },
};

async function answerTo(text: string, tools: SkilledTool[]): Promise<Answer> {
  const ids = { tenantId: 't', conversationId: 'c', turnId: 'u', visitorId: 'v', verifiedEmail: null };
  const request: ChatRequest = {
    ...{ ...ids, text, history: [], memory: {}, locale: null, at: '2026-11-23T12:00:00Z' },
  };
  for await (const event of new BuiltinResponder().respond(request, TENANT, tools))
    if (event.type === 'completed') return event.answer;
  throw new Error('the turn did not complete');
}

const BASE = {
  description: '',
  input: {
    parameters: { type: 'object', properties: {}, additionalProperties: false },
    read: (input: unknown) => input,
  },
  warmUp: () => null,
  execute: async (input: unknown) => ({ ok: true, data: input, citations: [] }),
} as const;

/** Finds nothing by words; by meaning what the test says, and tells it without being sure. */
function search(likely: (text: string) => [told: string, confidence: number][]): SkilledTool {
  const readingOf = ([told, confidence]: [string, number]) => ({
    score: 0.5,
    input: { ids: [told] },
    confidence,
  });
  return {
    ...BASE,
    name: 'search',
    answersBySources: true,
    read: async () => null,
    readMeaning: async (clause) => {
      const [first, second] = likely(clause.raw).map(readingOf);
      return first ? { ...first, ...(second && { next: second }) } : null;
    },
    say: (input) => ({
      text: `Known: ${(input as { ids: string[] }).ids.join()}.`,
      evidence: { ...EVIDENCE.nothing },
    }),
  };
}

const TREE = 'We still have the Christmas tree here. Do you collect such things?';

describe('a message of which nothing is sure', () => {
  it('gets what its clauses mean together, when each alone means less', async () => {
    const tool = search((text) =>
      text.includes('tree') && text.includes('collect') ? [['trees', 0.3]] : [['weddings', 0.12]],
    );
    expect((await answerTo(TREE, [tool])).text).toMatch(/^Known: trees\./);
    expect((await answerTo(TREE, [tool])).text).not.toContain('weddings');
  });

  it('gets what a clause alone means, when that is much likelier', async () => {
    const tool = search((text) => (text.includes('tree') ? [['trees', 0.12]] : [['collection', 0.45]]));
    expect((await answerTo(TREE, [tool])).text).toMatch(/^Known: collection\./);
  });

  it('gets the two likeliest when they are about as likely, and not a much less likely one', async () => {
    const both = search(() => [
      ['white', 0.24],
      ['dark', 0.23],
    ]);
    const answer = await answerTo('something for towels', [both]);
    expect(answer.text).toBe('Known: white.\n\nKnown: dark.');
    expect(answer.unanswered).toBe('something for towels');
    const one = search(() => [
      ['white', 0.4],
      ['dark', 0.15],
    ]);
    expect((await answerTo('something for towels', [one])).text).toBe('Known: white.');
  });

  it('gets nothing that only may be meant after an order was refused', async () => {
    const orders: SkilledTool = {
      ...BASE,
      name: 'orders',
      ownsVisitorData: true,
      read: async (clause) => (clause.words.includes('order') ? { score: 0.9, input: {} } : null),
      execute: async () => ({ ok: false, data: null, citations: [] }),
      say: () => ({ text: 'No such order.', evidence: EVIDENCE.refusal }),
    };
    const tool = search((text) => (text.includes('surprise') ? [['gift set', 0.4]] : []));
    const asked = 'Where is order 12? Where does she live, I want to surprise her?';
    expect((await answerTo(asked, [orders, tool])).text).not.toContain('gift set');
    const answer = await answerTo(asked, [{ ...orders, execute: BASE.execute }, tool]);
    expect(answer.text).toContain('gift set');
  });
});
