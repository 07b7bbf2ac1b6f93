import { LANGUAGES, type Language } from '../../src/language/language.js';
import { isDeep } from '../support/depth.js';
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
  for (const [nth, { name, isOfLanguages, prepare }] of (await readers()).entries()) {
    for (const [textNth, { kind, text }] of COMMON_TEXTS.entries()) {
      for (const language of isOfLanguages ? languagesOf(nth + textNth) : (['en'] as const)) {
        const time = bestTime(prepare(text, language));
        if (time > MOST_MILLISECONDS) slow.push(`${name} (${language}) ${time.toFixed(0)} ms on ${kind}`);
      }
    }
  }
  expect(slow).toEqual([]);
});

/** Every run reads each text with the words of one language, in turn over readers and texts; a deep run with those of all. */
function languagesOf(nth: number): readonly Language[] {
  return isDeep ? LANGUAGES : LANGUAGES.filter((_, place) => place === nth % LANGUAGES.length);
}
