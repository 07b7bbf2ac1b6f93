import { answeringCurve } from './answering-curve.mjs';

type Questions = Parameters<typeof answeringCurve>[0];
type Unanswerable = Parameters<typeof answeringCurve>[1];

function question(probability: number, answers: boolean): Questions[number] {
  const rest = { id: 'one', basis: 'product', features: {} } as const;
  const second = { ...rest, probability: 0.3, answers: true };
  const fused = [{ ...rest, probability, answers }, second];
  const engines = { words: [], meaning: [], fused };
  return { set: 's', kind: 'k', language: 'en', engines, ms: { words: 0, meaning: 0, fused: 0 } };
}

function nothing(probability: number | null): Unanswerable[number] {
  const source = { id: 'one', title: 'One', answers: false, basis: 'product', features: {} } as const;
  const likeliest = probability === null ? undefined : { ...source, probability };
  return { set: 's', kind: 'k', asked: 'a', answered: { words: false, fused: false }, likeliest };
}

describe('the curve of what is answered', () => {
  it('counts the likeliest source of each question at and above each bound', () => {
    const asked = [question(0.5, true), question(0.62, true), question(0.58, false)];
    const curve = answeringCurve(asked, [nothing(0.55), nothing(0.3), nothing(null)]);
    expect(curve.filter(({ bound }) => bound === 0.5 || bound === 0.6)).toEqual([
      { bound: 0.5, unanswerable: 1, right: 2, wrong: 1 },
      { bound: 0.6, unanswerable: 0, right: 1, wrong: 0 },
    ]);
  });
});
