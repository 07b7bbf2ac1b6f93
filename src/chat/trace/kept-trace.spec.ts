import { SHOP } from '../../../test/stand-ins/model-desk.js';
import type { Citation } from '../../assistant/chat-tool.js';
import type { TracedCall, TurnTrace } from '../turn-trace.types.js';
import { keptTrace } from './kept-trace.js';

const LONG = 'x'.repeat(5_000);

function citation(id: string): Citation {
  return { kind: 'article', id, title: `About ${id}`, article: { text: 'the whole text' } };
}

function call(more: Partial<TracedCall> = {}): TracedCall {
  const found = { ok: true, data: { secret: 'returned' }, citations: [citation('a')], scores: { a: 0.4 } };
  return {
    by: 'builtin',
    name: 'article_search',
    input: { query: 'wrap' },
    refusal: null,
    ms: 1.234,
    ...found,
    ...more,
  };
}

function traceOf(more: Partial<TurnTrace> = {}): TurnTrace {
  return {
    language: 'en',
    reading: [{ text: 'Do you gift-wrap?', tool: 'article_search', score: 0.9 }],
    calls: [call()],
    route: { to: 'model', why: 'unsure' },
    builtin: { text: 'Yes.', confidence: 0.4 },
    prompt: [{ role: 'system', content: 'the rules' }],
    rounds: [
      {
        ...{ model: 'small', owner: 'platform', text: 'as written', calls: [], end: 'stop' },
        ...{ inputTokens: 12, outputTokens: 3, microUsd: 41, ms: 840 },
      },
    ],
    heldBack: [],
    ...more,
  };
}

describe('the trace that is kept', () => {
  it('tells readings, calls with their time and count, sources with scores, and calls of models', () => {
    expect(keptTrace(traceOf(), { ...SHOP, knowledgeVersion: 7 })).toEqual({
      language: 'en',
      reading: [{ text: 'Do you gift-wrap?', tool: 'article_search', score: 0.9 }],
      calls: [
        {
          ...{ by: 'builtin', name: 'article_search', input: { query: 'wrap' } },
          ...{ ok: true, found: 1, refusal: null, ms: 1.23 },
        },
      ],
      passages: [{ kind: 'article', id: 'a', title: 'About a', score: 0.4 }],
      route: { to: 'model', why: 'unsure' },
      threshold: 0.85,
      rounds: [
        {
          ...{ model: 'small', owner: 'platform', end: 'stop' },
          ...{ inputTokens: 12, outputTokens: 3, microUsd: 41, ms: 840 },
        },
      ],
      heldBack: [],
      knowledgeVersion: 7,
    });
  });

  it('has neither the prompt, nor what tools have returned, nor the text that a model wrote', () => {
    const kept = JSON.stringify(keptTrace(traceOf(), SHOP));
    for (const text of ['the rules', 'returned', 'the whole text', 'as written'])
      expect(kept).not.toContain(text);
  });

  it('names each source once, with the score that one call has given it', () => {
    const calls = [
      call({ citations: [citation('b')], scores: {} }),
      call({ citations: [citation('b')], scores: { b: 0.7 } }),
    ];
    expect(keptTrace(traceOf({ calls }), SHOP).passages).toEqual([
      { kind: 'article', id: 'b', title: 'About b', score: 0.7 },
    ]);
  });

  it('stays small whatever was asked and written', () => {
    const much = <T>(one: T): T[] => Array.from({ length: 500 }, () => one);
    const deep = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown;
    const wide = Object.fromEntries(much(0).map((_, n) => [`${n}${LONG}`, LONG]));
    const kept = keptTrace(
      traceOf({
        reading: much({ text: LONG, tool: null, score: 1 }),
        calls: [
          ...much(call({ input: { query: LONG, deep }, refusal: LONG })).slice(0, 10),
          ...much(call({ name: LONG, input: wide, citations: much(citation('c')) })),
        ],
        heldBack: much({ kind: 'money', sentence: LONG, claim: LONG }),
      }),
      SHOP,
    );
    expect(JSON.stringify(kept).length).toBeLessThan(50_000);
    expect(kept.calls.at(-1)).toMatchObject({ input: null, found: 500 });
  });

  it('has nothing that PostgreSQL refuses in JSON: no NUL and no half of a character', () => {
    const bad = 'a\0b\ud800c';
    const half = `${'y'.repeat(299)}😀`;
    const kept = keptTrace(
      traceOf({
        reading: [{ text: half, tool: null, score: 1 }],
        calls: [
          call({
            input: { [bad]: [bad] },
            name: bad,
            refusal: bad,
            citations: [{ ...citation('d'), title: bad }],
          }),
        ],
        heldBack: [{ kind: 'money', sentence: bad, claim: bad }],
      }),
      SHOP,
    );
    const json = JSON.stringify(kept);
    expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    expect(kept.calls[0]?.input).toEqual({ 'ab\ufffdc': ['ab\ufffdc'] });
  });
});
