import { LANGUAGES } from '../../src/language/language.js';
import { bestTime, MOST_MILLISECONDS } from './cpu-time.js';
import { COMMON_TEXTS } from './hostile-texts.js';
import { readers } from './readers.js';

test('readers are found by their first parameter', async () => {
  const names = (await readers()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(70);
  expect(names).toEqual(
    expect.arrayContaining([
      'catalog/assistant/articles/facts.ts factsOf',
      'catalog/assistant/named-thing.ts namedThing',
      'catalog/assistant/products/facts/exclusions.ts freeOf',
      'catalog/assistant/products/facts/measures.ts measuresIn',
      'catalog/assistant/products/question.ts readProductQuestion',
      'language/time/find-moments.ts findMoments',
      'language/text/fold.ts fold',
      'opening-hours/assistant/reading.ts readClause',
    ]),
  );
});

test(`each reader takes at most ${MOST_MILLISECONDS} ms for 8,000 hostile characters`, async () => {
  const slow: string[] = [];
  for (const { name, isOfLanguages, prepare } of await readers()) {
    for (const { kind, text } of COMMON_TEXTS) {
      for (const language of isOfLanguages ? LANGUAGES : (['en'] as const)) {
        const time = bestTime(prepare(text, language));
        if (time > MOST_MILLISECONDS) slow.push(`${name} (${language}) ${time.toFixed(0)} ms on ${kind}`);
      }
    }
  }
  expect(slow).toEqual([]);
});
