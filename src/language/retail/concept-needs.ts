import { fold, words } from '../text/fold.js';
import { NEEDS, sayingsOf, wordsOfClass } from './needs.js';
import type { Cue } from '../text/phrase-look-up.js';
import { matchForm } from '../text/word-forms.js';

export interface FoundNeed {
  id: string;
  /** Indexes of the words. */
  at: number[];
}

/** One expression of a need: a word of each set, in any order. */
interface Saying {
  id: string;
  sets: number[];
}

/** Maximum distance between words that belong together. */
const WINDOW = 10;
const SHORTEST_PREFIX = 2;
const SERVICE_PREFIX = 'ask_';
const CACHE_SIZE = 20_000;

const sayings: Saying[] = [];
const sayingsOfSet: number[] = [];
const exact = new Map<string, number[]>();
const prefixes = new Map<string, number[]>();
const remedies = new Map<string, readonly string[]>();
/** Cues of two parts, by the first: "wi-fi". */
const pairs = new Map<string, { next: string; isBeginning: boolean; set: number }[]>();
const cache = new Map<string, readonly number[]>();

for (const [id, { helps }] of Object.entries(NEEDS)) {
  remedies.set(id, helps);
  for (const sets of sayingsOf(id)) addSaying(id, sets);
}

function addSaying(id: string, sets: readonly Cue[][]): void {
  const saying: Saying = { id, sets: [] };
  const position = sayings.push(saying) - 1;
  for (const cues of sets) {
    const set = sayingsOfSet.push(position) - 1;
    saying.sets.push(set);
    for (const cue of cues) addCue(cue, set);
  }
}

function addCue({ kind, text }: Cue, set: number): void {
  if (kind === 'class') {
    for (const cue of wordsOfClass(text)) addCue(cue, set);
    return;
  }
  const [form, next, ...more] = words(fold(text)).map(matchForm);
  if (!form) return;
  if (next !== undefined && more.length === 0) {
    pairs.set(form, [...(pairs.get(form) ?? []), { next, isBeginning: kind === 'beginning', set }]);
    return;
  }
  const map = kind === 'beginning' ? prefixes : exact;
  const sets = map.get(form);
  if (!sets) map.set(form, [set]);
  else if (!sets.includes(set)) sets.push(set);
}

const longestPrefix = Math.max(...[...prefixes.keys()].map((prefix) => prefix.length));

/** Needs that an article or a service of the business answers. */
export function isServiceNeed(id: string): boolean {
  return id.startsWith(SERVICE_PREFIX);
}

/** Need → ids of the concepts that help with it. */
export function remediesOf(id: string): readonly string[] {
  return remedies.get(id) ?? [];
}

/** The needs in a text. @param forms words in match form, in order */
export function findNeeds(forms: readonly string[]): FoundNeed[] {
  const places = new Map<number, number[]>();
  forms.forEach((form, index) => {
    for (const set of [...setsOf(form), ...setsOfPair(form, forms[index + 1] ?? '')]) {
      const known = places.get(set);
      if (known) known.push(index);
      else places.set(set, [index]);
    }
  });
  const met = new Set([...places.keys()].map((set) => sayingsOfSet[set] ?? -1));
  const found = new Map<string, Set<number>>();
  for (const position of met) {
    const saying = sayings[position];
    const at = saying ? placesOf(saying, places) : null;
    if (!saying || !at) continue;
    found.set(saying.id, new Set([...(found.get(saying.id) ?? []), ...at]));
  }
  return [...found].map(([id, at]) => ({ id, at: [...at] }));
}

/** The indexes of nearby words that express the need; null unless each set has a different word. */
function placesOf({ sets }: Saying, places: ReadonlyMap<number, number[]>): number[] | null {
  const [first, ...rest] = sets.map((set) => places.get(set) ?? []);
  const found = new Set<number>();
  for (const start of first ?? []) {
    const near = rest.map((candidates) =>
      candidates.filter((place) => place !== start && Math.abs(place - start) <= WINDOW),
    );
    const at = new Set([start, ...near.flat()]);
    if (near.some((candidates) => candidates.length === 0) || at.size < sets.length) continue;
    for (const place of at) found.add(place);
  }
  return found.size > 0 ? [...found] : null;
}

function setsOfPair(first: string, second: string): number[] {
  return (pairs.get(first) ?? [])
    .filter(({ next, isBeginning }) => (isBeginning ? second.startsWith(next) : second === next))
    .map(({ set }) => set);
}

function setsOf(form: string): readonly number[] {
  const known = cache.get(form);
  if (known) return known;
  const found = new Set(exact.get(form) ?? []);
  const longest = Math.min(form.length, longestPrefix);
  for (let length = SHORTEST_PREFIX; length <= longest; length += 1)
    for (const set of prefixes.get(form.slice(0, length)) ?? []) found.add(set);
  const sets = [...found];
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(form, sets);
  return sets;
}
