import type { FieldProblem } from '../../kernel/errors.js';
import { supported } from '../../language/detection/detect-language.js';
import { LANGUAGES, type Language } from '../../language/language.js';
import { isSamePhrase, phraseOf, type Phrase } from '../../language/search/synonyms.js';
import { fold, words } from '../../language/text/fold.js';
import { MOST_WORDS, MOST_WORDS_OF_PHRASE, type SynonymEntry } from './synonym.types.js';

/** A word of the list, as it is compared. */
interface Read {
  pointer: string;
  /** As it is written. */
  word: string;
  phrase: Phrase;
  languages: readonly Language[];
  group: number;
}

/** Why groups of synonyms cannot be taken over; each word belongs to one group in a language. */
export function synonymProblems(groups: readonly SynonymEntry[]): FieldProblem[] {
  const count = groups.reduce((sum, group) => sum + group.words.length, 0);
  if (count > MOST_WORDS)
    return [problem('/synonyms', 'too_many_words', `All groups together have at most ${MOST_WORDS} words.`)];
  const problems = groups.flatMap((group, index) => localeProblems(group, index));
  const read = groups.flatMap((group, index) => readGroup(group, index));
  problems.push(...read.flatMap(wordProblems));
  const usable = read.filter((each) => wordProblems(each).length === 0);
  problems.push(...repeatProblems(usable), ...groups.flatMap((_, index) => sameProblems(usable, index)));
  return problems;
}

function localeProblems({ locale }: SynonymEntry, index: number): FieldProblem[] {
  if (locale === null || supported(locale) !== null) return [];
  const known = LANGUAGES.join(', ');
  const detail = `Questions are read in ${known}. Leave locale out, and the group holds in all.`;
  return [problem(`/synonyms/${index}/locale`, 'unknown_language', detail)];
}

function readGroup({ words: written, locale }: SynonymEntry, group: number): Read[] {
  const language = supported(locale);
  const languages = language ? [language] : LANGUAGES;
  return written.map((word, at) => ({
    pointer: `/synonyms/${group}/words/${at}`,
    ...{ word, languages, group },
    phrase: phraseOf(word, languages),
  }));
}

function wordProblems({ pointer, word, phrase }: Read): FieldProblem[] {
  const written = words(fold(word));
  if (!/\p{L}/u.test(word))
    return [
      problem(pointer, 'no_letter', 'A word needs a letter: figures and signs are compared as they are.'),
    ];
  if (written.length > MOST_WORDS_OF_PHRASE)
    return [problem(pointer, 'phrase_too_long', `A phrase has at most ${MOST_WORDS_OF_PHRASE} words.`)];
  if (phrase.length > 0) return [];
  const detail =
    'It has only words of grammar, such as "the" or "have", which no question is about. In another language it may ' +
    'be one: name the locale in which the group holds.';
  return [problem(pointer, 'only_fillers', detail)];
}

/** The same word twice in a group, or in two groups that hold in the same language. */
function repeatProblems(all: readonly Read[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const before = new Map<string, Read[]>();
  for (const each of all) {
    const key = each.phrase.map((part) => part.slice(0, 3)).join(' ');
    const alike = before.get(key) ?? [];
    before.set(key, alike);
    const repeated = alike.find((other) => isRepeated(each, other));
    if (repeated) problems.push(repeatProblem(each, repeated));
    alike.push(each);
  }
  return problems;
}

/** Inflections of one word may stand in a group. */
function isRepeated(one: Read, other: Read): boolean {
  if (one.group === other.group) return one.phrase.join(' ') === other.phrase.join(' ');
  const shared = one.languages.filter((language) => other.languages.includes(language));
  return shared.length > 0 && isSamePhrase(one.phrase, other.phrase, shared);
}

function repeatProblem({ pointer, word, group }: Read, first: Read): FieldProblem {
  if (group === first.group)
    return problem(
      pointer,
      'duplicate_word',
      `The group has "${first.word}" at ${first.pointer}: leave one out.`,
    );
  const detail = `"${word}" is "${first.word}" at ${first.pointer}: put both groups into one, or give them different locales.`;
  return problem(pointer, 'word_in_two_groups', detail);
}

/** A group whose words are all one word. */
function sameProblems(all: readonly Read[], group: number): FieldProblem[] {
  const [first, ...others] = all.filter((each) => each.group === group);
  if (!first || others.length === 0) return [];
  if (!others.every(({ phrase }) => isSamePhrase(first.phrase, phrase, first.languages))) return [];
  const detail = 'A group needs two different words: forms of one word are found anyway.';
  return [problem(`/synonyms/${group}/words`, 'one_word', detail)];
}

function problem(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}
