import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import type { AssistantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { Answer } from '../../chat-engine.port.js';
import { TurnRouter, type RoutedReading } from './turn-router.js';

const ASSISTANT: AssistantProfile = { name: '', greeting: '', handoffTopics: [] };

function reading({ answer, ...more }: Omit<Partial<RoutedReading>, 'answer'> & { answer?: Partial<Answer> }) {
  const whole = {
    answer: { confidence: 0.5, unanswered: null, handoff: null, degraded: false, ...answer } as Answer,
    calls: [],
    isSmallTalk: false,
    isRefused: false,
    context: {} as ToolContext,
    ...more,
  };
  return whole satisfies RoutedReading;
}

function callOf(traits: Partial<SkilledTool>): RoutedReading['calls'][number] {
  return { tool: { name: 'tool', ...traits } as SkilledTool, input: {}, result: null, ms: 1, said: null };
}

function route(given: Parameters<typeof reading>[0], assistant: Partial<AssistantProfile> = {}, memory = {}) {
  const { to, why } = new TurnRouter({ assistant: { ...ASSISTANT, ...assistant } }, true).route(
    reading(given),
    memory,
  );
  return `${to} ${why}`;
}

const OWN = callOf({ ownsVisitorData: true });
const PERSON = callOf({ endsConversation: true });
const WAITS = { standing: { waiting: true, reachable: true, staysOnPage: false } } as ToolContext;

describe('TurnRouter', () => {
  it.each<[string, Parameters<typeof reading>[0], string]>([
    ['what it is sure of', { answer: { confidence: 0.85 } }, 'builtin sure'],
    ['what it is not sure of', { answer: { confidence: 0.84 } }, 'model unsure'],
    ['a message of which a part is open', { answer: { confidence: 0.99, unanswered: '?' } }, 'model unsure'],
    [
      'an answer without a part that failed',
      { answer: { confidence: 0.99, degraded: true, unanswered: 'where is it?' } },
      'model unsure',
    ],
    ['small talk', { isSmallTalk: true }, 'builtin small_talk'],
    ['what is missing to prove an order', { answer: { confidence: 0.83 }, calls: [OWN] }, 'builtin own_data'],
    [
      'an order and something else',
      { answer: { confidence: 0.6 }, calls: [OWN, callOf({})] },
      'model unsure',
    ],
    ['a handoff', { answer: { handoff: { reason: 'emergency' } } }, 'builtin person'],
    ['the offer of a person', { calls: [PERSON] }, 'builtin person'],
    ['who waits for a person', { context: WAITS }, 'builtin waiting'],
    ['an attempt to change the rules', { isRefused: true }, 'builtin refusal'],
  ])('in auto: %s', (_, given, expected) => {
    expect(route(given)).toBe(expected);
    expect(route(given, { mode: 'auto' })).toBe(expected);
  });

  it('has the business choose how sure is sure', () => {
    expect(route({ answer: { confidence: 0.7 } }, { threshold: 0.7 })).toBe('builtin sure');
    expect(route({ answer: { confidence: 1 } }, { threshold: 1 })).toBe('builtin sure');
    expect(route({ answer: { confidence: 0.95 } }, { threshold: 1 })).toBe('model unsure');
  });

  it('in model: all but persons and refusals', () => {
    const always = { mode: 'model' as const };
    expect(route({ answer: { confidence: 1 } }, always)).toBe('model mode');
    expect(route({ isSmallTalk: true }, always)).toBe('model mode');
    expect(route({ calls: [PERSON] }, always)).toBe('builtin person');
    expect(route({ context: WAITS }, always)).toBe('builtin waiting');
    expect(route({ isRefused: true }, always)).toBe('builtin refusal');
  });

  it('a "yes" to the question of a model is no small talk', () => {
    expect(route({ isSmallTalk: true }, {}, { model: { asked: true } })).toBe('model unsure');
    expect(route({ isSmallTalk: true }, {}, { model: 'asked' })).toBe('builtin small_talk');
  });

  it('in builtin, or without a model: the built-in responder', () => {
    expect(route({}, { mode: 'builtin' })).toBe('builtin mode');
    const without = new TurnRouter({ assistant: { ...ASSISTANT, mode: 'model' } }, false);
    expect(without.route(reading({}), {})).toEqual({ to: 'builtin', why: 'no_model' });
  });

  it('late: the built-in responder, whoever wanted a model', () => {
    const late = (mode: 'auto' | 'model' | 'builtin') =>
      new TurnRouter({ assistant: { ...ASSISTANT, mode } }, true, true).route(reading({}), {}).why;
    expect([late('auto'), late('model'), late('builtin')]).toEqual(['late', 'late', 'mode']);
  });
});
