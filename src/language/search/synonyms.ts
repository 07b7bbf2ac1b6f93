import { distance } from 'fastest-levenshtein';
import { LANGUAGES, type Language } from '../language.js';
import { standardText } from '../regional/standard-text.js';
import { findConcepts } from '../retail/concept-matcher.js';
import { singular } from '../text/arabic-plurals.js';
import { fold, words } from '../text/fold.js';
import { stemOf } from '../text/stems.js';
import { isStopWord } from '../text/stop-words.js';
import { matchForm } from '../text/word-forms.js';
import { isSameWord } from './same-word.js';

/** Words and short phrases that mean the same for a business. */
export interface SynonymGroup {
  /** As the business writes them. */
  words: readonly string[];
  /** The language of the questions in which they do; null: in every one. */
  locale: Language | null;
}

/** The words of a phrase in match form, without words of grammar. */
export type Phrase = readonly string[];

/** A word or phrase of a group in a text. */
export interface FoundSynonym {
  group: number;
  /** Indexes of its words. */
  at: number[];
}

interface Entry {
  group: number;
  parts: Phrase;
  languages: readonly Language[];
}

/** Words are looked up by their beginning, which inflections have in common. */
const KEY_LENGTH = 3;
/** Words of grammar between two words of a phrase: "bon d'achat". */
const MOST_BETWEEN = 2;
const SHORTEST_WITH_TYPO = 7;
const NOTHING: readonly never[] = [];

/**
 * A business's synonyms. A word is found in any inflection: by the search's own comparison, or by its stem. Immutable; all
 * look-ups are linear in the text.
 */
export class Synonyms {
  static readonly none = new Synonyms([]);

  private readonly entries: Map<string, Entry[]>;
  private readonly phrases: Phrase[][];
  private readonly conceptsOfGroup = new Map<number, readonly string[]>();
  private readonly byLanguage = new Map<Language, Synonyms>();
  private readonly told = new Map<string, ReadonlySet<number>>();
  private readonly holding: readonly SynonymGroup[];

  /**
   * @param language of the questions; null: not known, so that all groups hold
   * @param all the same groups in every language, whose table is shared
   */
  constructor(
    private readonly groups: readonly SynonymGroup[],
    private readonly language: Language | null = null,
    all?: Synonyms,
  ) {
    this.entries = all?.entries ?? new Map<string, Entry[]>();
    this.phrases = all?.phrases ?? [];
    this.holding = groups.filter((group) => this.holds(group));
    if (!all) groups.forEach((group, index) => this.add(group, index));
  }

  get isEmpty(): boolean {
    return this.holding.length === 0;
  }

  /** Approximate heap use. */
  get bytes(): number {
    return this.phrases.reduce((sum, group) => sum + group.length * BYTES_OF_PHRASE, 0);
  }

  /** Those that hold for questions in a language. */
  in(language: Language): Synonyms {
    const known = this.byLanguage.get(language);
    if (known) return known;
    const own = new Synonyms(this.groups, language, this);
    this.byLanguage.set(language, own);
    return own;
  }

  /** The words and phrases of groups in a text, the longest at each place. @param forms in match form, in order */
  find(forms: readonly string[]): readonly FoundSynonym[] {
    if (this.isEmpty) return NOTHING;
    const found: FoundSynonym[] = [];
    for (let index = 0; index < forms.length;) {
      const here = this.foundAt(forms, index);
      found.push(...here);
      const [first] = here;
      index = first ? (first.at.at(-1) ?? index) + 1 : index + 1;
    }
    return found;
  }

  /** What else a group calls it. @param said the words found, in match form */
  others(group: number, said: Phrase): readonly Phrase[] {
    return (this.phrases[group] ?? []).filter((phrase) => !isSamePhrase(phrase, said));
  }

  /** Concepts of the words of a group, of which most have none. */
  conceptsOf(group: number): readonly string[] {
    const known = this.conceptsOfGroup.get(group);
    if (known) return known;
    const ids = (this.phrases[group] ?? []).flatMap((phrase) => conceptsOfWhole(phrase));
    const concepts = [...new Set(ids)];
    this.conceptsOfGroup.set(group, concepts);
    return concepts;
  }

  /** Concepts that a text has only because other words of a group have them. @param forms in match form, in order */
  conceptsIn(forms: readonly string[]): string[] {
    return this.find(forms).flatMap(({ group }) => this.conceptsOf(group));
  }

  /** The groups of which a text has a word. */
  groupsIn(text: string): ReadonlySet<number> {
    if (this.isEmpty) return NO_GROUPS;
    const known = this.told.get(text);
    if (known) return known;
    const groups = new Set(this.find(words(fold(text)).map(matchForm)).map(({ group }) => group));
    if (this.told.size >= MOST_TEXTS) this.told.clear();
    this.told.set(text, groups);
    return groups;
  }

