import { KnowledgeIndex } from '../../../src/catalog/search/knowledge-index.js';
import { meanOf } from '../../../src/platform/embeddings/vector-bytes.js';
import { COMMON_TEXTS } from '../../../src/catalog/vectors/words/words.js';
import { articlePassagesOf, passageOf, storedRows, type Crowd } from '../memory-catalog.js';
import type { SampleVectors } from '../sample-vectors.js';
import { fillersOf, randomOf } from './fillers.js';

const PREFIX = 'filler-';

export function isFiller(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** Embedding all takes minutes: of more than this, the others have vectors between those of two that are embedded. */
export interface CrowdOptions {
  seed: number;
  /** Fillers that are embedded. */
  embedded: number;
  vectors: SampleVectors;
}

/** What a crowd takes in memory, approximately, in bytes. */
export interface WeighedCrowd extends Crowd {
  bytes: { words: number; vectors: number };
  buildMs: number;
}

/** An index with as many fillers. */
export async function crowdOf(count: number, options: CrowdOptions): Promise<WeighedCrowd> {
  const [crowd] = await crowdsOf(1, count, options);
  if (!crowd) throw new Error('There is no crowd.');
  return crowd;
}

/** Several indexes with as many fillers each, all different. */
export async function crowdsOf(
  tenants: number,
  count: number,
  { seed, embedded, vectors }: CrowdOptions,
): Promise<WeighedCrowd[]> {
  const { rows, texts } = storedRows({ ...fillersOf(tenants * count, seed), currency: 'EUR' }, PREFIX);
  // Fillers are short, so each has one passage.
  const passages = [...rows.map(passageOf), ...texts.flatMap(articlePassagesOf)];
  const [productVectors, articleVectors] = split(
    await passageVectors(passages, { embedded, vectors, seed }),
    rows.length,
  );
  const origin = meanOf(await vectors.of(COMMON_TEXTS, 'passage'));
  return Array.from({ length: tenants }, (_, tenant) => {
    const isOwn = (__: unknown, at: number) => at % tenants === tenant;
    const started = performance.now();
    const ownRows = rows.filter(isOwn);
    const ownTexts = texts.filter(isOwn);
    const index = KnowledgeIndex.build(ownRows, ownTexts);
    const words = index.bytes;
    const buildMs = performance.now() - started;
    index.setOrigin(origin);
    const [own, ownOfTexts] = [productVectors.filter(isOwn), articleVectors.filter(isOwn)];
    for (const [at, row] of ownRows.entries()) index.putProduct(row, own[at]);
    for (const [at, row] of ownTexts.entries()) index.putArticle(row, [ownOfTexts[at] ?? null]);
    index.compact();
    return {
      index,
      rows: new Map(ownRows.map((row) => [row.id, row])),
      texts: new Map(ownTexts.map((row) => [row.id, row])),
      bytes: { words, vectors: index.bytes - words },
      buildMs,
    };
  });
}

const AT_ONCE = 32;
const SAVED_EVERY = 512;

async function passageVectors(
  passages: readonly string[],
  { embedded, vectors, seed }: CrowdOptions,
): Promise<Float32Array[]> {
  const step = Math.max(1, Math.floor(passages.length / embedded));
  const chosen = passages.flatMap((_, at) => (at % step === 0 && at / step < embedded ? [at] : []));
  const known: Float32Array[] = [];
  for (let from = 0; from < chosen.length; from += AT_ONCE) {
    const texts = chosen.slice(from, from + AT_ONCE).map((at) => passages[at] ?? '');
    known.push(...(await vectors.of(texts, 'passage')));
    if (from % SAVED_EVERY === 0) vectors.save();
  }
  const random = randomOf(seed);
  const byPlace = new Map(chosen.map((place, at) => [place, known[at]]));
  const any = () => known[Math.floor(random() * known.length)] ?? new Float32Array();
  return passages.map((_, at) => byPlace.get(at) ?? between(any(), any(), random()));
}

/** A unit vector between two. */
function between(one: Float32Array, other: Float32Array, share: number): Float32Array {
  const mixed = one.map((value, at) => share * value + (1 - share) * (other[at] ?? 0));
  const length = Math.sqrt(mixed.reduce((sum, value) => sum + value * value, 0)) || 1;
  return mixed.map((value) => value / length);
}

function split<Item>(items: readonly Item[], at: number): [Item[], Item[]] {
  return [items.slice(0, at), items.slice(at)];
}
