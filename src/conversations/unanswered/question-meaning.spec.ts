import { LEAST_ALIKE, meansTheSame, type MeantQuestion } from './question-meaning.js';

/** At this cosine with `ASKED`. */
function meant(question: string, cosine: number, id = question): MeantQuestion {
  const vector = Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2));
  return { id, question, language: null, vector, groupId: null };
}

const VOUCHERS = 'Do you sell vouchers?';
const CARD = 'Can I buy a gift card?';
const asked = (question = VOUCHERS) => meant(question, 1, 'asked');
const ABOVE = LEAST_ALIKE + 0.01;

describe('a question means the same', () => {
  it('as the nearest that is near enough', () => {
    const others = [
      meant('Can I buy a gift card?', ABOVE),
      meant('Is there a gift card to buy?', ABOVE + 0.02),
    ];
    expect(meansTheSame(asked(), others)?.id).toBe('Is there a gift card to buy?');
    expect(meansTheSame(asked(), [meant('Can I buy a gift card?', LEAST_ALIKE - 0.01)])).toBeNull();
    expect(meansTheSame(asked(), [])).toBeNull();
  });

  it('not as itself, nor by vectors of another length', () => {
    expect(meansTheSame(asked(), [asked()])).toBeNull();
    const longer = { ...meant('Can I buy a gift card?', 1), vector: Float32Array.of(1, 0, 0) };
    expect(meansTheSame(asked(), [longer])).toBeNull();
  });

  it.each([
    ['number', 'Can I buy 2 gift cards?'],
    ['sign', 'Can I buy gift cards in €?'],
    ['name', 'Can I buy a gift card for Anna?'],
    ['price', 'How much is a gift card?'],
    ['time', 'When can I buy a gift card?'],
    ['duty', 'Must I buy a gift card?'],
    ['negation', 'Can I not buy a gift card?'],
    ['direction', 'Can I buy a gift card from shops?'],
    ['language', 'Kann ich eine Geschenkkarte bekommen?'],
  ])('not with another %s, however near', (_what, question) => {
    expect(meansTheSame(asked(), [meant(CARD, 1)])?.id).toBe(CARD);
    expect(meansTheSame(asked(), [meant(question, 1)])).toBeNull();
    expect(meansTheSame(meant(question, 1, 'asked'), [meant(VOUCHERS, 1)])).toBeNull();
  });

  it('not when they share a word, nor as one word for another', () => {
    expect(meansTheSame(asked('Do you sell gift vouchers?'), [meant(CARD, 1)])).toBeNull();
    expect(meansTheSame(asked('Do you sell old gold?'), [meant('Do you buy old gold?', 1)])).toBeNull();
    expect(meansTheSame(asked('How much is the course?'), [meant('How much is the tour?', 1)])).toBeNull();
  });

  it('passes over one that is nearer but asks otherwise', () => {
    const others = [meant('How much is a gift card?', 1), meant('Can I buy a gift card?', ABOVE)];
    expect(meansTheSame(asked(), others)?.id).toBe('Can I buy a gift card?');
  });

  it('not as one of a group of which another member asks otherwise', () => {
    const near = { ...meant(CARD, 1), groupId: 'g' };
    const selling = { ...meant('Do you buy vouchers?', 0), groupId: 'g' };
    expect(meansTheSame(asked(), [near])?.id).toBe(CARD);
    expect(meansTheSame(asked(), [near, selling])).toBeNull();
  });
});
