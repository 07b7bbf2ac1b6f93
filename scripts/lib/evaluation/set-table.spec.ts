import { tableOfSets } from './set-table.mjs';

const cost = { model: 'm', inputTokens: 2_000, cachedInputTokens: 0, outputTokens: 10, microUsd: 300 };
const turn = (isAsked: boolean) => ({
  ...{ responder: isAsked ? 'model' : 'builtin', milliseconds: 10, heldBack: [] },
  ...{ rounds: isAsked ? [{}] : [], cost: isAsked ? cost : null },
});
const reply = (set: string, mode: string, id: string, right: boolean, isAsked: boolean) => ({
  ...{ set, mode, id, right, kind: 'hours', language: 'en', confidence: 0.9, offered: null },
  turns: [turn(isAsked)],
});

it('has a row for each set and one for all, with all modes in each cell', () => {
  const replies = [
    reply('more', 'builtin', 'a', true, false),
    reply('more', 'model', 'a', false, true),
    // Ids are a set's own.
    reply('mirror', 'builtin', 'a', false, false),
  ];
  const table = tableOfSets(['more', 'mirror', 'dialects'], ['builtin', 'model'], replies);
  expect(table.split('\n')).toEqual([
    '| set | questions | turns without a model: `builtin`, `model` | right: `builtin`, `model` | US$ for 100 turns: `builtin`, `model` |',
    '| --- | --- | --- | --- | --- |',
    '| more | 1 | 100 %, 0 % | 100 %, 0 % | 0.0000, 0.0300 |',
    '| mirror | 1 | 100 %, – | 0 %, – | 0.0000, – |',
    '| dialects | 0 | –, – | –, – | –, – |',
    '| all | 2 | 100 %, 0 % | 50 %, 0 % | 0.0000, 0.0300 |',
  ]);
});

it('tells that a call had no price', () => {
  const unpriced = { ...turn(true), cost: { ...cost, microUsd: null } };
  const asked = { ...reply('more', 'model', 'a', true, true), turns: [unpriced] };
  expect(tableOfSets(['more'], ['model'], [asked])).toContain('| 0 % | 100 % | no price |');
});
