import { USUAL_ADDRESS, type Address } from '../kernel/address.js';
import { LANGUAGES, WRITING, type Language, type Writing } from './language.js';

/** Languages that tell the two apart. */
const ADDRESSING = ['de', 'fr', 'es'] as const satisfies readonly Language[];

/** A language as it is spoken to a visitor; its plain code is the formal one. A `Language` is a `Speech` too. */
export type Speech = Language | `${(typeof ADDRESSING)[number]}-informal`;

export const SPEECHES: readonly Speech[] = [
  ...LANGUAGES,
  ...ADDRESSING.map((language) => `${language}-informal` as const),
];

export function speechOf(language: Language, address: Address = USUAL_ADDRESS): Speech {
  const addressing = ADDRESSING.find((each) => each === language);
  return addressing && address === 'informal' ? `${addressing}-informal` : language;
}

export function languageOfSpeech(speech: Speech): Language {
  return speech.slice(0, 2) as Language;
}

export function writingOf(speech: Speech): Writing {
  return WRITING[languageOfSpeech(speech)];
}

function addressOf(speech: Speech): Address {
  return speech.endsWith('-informal') ? 'informal' : 'formal';
}

/** A sentence that the two addresses word differently, both versions side by side. */
export interface ByAddress<Text> {
  formal: Text;
  informal: Text;
}

// A sentence may have parameters of any type; `never` accepts them all.
type Text = string | ((...values: never) => string);

/**
 * A table of sentences as `words/<language>.ts` has it: where the addresses differ, a sentence is written as
 * `{ formal, informal }`, and one without the other does not compile. It must go through {@link bySpeech} to be said.
 */
export type Written<Sentences> = {
  readonly [Name in keyof Sentences]: Sentences[Name] extends Text
    ? Sentences[Name] | ByAddress<Sentences[Name]>
    : Written<Sentences[Name]>;
};

/** The sentences of a table by language, one set for each way to speak. */
export function bySpeech<Sentences extends object>(
  table: Readonly<Record<Language, Written<Sentences>>>,
): Readonly<Record<Speech, Sentences>> {
  const sets = SPEECHES.map((speech) => [speech, spoken(table[languageOfSpeech(speech)], addressOf(speech))]);
  return Object.fromEntries(sets) as Record<Speech, Sentences>;
}

function spoken(written: object, address: Address): object {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]: [string, unknown]) => [name, spokenValue(value, address)]),
  );
}

function spokenValue(value: unknown, address: Address): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return 'informal' in value && 'formal' in value ? value[address] : spoken(value, address);
}
