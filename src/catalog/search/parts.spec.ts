import { articlePassages } from '../articles/article-passages.js';
import { KnowledgeIndex, type IndexableArticle } from './knowledge-index.js';
import { excerptOf, nameOfPart, partNamed, startOf } from './parts.js';

function article(id: string, question: string, answer: string): IndexableArticle {
  return { id, question, answer, tags: [], passages: articlePassages(answer) };
}

const FILLER = 'We like what we do and are glad to tell you. '.repeat(16).trim();
const POLICY = [
  ...['Delivery', `${FILLER} Parcels go by bicycle.`],
  ...['Returns', `${FILLER} Goods go back in their box.`],
  ...['Repairs', `${FILLER} A cracked glaze is mended.`],
].join('\n\n');

describe('long articles in the index', () => {
  const policy = article('policy', 'Our terms', POLICY);

  it('are found by the passage that has the words, each once', () => {
    const index = KnowledgeIndex.build([], [policy, article('bike', 'Do you rent a bicycle?', 'No.')]);
    expect(index.articles('cracked glaze', 5)[0]?.id).toBe('policy#02');
    expect(index.articles('returns box', 5)[0]?.id).toBe('policy#01');
    const hits = index.articles('our terms', 5).map(({ id }) => partNamed(id).id);
    expect(hits).toEqual(['policy']);
    expect(
      index
        .articles('bicycle', 5)
        .map(({ id }) => partNamed(id).id)
        .sort(),
    ).toEqual(['bike', 'policy']);
  });

  it('lose the passages that they no longer have', () => {
    const index = KnowledgeIndex.build([], [policy]);
    expect(index.putArticle(article('policy', 'Our terms', 'Ask us.'))).toBe(true);
    expect(index.articles('cracked glaze', 5)).toEqual([]);
    expect(index.articles('our terms', 5).map(({ id }) => id)).toEqual(['policy']);
    index.putArticle(policy);
    index.remove('policy');
    expect(index.articles('our terms', 5)).toEqual([]);
    expect(index.lacksVectors).toBe(false);
  });

  it('lack a vector until each passage has one, and are near by the nearest', () => {
    const index = new KnowledgeIndex();
    const axis = (at: number) => Float32Array.from({ length: 4 }, (_, place) => (place === at ? 1 : 0));
    index.putArticle(policy, [axis(0), axis(1), null]);
    expect(index.lacksVectors).toBe(true);
    index.putArticle(policy, [axis(0), axis(1), axis(2)]);
    expect(index.lacksVectors).toBe(false);
    const steps = index.nearest('articles', axis(1), 3);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value?.map(({ id }) => id)).toEqual(['policy#01']);
  });
});

describe('an excerpt', () => {
  const row = { answer: POLICY, passages: articlePassages(POLICY) };

  it('is the passage of its number, with the heading', () => {
    expect(excerptOf(row, 1)).toMatchObject({ part: 1, heading: 'Returns' });
    expect(excerptOf(row, 1).answer).toMatch(/^Returns\nWe like .* Goods go back in their box\.$/u);
  });

  it('of a short article, or of a passage that is no more, is the article', () => {
    expect(excerptOf({ answer: 'Yes.', passages: null }, 0)).toEqual({ answer: 'Yes.', passages: null });
    expect(excerptOf(row, 9)).toBe(row);
  });

  it('from the start has as many passages as fit', () => {
    expect(startOf(row, 800).answer).toMatch(/by bicycle\.$/u);
    expect(startOf(row, 1_700).answer).toMatch(/by bicycle\.\n\nReturns\n.* in their box\.$/u);
  });

  it('has a name by which it is known again', () => {
    for (const part of [0, 1, 9, 10, 59])
      expect(partNamed(nameOfPart({ id: 'a', part }))).toEqual({ id: 'a', part });
    expect(nameOfPart({ id: 'a' })).toBe('a');
  });
});
