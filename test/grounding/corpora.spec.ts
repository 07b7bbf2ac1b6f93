import fc from 'fast-check';
import { GROUNDING_WORDS } from '../../src/chat/grounding/words/words.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { casesOf, showsClaim, shownOf, type Case } from './corpora.js';
import { delayOver } from './delays.js';

/** Inventions and true answers, written before the check; half of them were asked only when it was done. */
const PARTS = ['seen', 'aside', 'later'] as const;
const inventions = PARTS.flatMap((part) => casesOf(part, 'inventions'));
const truths = PARTS.flatMap((part) => casesOf(part, 'truths'));
/** Of true answers. */
const MOST_HELD = 0.02;
/** In words, of true answers: a word waits only while it may be a part of a claim, or stands behind one. */
const MOST_DELAY = { mean: 1.2, p99: 8, meanOfLanguage: 1.5 };
/** Of all words: the others stand in sentences that are right only by a later word. */
const LEAST_WITHIN_ONE = 0.8;

const ASIDES: Readonly<Record<Language, string>> = {
  en: 'which I think is really very nice indeed',
  de: 'und das finde ich wirklich sehr schön',
  fr: 'ce que je trouve vraiment très joli',
  es: 'lo que me parece realmente muy bonito',
  ar: 'وهذا شيء جميل جدا في رأيي',
};

/** The claim is not the last of its sentence any more. */
function inMidst(each: Case): Case {
  return { ...each, text: `${each.text.replace(/[.!]\s*$/, '')} ${ASIDES[each.language]}.` };
}

const shownOfLetters = new Map<Case, ReturnType<typeof shownOf>>();

/** What is shown of a text that comes letter by letter; computed once. */
function shownByLetter(each: Case): ReturnType<typeof shownOf> {
  const known = shownOfLetters.get(each) ?? shownOf(each, [...each.text]);
  shownOfLetters.set(each, known);
  return known;
}

/** Cuts the text at these places. */
function piecesOf(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length));
}

test('there are over 200 of each, in five languages', () => {
  expect([inventions.length, truths.length]).toEqual([228, 228]);
  expect(inventions.every(({ claims }) => claims.length > 0)).toBe(true);
  expect(new Set(inventions.map(({ language }) => language)).size).toBe(5);
});

test('no invention is shown, letter by letter', () => {
  const shown = inventions.flatMap((each) => {
    const answer = shownByLetter(each);
    return showsClaim(each, answer.shown) || answer.heldBack.length === 0
      ? [`${each.language} ${each.kind}: ${each.text}`]
      : [];
  });
  expect(shown).toEqual([]);
});

test('of true answers at most 2 % are held back', () => {
  const held = truths.flatMap((each) => {
    const { shown, heldBack } = shownOf(each);
    return shown === each.text
      ? []
      : [`${each.language}: ${each.text} (${heldBack[0]?.kind}: ${heldBack[0]?.claim})`];
  });
  expect(held.length / truths.length <= MOST_HELD ? [] : held).toEqual([]);
});

test('true answers come word by word, with little delay', () => {
  const { words, mean, p99, withinOne } = delayOver(truths);
  // oxlint-disable-next-line no-console -- the figures are what one runs this file for
  console.log(`all: ${mean.toFixed(2)}, 99 % at most ${p99}, at most one ${(100 * withinOne).toFixed(0)} %`);
  expect(words).toBeGreaterThan(1_500);
  expect(withinOne).toBeGreaterThanOrEqual(LEAST_WITHIN_ONE);
  expect(mean).toBeLessThanOrEqual(MOST_DELAY.mean);
  expect(p99).toBeLessThanOrEqual(MOST_DELAY.p99);
});

test.each(LANGUAGES)('… in each language: %s', (language) => {
  const { words, mean, p99 } = delayOver(truths.filter((each) => each.language === language));
  // oxlint-disable-next-line no-console -- the figures are what one runs this file for
  console.log(
    `${language}: a word of ${words} waits for ${mean.toFixed(2)} others on average, 99 % at most ${p99}`,
  );
  expect(mean).toBeLessThanOrEqual(MOST_DELAY.meanOfLanguage);
});

test('what was shown of a sentence that fails is true by itself, whatever stands around the claim', () => {
  const wrong = inventions
    .flatMap((each) => [each, inMidst(each)])
    .flatMap((each) => {
      const { shown, heldBack } = shownByLetter(each);
      const said = shown.replace(`… ${GROUNDING_WORDS[each.language].cannotConfirm}`, '').trim();
      const again = heldBack.length === 0 ? [] : shownOf({ ...each, text: said }).heldBack;
      return again.map(({ claim }) => `${each.language}: ${said} (${claim}), of: ${each.text}`);
    });
  expect(wrong).toEqual([]);
});

test('the pieces in which a text comes do not change what is shown', () => {
  const all = [...inventions, ...truths];
  const cases = fc.array(fc.integer({ min: 0, max: all.length - 1 }), { minLength: 1, maxLength: 3 });
  const pairs = new Map<string, string>();
  fc.assert(
    fc.property(cases, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (picked, cuts) => {
      const language = all[picked[0] ?? 0]!.language;
      const said = picked.map((index) => all[index]!).filter((each) => each.language === language);
      const text = said.map((each) => each.text).join(' ');
      const answer: Omit<Case, 'claims' | 'kind'> = {
        language,
        text,
        visitorTexts: said.flatMap((each) => each.visitorTexts),
      };
      const whole = pairs.get(text) ?? shownOf(answer).shown;
      pairs.set(text, whole);
      expect(shownOf(answer, piecesOf(text, cuts)).shown).toBe(whole);
    }),
  );
});
