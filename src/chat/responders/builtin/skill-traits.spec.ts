import { EVIDENCE } from '../../../assistant/evidence.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import type { Answer, ConversationMemory } from '../../chat-engine.port.js';
import { BuiltinResponder } from './builtin-responder.js';

const NAMES = ['order_status', 'product_search', 'article_search', 'opening_hours', 'handoff'];

const TENANT: TenantProfile = {
  ...{ id: 'tenant', name: 'Cedar & Clay', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
  ...{ country: 'IE', knowledgeVersion: 1, assistant: { name: 'Clay', greeting: '', handoffTopics: [] } },
};

/** A tool with an unknown name, which reads every clause that contains its word. */
function toolFor(word: string, score: number, more: Partial<SkilledTool> = {}): SkilledTool {
  return {
    name: `unheard_of_${word}`,
    description: '',
    input: { parameters: { type: 'object', properties: {}, additionalProperties: false }, read: () => word },
    read: async ({ words }) => (words.includes(word) ? { score, input: word } : null),
    execute: async () => ({ ok: true, data: { reason: 'asked_for' }, citations: [] }),
    say: () => ({ text: `About ${word}.`, evidence: EVIDENCE.record }),
    warmUp: () => undefined,
    ...more,
  };
}

async function answerTo(
  text: string,
  tools: SkilledTool[],
  memory: ConversationMemory = {},
): Promise<Answer> {
  const ids = { tenantId: 'a', conversationId: 'b', turnId: 'c', visitorId: 'd', verifiedEmail: null };
  const request = { ...ids, text, history: [], memory, locale: null, at: '2026-11-23T12:00:00Z' };
  for await (const event of new BuiltinResponder().respond(request, TENANT, tools))
    if (event.type === 'completed') return event.answer;
  throw new Error('The turn did not complete.');
}

describe('the responder', () => {
  it('mentions no tool by name', () => {
    const folder = join(process.cwd(), 'src/chat');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const named = files
      .filter((file) => /(?<!\.spec|\/handoff\.tool|chat-engine\.port)\.ts$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return NAMES.filter((name) => new RegExp(`(?:===|!==|\\() ?'${name}'`).test(text)).map(
          (name) => `${file}: ${name}`,
        );
      });
    expect(named).toEqual([]);
  });

  it('answers a statement next to a question only for a tool with `answersStories`', async () => {
    const text = 'My vase came broken yesterday. What is alpha?';
    const others = toolFor('alpha', 0.9);
    expect((await answerTo(text, [toolFor('vase', 0.86), others])).text).not.toContain('About vase');
    const told = await answerTo(text, [toolFor('vase', 0.86, { answersStories: true }), others]);
    expect(told.text).toBe('About vase.\n\nAbout alpha.');
  });

  it('hands the conversation off only for a tool that ends it', async () => {
    const ends = await answerTo('what is alpha?', [toolFor('alpha', 0.9, { endsConversation: true })]);
    expect(ends.handoff).toEqual({ reason: 'asked_for' });
    expect(ends.memory).toMatchObject({ previousTool: null });
    const stays = await answerTo('what is alpha?', [toolFor('alpha', 0.9)]);
    expect(stays.handoff).toBeNull();
    expect(stays.memory).toMatchObject({ previousTool: 'unheard_of_alpha' });
  });

  it('takes the topic from a tool when a question has none', async () => {
    const heard: string[] = [];
    const tool = toolFor('alpha', 0.9, {
      topicOf: (memory) => String(memory),
      read: async ({ raw, words }) => {
        heard.push(raw);
        return words.includes('alpha') ? { score: 0.9, input: raw } : null;
      },
    });
    const memory = { previousTool: tool.name, tools: { [tool.name]: 'alpha' } };
    await answerTo('is it free?', [tool], memory);
    expect(heard).toContain('alpha is it free?');
  });

  it('calls a tool that answers by its sources once for the same sources', async () => {
    const bySources = (answersBySources: boolean): SkilledTool => {
      const read: SkilledTool['read'] = async ({ raw }) => ({
        score: 0.9,
        input: { query: raw, ids: ['1'] },
      });
      return toolFor('alpha', 0.9, { answersBySources, read });
    };
    const text = 'What is alpha? What is beta?';
    expect((await answerTo(text, [bySources(true)])).tools).toHaveLength(1);
    expect((await answerTo(text, [bySources(false)])).tools).toHaveLength(2);
  });
});
