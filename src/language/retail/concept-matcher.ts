import { findNeeds, isServiceNeed, remediesOf } from './concept-needs.js';
import { concepts, type ConceptKind } from './concepts.js';
import { countryNames } from '../entities/countries.js';
import { fold, words } from '../text/fold.js';
import { MEMBERS } from './kinds-of-goods.js';
import type { LookUp } from '../text/phrase-look-up.js';
import { matchForm } from '../text/word-forms.js';

export interface FoundConcept {
  id: string;
  kind: ConceptKind;
  /** Indexes of the words; a phrase has several. */
  at: number[];
  /** True when only the first part of a compound matches. */
  isModifier?: boolean;
  /** A need that the words express, rather than a thing that they name. */
  isNeed?: boolean;
}

interface Phrase {
  id: string;
  parts: string[];
  /** The last part is only the beginning of its word: "gift … card~", "e-bike~". */
  isBeginning: boolean;
}

const PHRASE_GAP = 4;
const GERMAN_ENDING = /(?:e[nrs]?|n|s)$/;
const SHORTEST_PREFIX = 2;
const LONG_COMPOUND = 8;
/** Endings are indexed by their last letters; no ending may be shorter. */
const SUFFIX_KEY = 3;

const kinds = new Map<string, ConceptKind>();
const exact = new Map<string, string[]>();
const prefixes = new Map<string, string[]>();
const suffixes = new Map<string, [string, string][]>();
const phrases = new Map<string, Phrase[]>();

for (const [id, kind, lookUps] of concepts()) {
  kinds.set(id, kind);
  for (const lookUp of lookUps) register(id, lookUp);
}

/** Concepts of services that a narrower one implies: who asks about Visa asks about paying. */
const WIDER: Record<string, readonly string[]> = {
  card: ['payment'],
  cash: ['payment'],
  wallet_pay: ['payment'],
  instalments: ['payment'],
  exchange: ['return'],
  faulty: ['warranty'],
  express: ['delivery'],
  abroad: ['delivery'],
  gluten: ['allergy'],
  lactose: ['allergy'],
  inspection: ['repair'],
  diagnosis: ['repair', 'inspection', 'tuneup'],
  student: ['discount'],
  pay_on_delivery: ['payment'],
  freeze: ['storage'],
};

const COLLECTIVES = new Map<string, string[]>();
for (const [collective, members] of Object.entries(MEMBERS))
  for (const member of members) push(COLLECTIVES, member, collective);

for (const name of countryNames()) push(exact, matchForm(name), 'abroad');

function register(id: string, word: LookUp): void {
  const parts = (word.kind === 'words' ? word.texts : [word.text]).flatMap(formsOf);
  const [form] = parts;
  if (!form) return;
  const isBeginning = word.kind === 'beginning' || (word.kind === 'words' && word.isBeginning === true);
  if (parts.length > 1) push(phrases, form, { id, parts, isBeginning });
  else if (word.kind === 'beginning') push(prefixes, form, id);
  else if (word.kind === 'ending') push(suffixes, form.slice(-SUFFIX_KEY), [form, id]);
  else push(exact, form, id);
}

function formsOf(text: string): string[] {
  return words(fold(text)).map(matchForm);
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const cache = new Map<string, readonly string[]>();
const modifierCache = new Map<string, readonly string[]>();
const CACHE_SIZE = 20_000;

/** The concepts of one word in match form. */
export function conceptsOfWord(form: string): readonly string[] {
  const known = cache.get(form);
  if (known) return known;
  const found = new Set([...(exact.get(form) ?? []), ...conceptsOfHead(form)]);
  if (found.size === 0) for (const id of conceptsOfPrefix(form).at(-1) ?? []) found.add(id);
  // A participle has its verb's concept: "geimpft", "impfen".
  if (found.size === 0 && form.startsWith('ge') && form.length > 6)
    for (const id of conceptsOfPrefix(form.slice(2)).at(-1) ?? []) found.add(id);
  const ids = [...found];
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(form, ids);
  return ids;
}

/** Concepts of the first part of a compound: "Gleitsichtbrille" is a pair of glasses, and varifocal. */
function modifiersOfWord(form: string): readonly string[] {
  if (form.length < LONG_COMPOUND) return [];
  const known = modifierCache.get(form);
  if (known) return known;
  const own = conceptsOfWord(form);
  const ids = conceptsOfPrefix(form)
    .flat()
    .filter((id) => !own.includes(id));
  if (modifierCache.size >= CACHE_SIZE) modifierCache.clear();
  modifierCache.set(form, ids);
  return ids;
}

const longestPrefix = Math.max(...[...prefixes.keys()].map((prefix) => prefix.length));

/** Concepts by prefix; the longest prefix is last, because it is the most specific. */
function conceptsOfPrefix(form: string): string[][] {
  const ids: string[][] = [];
  const longest = Math.min(form.length, longestPrefix);
  for (let length = SHORTEST_PREFIX; length <= longest; length += 1) {
    const found = prefixes.get(form.slice(0, length));
    if (found) ids.push(found);
  }
  return ids;
}

/** A German compound has the concept of its last part: "Fahrradschloss" is a lock. */
function conceptsOfHead(form: string): string[] {
  const singular = form.replace(GERMAN_ENDING, '');
  const heads = [form, singular].flatMap((whole) =>
    (suffixes.get(whole.slice(-SUFFIX_KEY)) ?? []).filter(
      ([ending]) => singular.length > ending.length + 2 && whole.endsWith(ending),
    ),
  );
  const longest = Math.max(0, ...heads.map(([ending]) => ending.length));
  return heads.filter(([ending]) => ending.length === longest).map(([, id]) => id);
}

/** The concepts of a text, including those of phrases. @param forms words in match form, in order */
export function findConcepts(forms: readonly string[]): FoundConcept[] {
  const found: FoundConcept[] = [];
  forms.forEach((form, index) => {
    for (const id of conceptsOfWord(form)) found.push({ id, kind: conceptKind(id), at: [index] });
    for (const id of modifiersOfWord(form))
      found.push({ id, kind: conceptKind(id), at: [index], isModifier: true });
    for (const phrase of phrases.get(form) ?? []) {
      const at = phraseAt(forms, index, phrase);
      if (at) found.push({ id: phrase.id, kind: conceptKind(phrase.id), at });
    }
  });
  // A need keeps its words separate, so that the things they name outweigh the things that would help.
  for (const { id, at } of findNeeds(forms))
    for (const index of at) found.push({ id, kind: conceptKind(id), at: [index], isNeed: true });
  return found;
}

/** What this concept implies, or the collective concepts that it is a member of. */
export function widerConcepts(id: string): readonly string[] {
  return WIDER[id] ?? COLLECTIVES.get(id) ?? [];
}

/** The members of a collective concept (almonds are nuts), and the remedies of a need. */
export function narrowerConcepts(id: string): readonly string[] {
  return MEMBERS[id] ?? remediesOf(id);
}

export function conceptKind(id: string): ConceptKind {
  return kinds.get(id) ?? (isServiceNeed(id) ? 'service' : 'product');
}

function phraseAt(forms: readonly string[], start: number, { parts, isBeginning }: Phrase): number[] | null {
  const at = [start];
  let from = start + 1;
  for (const [position, part] of parts.entries()) {
    if (position === 0) continue;
    const isLast = position === parts.length - 1;
    const isMet = (form: string) => form === part || (isBeginning && isLast && form.startsWith(part));
    const next = forms.slice(from, from + PHRASE_GAP).findIndex(isMet);
    if (next < 0) return null;
    at.push(from + next);
    from += next + 1;
  }
  return at;
}
