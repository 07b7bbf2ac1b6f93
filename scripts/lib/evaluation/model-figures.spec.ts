import { figuresOf, inTurn, rowInTable, sampleOf, type MeasuredTurn } from './model-figures.mjs';

const QUESTIONS = ['en', 'de', 'fr'].flatMap((lang) =>
  Array.from({ length: 20 }, (_, at) => ({ id: `${lang}${at}`, lang })),
);

describe('a sample', () => {
  it('is the same for the same seed, another for another, and takes all languages alike', () => {
    const sample = sampleOf(QUESTIONS, 9, 1);
    expect(sampleOf([...QUESTIONS].reverse(), 9, 1)).toEqual(sample);
    expect(sampleOf(QUESTIONS, 9, 2)).not.toEqual(sample);
    const languages = Map.groupBy(sample, ({ lang }) => lang);
    expect([...languages.values()].map(({ length }) => length)).toEqual([3, 3, 3]);
  });

  it('is all of a set that has no more', () => {
    expect(sampleOf(QUESTIONS, 100, 1)).toHaveLength(60);
  });
});

describe('sets that are asked in turn', () => {
  it('give one question each before any gives its second', () => {
    expect(inTurn([['a1', 'a2', 'a3'], [], ['b1'], ['c1', 'c2']])).toEqual([
      'a1',
      'b1',
      'c1',
      'a2',
      'c2',
      'a3',
    ]);
  });
});

describe('figures', () => {
  const judged = [
    { id: 'a', kind: 'hours', language: 'en', right: true, confidence: 0.95 },
    { id: 'b', kind: 'hours', language: 'en', right: false, confidence: 0.9 },
  ] as const;
  const cost = { model: 'm', inputTokens: 100, cachedInputTokens: 40, outputTokens: 10, microUsd: 5 };

  function turn(responder: 'builtin' | 'model', milliseconds: number, isAsked: boolean): MeasuredTurn {
    const [rounds, heldBack] = [isAsked ? [{}] : [], [{}]];
    return { responder, milliseconds, rounds, heldBack, cost: isAsked ? cost : null };
  }

  it('tell turns with and without a model apart, and a model that failed', () => {
    const replies = [
      { ...judged[0], turns: [turn('builtin', 10, false), turn('model', 1_000, true)] },
      { ...judged[1], turns: [turn('builtin', 3_000, true)] },
    ];
    expect(figuresOf(replies)).toEqual({
      ...{ questions: 2, turns: 3, withoutModel: 1, right: 1, sureAndWrong: 1, unsure: 0 },
      ...{ heldBack: 2, failed: 1, calls: 2 },
      ...{ p50: 1_000, p95: 3_000, modelP50: 1_000, modelP95: 3_000 },
      ...{ inputTokens: 200, cachedTokens: 80, outputTokens: 20, microUsd: 10 },
    });
  });

  it('have no cost when a call had no price', () => {
    const unpriced = { ...turn('model', 1_000, true), cost: { ...cost, microUsd: null } };
    const figures = figuresOf([{ ...judged[0], turns: [unpriced] }]);
    expect(figures.microUsd).toBeNull();
    expect(rowInTable('auto', figures)).toContain('no price');
  });
});
