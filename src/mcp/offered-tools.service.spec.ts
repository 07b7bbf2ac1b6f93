import * as v from 'valibot';
import { callTool } from '../assistant/call-tool.js';
import type { AssistantTool, ToolContext } from '../assistant/chat-tool.js';
import { toolInput } from '../assistant/tool-input.js';
import type { AssistantTools } from '../chat/assistant-tools.port.js';
import type { LoneAnswer, LoneQuestion, LoneQuestions } from '../chat/lone-questions.service.js';
import { DomainError } from '../kernel/errors.js';
import { LIMIT_ERRORS } from '../platform/limits/limits.errors.js';
import type { RequestLimiter } from '../platform/limits/request-limiter.js';
import type { TenantProfile, TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { LONGEST_TEXT } from './ask.js';
import { OfferedTools, type CallingBusiness } from './offered-tools.service.js';

const PROFILE = { id: 'tenant-1', name: 'Cedar & Clay' } as TenantProfile;
const NEVER = new AbortController().signal;

function key(...scopes: string[]): CallingBusiness {
  const limits = { requestsPerMinute: 9, messagesPerMinute: 9, visitorMessagesPerMinute: 9, openSockets: 9 };
  return { kind: 'tenant', tenantId: 'tenant-1', keyId: 'key-1', scopes, limits, keyRequestsPerMinute: null };
}

/** Tells in what context it ran. */
function tool(name: string, scope?: AssistantTool['scope']): AssistantTool {
  return {
    name,
    description: `The tool ${name}.`,
    input: toolInput({ query: v.string() }),
    ...(scope && { scope }),
    execute: (input, context) => Promise.resolve({ ok: true, data: { input, context }, citations: [] }),
  };
}

const ANSWER = {
  ...{ text: 'Yes.', citations: [], tools: [], handoff: null, confidence: 0.9666, memory: {} },
  ...{ suggestions: [{ text: 'What does it cost?' }], unanswered: null, degraded: false },
} satisfies LoneAnswer['answer'];

function rig({
  tools = [tool('search', 'catalog:read'), tool('handoff')],
  refusal = null as Error | null,
} = {}) {
  const asked: [LoneQuestion, AbortSignal | undefined][] = [];
  const registry: AssistantTools = {
    all: () => tools,
    call: (name, input, context) =>
      callTool(tools.find((each) => each.name === name) as AssistantTool, input, context),
  };
  const questions = {
    ask: (question: LoneQuestion, signal?: AbortSignal) => {
      asked.push([question, signal]);
      return Promise.resolve<LoneAnswer>({ responder: 'builtin', answer: ANSWER });
    },
  } as unknown as LoneQuestions;
  const counted: string[] = [];
  const limiter = {
    countMessage: (tenantId: string) => {
      counted.push(tenantId);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    },
  } as unknown as RequestLimiter;
  const profiles: TenantProfiles = { profile: () => Promise.resolve(PROFILE) };
  const clock = { now: () => new Date('2026-12-01T10:00:00Z') };
  const offered = new OfferedTools(registry, questions, profiles, limiter, clock);
  const call = (name: string, input: unknown, caller: CallingBusiness) =>
    offered.call({ name, input, caller, signal: NEVER });
  return { offered, call, asked, counted };
}

async function refusalOf(promise: Promise<unknown>): Promise<DomainError> {
  const thrown: unknown = await promise.catch((error: unknown) => error);
  if (thrown instanceof DomainError) return thrown;
  throw new Error(`Not refused: ${String(thrown)}`);
}

describe('the list', () => {
  it.each([
    [['*'], ['ask', 'search']],
    [['catalog:read'], ['search']],
    [['assistant:*'], ['ask']],
    [['assistant:preview', 'orders:write'], []],
  ])('for a key with %j is %j', (scopes, names) => {
    const listed = rig().offered.listFor(key(...scopes));
    expect(listed.map(({ name }) => name)).toEqual(names);
  });

  it('gives the schema of the tool as it is', () => {
    const [listed] = rig().offered.listFor(key('catalog:read'));
    expect(listed).toEqual({
      name: 'search',
      description: 'The tool search.',
      inputSchema: {
        type: 'object',
        properties: { query: { type: 'string' } },
        required: ['query'],
        additionalProperties: false,
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    });
  });

  it('is not made with a tool whose scope would not let its key in', () => {
    const { offered } = rig({ tools: [tool('report', 'usage:read')] });
    expect(() => offered.onModuleInit()).toThrow('The scope of the tool "report" is missing in MCP_SCOPES.');
    expect(() => rig().offered.onModuleInit()).not.toThrow();
  });
});

describe('a call', () => {
  it('runs the tool for nobody in particular, with wrong proofs counted by key', async () => {
    const result = await rig().call('search', { query: 'mug' }, key('catalog:read'));
    const { ok, data } = result?.structuredContent as {
      ok: boolean;
      data: { input: object; context: ToolContext };
    };
    expect([ok, data.input]).toEqual([true, { query: 'mug' }]);
    expect(data.context).toMatchObject({ tenant: PROFILE, visitorId: 'key-1', verifiedEmail: null });
    expect(data.context.isTrial).toBeUndefined();
    expect(JSON.parse((result?.content[0] as { text: string }).text)).toEqual(result?.structuredContent);
  });

  it('asks for the scope of the tool, whatever else the key may do', async () => {
    const { call, counted } = rig();
    const { code, detail } = await refusalOf(
      call('search', { query: 'a' }, key('assistant:ask', 'catalog:write')),
    );
    expect([code, detail]).toEqual([
      'missing_scope',
      'This key lacks the scope "catalog:read". Use a key that holds it.',
    ]);
    const asking = call('ask', { question: 'Open?' }, key('catalog:read'));
    expect((await refusalOf(asking)).code).toBe('missing_scope');
    expect(counted).toEqual([]);
  });

  it.each(['handoff', 'nothing', '__proto__', ''])('of %j finds no tool', async (name) => {
    expect(await rig().call(name, {}, key('*'))).toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['search', {}, '/query missing'],
    ['search', { query: 7 }, '/query invalid_string'],
    ['search', { query: 'a', ids: ['b'] }, '/ids unknown_field'],
    ['search', { query: 'x'.repeat(LONGEST_TEXT + 1) }, '/query too_long'],
    ['search', { 'a/b': { c: ['', 'x'.repeat(LONGEST_TEXT + 1)] } }, '/a~1b/c/1 too_long'],
    ['ask', {}, '/question missing'],
    ['ask', { question: ' ' }, '/question invalid_check'],
    ['ask', { question: 'Open?', locale: 'english' }, '/locale invalid_check'],
    ['ask', { question: 'Open?', email: 'a@shop.example' }, '/email unknown_field'],
  ])('of %s with a wrong input is refused by the name of the field', async (name, input, wanted) => {
    const { problems } = await refusalOf(rig().call(name, input, key('*')));
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([wanted]);
  });
});

describe('a question', () => {
  it('is answered with confidence, sources and suggestions, and counts as a message', async () => {
    const { call, asked, counted } = rig();
    const result = await call('ask', { question: 'Do you gift-wrap?', locale: 'de' }, key('assistant:ask'));
    expect(result).toEqual({
      content: [{ type: 'text', text: 'Yes.' }],
      structuredContent: {
        ...{ answer: 'Yes.', confidence: 0.97, sources: [], suggestions: ['What does it cost?'] },
        ...{ handoff: null, complete: true, degraded: false },
      },
    });
    expect(asked).toEqual([[{ text: 'Do you gift-wrap?', locale: 'de', visitorId: 'key-1' }, NEVER]]);
    expect(counted).toEqual(['tenant-1']);
  });

  it('is not asked when the limit of messages is reached', async () => {
    const refusal = LIMIT_ERRORS.rate_limited('Too many.');
    const { call, asked } = rig({ refusal });
    await expect(call('ask', { question: 'Open?' }, key('*'))).rejects.toBe(refusal);
    expect(asked).toEqual([]);
  });
});