  /** Which of a question's words a text has by another word of their group: their indexes. @param asked folded */
  coveredBy(text: string, asked: readonly string[]): ReadonlySet<number> {
    const found = this.find(asked.map(matchForm));
    if (found.length === 0) return NO_GROUPS;
    const told = this.groupsIn(text);
    return new Set(found.filter(({ group }) => told.has(group)).flatMap(({ at }) => at));
  }

  private add({ words: written, locale }: SynonymGroup, group: number): void {
    const languages = locale === null ? LANGUAGES : [locale];
    const phrases = new Map<string, Phrase>();
    for (const word of written) {
      // Visitors' words of a region are replaced by the standard language's before they are read.
      for (const text of new Set([word, ...languages.map((language) => standardText(word, language))])) {
        const parts = phraseOf(text, languages);
        if (parts.length > 0) phrases.set(parts.join(' '), parts);
      }
    }
    this.phrases[group] = [...phrases.values()];
    for (const parts of phrases.values()) {
      const key = keyOf(parts[0] ?? '');
      const entry = { group, parts, languages };
      const alike = this.entries.get(key);
      if (alike) alike.push(entry);
      else this.entries.set(key, [entry]);
    }
  }

  private holds({ locale }: SynonymGroup): boolean {
    return this.language === null || locale === null || locale === this.language;
  }

  private foundAt(forms: readonly string[], index: number): FoundSynonym[] {
    const candidates = this.entries.get(keyOf(forms[index] ?? ''));
    if (!candidates) return [];
    const { language: spoken } = this;
    const found = candidates.flatMap(({ group, parts, languages }): FoundSynonym[] => {
      if (spoken !== null && !languages.includes(spoken)) return [];
      const at = placesOf(parts, forms, index, languages);
      return at ? [{ group, at }] : [];
    });
    const longest = Math.max(...found.map(({ at }) => at.length));
    const groups = new Map(found.filter(({ at }) => at.length === longest).map((each) => [each.group, each]));
    return [...groups.values()];
  }
}

const NO_GROUPS: ReadonlySet<number> = new Set();
/** Texts that are compared with the words of one question. */
const MOST_TEXTS = 4;
const BYTES_OF_PHRASE = 250;

/** A word or phrase as it is compared; empty when it has only words of grammar. */
export function phraseOf(text: string, languages: readonly Language[] = LANGUAGES): Phrase {
  return words(fold(text))
    .map(singular)
    .filter((word) => !isGrammar(word, languages))
    .map(matchForm);
}

/** Whether two words or phrases are the same, perhaps inflected. */
export function isSamePhrase(
  one: Phrase,
  other: Phrase,
  languages: readonly Language[] = LANGUAGES,
): boolean {
  return one.length === other.length && one.every((part, at) => isSame(part, other[at] ?? '', languages));
}

function isGrammar(word: string, languages: readonly Language[]): boolean {
  return (word.length === 1 && !/\p{N}/u.test(word)) || languages.some((each) => isStopWord(word, each));
}

function keyOf(form: string): string {
  return form.slice(0, KEY_LENGTH);
}

/** The indexes of a phrase's words from a place on; words of grammar may stand between them. */
function placesOf(
  parts: Phrase,
  forms: readonly string[],
  start: number,
  languages: readonly Language[],
): number[] | null {
  const at: number[] = [];
  let index = start;
  for (const part of parts) {
    const last = at.length === 0 ? index : index + MOST_BETWEEN;
    while (index < last && !isSame(part, forms[index] ?? '', languages)) {
      if (!isGrammar(forms[index] ?? '', languages)) return null;
      index += 1;
    }
    if (!isSame(part, forms[index] ?? '', languages)) return null;
    at.push(index);
    index += 1;
  }
  return at;
}

function isSame(part: string, form: string, languages: readonly Language[]): boolean {
  if (part === form || isSameWord(part, form)) return true;
  if (keyOf(part) !== keyOf(form)) return false;
  // A plural of a word with an ending of its own: "كرفانات", "كرفان".
  if (matchForm(part) === matchForm(form) || isTypo(part, form)) return true;
  return languages.some((language) => stemOf(part, language) === stemOf(form, language));
}

/** One letter wrong of a long word; a wrong beginning is not found. */
function isTypo(part: string, form: string): boolean {
  return Math.min(part.length, form.length) >= SHORTEST_WITH_TYPO && distance(part, form) === 1;
}

/** Concepts of a phrase as a whole: of "gift card" not those of a gift. */
function conceptsOfWhole(phrase: Phrase): string[] {
  return findConcepts(phrase)
    .filter(({ at, isModifier, isNeed }) => at.length === phrase.length && !isModifier && !isNeed)
    .map(({ id }) => id);
}
