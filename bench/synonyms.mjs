// node bench/synonyms.mjs, on the built product: what a business's synonyms cost a search by words over 10,000 products,
// looked up in the question (as the product does), and written into the index instead.
import { join } from 'node:path';

const PRODUCTS = 10_000;
const SEARCHES = 400;
const GROUPS = 200;
const WORDS_OF_GROUP = 5;

const built = join(process.cwd(), 'dist');
/** @type {typeof import('../src/catalog/search/knowledge-index.js')} */
const { KnowledgeIndex } = await import(join(built, 'catalog/search/knowledge-index.js'));
/** @type {typeof import('../src/language/search/synonyms.js')} */
const { Synonyms } = await import(join(built, 'language/search/synonyms.js'));

const SYLLABLES = [...'bdfghklmnprstvwz'].flatMap((consonant) =>
  [...'aeiou'].map((vowel) => consonant + vowel),
);
const ENDINGS = ['', 'n', 'r', 'st', 'ng', 'l', 'ck'];

/** One of many invented words. @param {number} n */
function word(n) {
  let [rest, text] = [(n * 2654435761) % 2 ** 32, ''];
  for (let at = 0; at < 3; at += 1) {
    text += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return `${text}${ENDINGS[rest % ENDINGS.length] ?? ''}`;
}

/** @type {(from: number, count: number) => string[]} */
const words = (from, count) =>
  Array.from({ length: count }, (_, n) => word((from * 31 + n * n * 17 + n) % 6000));
const products = Array.from({ length: PRODUCTS }, (_, n) => ({
  id: `product-${String(n).padStart(5, '0')}`,
  sku: `P-${n}`,
  name: words(n, 3).join(' '),
  description: words(n + 7, 20).join(' '),
  tags: words(n % 7, 2),
  attributes: { glaze: word(n % 11) },
}));

/** Each has one word of the catalogue; the last one of a group may be a phrase. @param {boolean} withPhrases */
const groupsOf = (withPhrases) =>
  Array.from({ length: GROUPS }, (_, n) => {
    const invented = Array.from({ length: WORDS_OF_GROUP - 1 }, (_, at) => `x${word(90_000 + n * 10 + at)}`);
    return {
      words: [
        products[n * 7]?.name.split(' ')[0] ?? '',
        ...invented,
        ...(withPhrases ? [products[n]?.name ?? ''] : []),
      ],
      locale: null,
    };
  });

/** Milliseconds of a search. @param {InstanceType<typeof KnowledgeIndex>} index @param {string[]} questions */
function timed(index, questions) {
  const times = questions.map((question) => {
    const began = performance.now();
    index.products(question, 20);
    return performance.now() - began;
  });
  times.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** Milliseconds of some work, and its result. @template T @param {() => T} work @returns {[T, number]} */
function took(work) {
  const began = performance.now();
  const result = work();
  return [result, performance.now() - began];
}

const mb = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const print = (/** @type {string} */ name, /** @type {string} */ figure) =>
  process.stdout.write(`${name.padEnd(60)} ${figure}\n`);

const [index, buildMs] = took(() => KnowledgeIndex.build(products, []));
const plain = Array.from({ length: SEARCHES }, (_, n) => words(n * 3, 4).join(' '));
const groups = groupsOf(false);
const own = groups.flatMap(({ words: [, first = ''] }, n) => [`${words(n * 3, 3).join(' ')} ${first}`]);
const byKnown = groups.map(({ words: [first = ''] }, n) => `${words(n * 3, 3).join(' ')} ${first}`);
timed(index, plain);
timed(index, own);
print(`index of ${PRODUCTS} products`, `${buildMs.toFixed(0)} ms, ${mb(index.bytes)}`);
print('a search of four words, no synonyms', timed(index, plain));
print('a search with a word that is nowhere, no synonyms', timed(index, own));

const before = index.bytes;
const [synonyms, listMs] = took(() => new Synonyms(groups));
index.setSynonyms(synonyms);
print(
  `${GROUPS} groups of ${WORDS_OF_GROUP} words, read`,
  `${listMs.toFixed(0)} ms, ${mb(index.bytes - before)}`,
);
print('a search without a word of a group', timed(index, plain));
print('a search with the business’s own word, each for the first time', timed(index, own));
print('the same again', timed(index, own));
print('a search with the catalogue’s word', timed(index, byKnown));
index.setSynonyms(new Synonyms(groupsOf(true)));
timed(index, own);
print('a search with the business’s own word, a phrase in the group', timed(index, own));

const found = new Synonyms(groups);
const expanded = products.map((product) => {
  const more = found.find(product.name.split(' ')).flatMap(({ group }) => groups[group]?.words ?? []);
  return { ...product, tags: [...product.tags, ...more] };
});
const [written, writtenMs] = took(() => KnowledgeIndex.build(expanded, []));
print(
  'the same in the index: read and built again at each change',
  `${writtenMs.toFixed(0)} ms, ${mb(written.bytes)}`,
);
print('a search with the business’s own word, in the index', timed(written, own));
