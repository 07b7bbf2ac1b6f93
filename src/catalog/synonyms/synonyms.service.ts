import { Injectable } from '@nestjs/common';
import { invalid } from '../../kernel/errors.js';
import { supported } from '../../language/detection/detect-language.js';
import { isSamePhrase, phraseOf } from '../../language/search/synonyms.js';
import { synonymProblems } from './synonym.problems.js';
import { MOST_GROUPS, MOST_WORDS_OF_GROUP, type SynonymEntry, type SynonymList } from './synonym.types.js';
import { SynonymsRepository } from './synonyms.repository.js';

/** Words that mean the same for the business. */
@Injectable()
export class SynonymsService {
  constructor(private readonly synonyms: SynonymsRepository) {}

  list(): Promise<SynonymList> {
    return this.synonyms.list();
  }

  /** Replaces the list. @throws `invalid` with a problem for each word that cannot be taken over */
  async replace(groups: readonly SynonymEntry[]): Promise<SynonymList> {
    const written = groups.map(tidied);
    const problems = synonymProblems(written);
    if (problems.length > 0) throw invalid(problems);
    return this.synonyms.change(() => written);
  }

  /**
   * Adds words to the group that has one of them, or as a new group. What the list has already stays as it is.
   * @throws `invalid` when the list would not be valid with them
   */
  async add(entry: SynonymEntry): Promise<void> {
    const added = tidied(entry);
    await this.synonyms.change((before) => {
      const after = joined(before, added);
      const problems = [...boundProblems(after), ...synonymProblems(after)];
      if (problems.length > 0) throw invalid(problems);
      return after;
    });
  }
}

/** The same words whatever blanks were sent. */
function tidied({ words, locale }: SynonymEntry): SynonymEntry {
  return { words: words.map((word) => word.trim().replace(/\s+/gu, ' ')), locale };
}

function joined(before: readonly SynonymEntry[], added: SynonymEntry): SynonymEntry[] {
  const at = before.findIndex(
    (group) => isSameLocale(group, added) && added.words.some((word) => has(group, word)),
  );
  const group = before[at];
  if (!group) return [...before, added];
  const missing = added.words.filter((word) => !has(group, word));
  return before.with(at, { ...group, words: [...group.words, ...missing] });
}

/** A group that holds in every language has what a group of one language adds. */
function isSameLocale(group: SynonymEntry, added: SynonymEntry): boolean {
  return group.locale === null || supported(group.locale) === supported(added.locale);
}

function has({ words }: SynonymEntry, word: string): boolean {
  return words.some((each) => isSamePhrase(phraseOf(each), phraseOf(word)));
}

function boundProblems(groups: readonly SynonymEntry[]) {
  const long = groups.findIndex(({ words }) => words.length > MOST_WORDS_OF_GROUP);
  if (long >= 0) {
    const detail = `A group has at most ${MOST_WORDS_OF_GROUP} words: make room in it first.`;
    return [{ pointer: `/synonyms/${long}/words`, code: 'too_many_words', detail }];
  }
  if (groups.length <= MOST_GROUPS) return [];
  const detail = `There are ${MOST_GROUPS} groups already: remove one first.`;
  return [{ pointer: '/synonyms', code: 'too_many_groups', detail }];
}
