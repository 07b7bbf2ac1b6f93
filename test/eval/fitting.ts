import type { Evidence } from '../../src/assistant/evidence.js';
import { clauseOf } from '../../src/assistant/clause.js';
import { weighedSources } from '../../src/catalog/assistant/meaning/weighed-sources.js';
import { supported } from '../../src/language/detection/detect-language.js';
import { speechOf } from '../../src/language/speech.js';
import {
  askAll,
  idOf,
  recordEvidence,
  without,
  withoutCited,
  type DatedQuestion,
  type Reply,
} from './asking.js';
import { MemoryCatalog } from './memory-catalog.js';
import type { SampleBusiness } from './offline.js';

export { SampleVectors, useSampleVectors } from './sample-vectors.js';
export { confidenceOf, featuresOf, WEIGHTS } from '../../src/assistant/confidence.js';

/** One answer of one part, and whether it was right. */
export interface Example {
  evidence: Evidence;
  isRight: boolean;
  weight: number;
  /** Asked without the sources that answer it, or at another business. */
  isMadeUp: boolean;
  /** A source that may answer, rather than an answer. */
  isSource?: true;
  /** Examples of one business are fitted or checked, never both. */
  business: string;
  /** To read. */
  note: string;
}

/** Whether a text has what the question demands. */
export type Judge = (question: DatedQuestion, text: string) => boolean;

/**
 * Examples from the sets: the questions as they are; without the sources that answer them; and asked at another
 * business. The last two must not be answered, unless the answer still has what the question demands.
 */
export async function examplesOf(
  questions: readonly DatedQuestion[],
  businesses: readonly SampleBusiness[],
  isRight: Judge,
): Promise<Example[]> {
  recordEvidence();
  const asked = questions.filter(({ ask, kind }) => ask.length === 1 && SEARCHED.has(kind));
  const replies = await askAll(asked, businesses);
  const bySlug = new Map(businesses.map((business) => [business.slug, business]));
  const examples: Example[] = [];
  const add = (reply: Reply, business: SampleBusiness, isMadeUp: boolean) =>
    examples.push(...exampleOf(reply, isRight(reply.question, toldBy(reply, business)), isMadeUp));
  for (const reply of replies) {
    const business = bySlug.get(reply.question.business);
    if (!business) continue;
    add(reply, business, false);
    const rest = withoutCited(business, reply);
    const [robbed] = rest ? await askAll([reply.question], [rest]) : [];
    if (rest && robbed) add(robbed, rest, true);
  }
  for (const [at, question] of asked.filter(({ kind }) => !EVERYWHERE.has(kind)).entries()) {
    const other = otherThan(question, at, businesses);
    const [moved] = other ? await askAll([{ ...question, business: other.slug }], [other]) : [];
    if (other && moved) add(moved, other, true);
  }
  return examples;
}

/** What every shop has, so that another business may answer it as well. */
const EVERYWHERE: ReadonlySet<string> = new Set(['faq', 'delivery', 'payment', 'returns']);

/** Real questions are rather answerable. */
const MADE_UP = 0.7;
const MADE_UP_SOURCE = 0.3;

/** The answer with everything that its sources say, since an answer that is not sure says less of them. */
function toldBy({ answers }: Reply, { articles, products }: SampleBusiness): string {
  const cited = answers.flatMap(({ citations }) => citations.map(({ id }) => id));
  const sources = cited.map((id) => {
    const at = Number(id.split('-').at(-1));
    return JSON.stringify(id.startsWith('article') ? articles[at] : products[at]);
  });
  return [answers.at(-1)?.text, ...sources].join('\n');
}

/** As many of the likeliest sources of a question are examples. */
const MOST_SOURCES = 8;

/**
 * The sources that words and meaning propose for the questions, and whether each answers: of the questions as they are;
 * without the sources that answer them; and asked at another business.
 */
export async function sourceExamplesOf(
  questions: readonly DatedQuestion[],
  businesses: readonly SampleBusiness[],
  isRight: Judge,
): Promise<Example[]> {
  const asked = questions.filter(({ ask, kind }) => ask.length === 1 && SEARCHED.has(kind));
  const bySlug = new Map(businesses.map((business) => [business.slug, business]));
  const examples: Example[] = [];
  for (const [at, question] of asked.entries()) {
    const business = bySlug.get(question.business);
    if (!business) continue;
    const [reply] = await askAll([question], [business]);
    if (!reply) continue;
    const answers = answeringIn(business, reply, isRight);
    if (answers.size === 0 && isAnswerable(question)) continue;
    examples.push(...(await weighedIn(business, reply, (id) => answers.has(id), false)));
    if (EVERYWHERE.has(question.kind)) continue;
    const rest = answers.size > 0 ? without(business, answers) : null;
    if (rest) examples.push(...(await weighedIn(rest, reply, () => false, true)));
    const other = otherThan(question, at, businesses);
    if (!other) continue;
    const right = answeringIn(other, { ...reply, answers: [] }, isRight);
    examples.push(...(await weighedIn(other, reply, (id) => right.has(id), true)));
  }
  return examples;
}

export function isAnswerable({ answerable, kind }: DatedQuestion): boolean {
  return answerable !== false && kind !== 'unknown';
}

/** Ids of the sources whose texts have what the question demands, and of those that a right answer cites. */
function answeringIn(business: SampleBusiness, { question, answers }: Reply, isRight: Judge): Set<string> {
  if (!isAnswerable(question)) return new Set();
  const { articles, products } = business;
  const rows = [
    ...articles.map((row, at) => ({ id: idOf('article', at), text: JSON.stringify(row) })),
    ...products.map((row, at) => ({ id: idOf('product', at), text: JSON.stringify(row) })),
  ];
  const ids = rows.filter(({ text }) => isRight(question, text)).map(({ id }) => id);
  const told = answers.at(-1);
  const cited = told && isRight(question, told.text) ? told.citations.map(({ id }) => id) : [];
  return new Set([...ids, ...cited]);
}

async function weighedIn(
  business: SampleBusiness,
  { question, language }: Reply,
  answers: (id: string) => boolean,
  isMadeUp: boolean,
): Promise<Example[]> {
  const [text = ''] = question.ask;
  const clause = clauseOf(text, speechOf(supported(language) ?? 'en', 'formal'));
  const weighed = await weighedSources(clause, new MemoryCatalog(business));
  return (weighed?.sources ?? []).slice(0, MOST_SOURCES).map(({ id, title, evidence }) => ({
    evidence,
    isRight: answers(id),
    weight: isMadeUp ? MADE_UP_SOURCE : 1,
    isMadeUp,
    isSource: true as const,
    business: question.business,
    note: `${text} → ${title}`,
  }));
}

export const SEARCHED: ReadonlySet<string> = new Set([
  'product',
  'faq',
  'unknown',
  'article',
  'product-name',
  'product-need',
  'product-property',
  'other-words',
  'other-language',
  'delivery',
  'payment',
  'returns',
  'filter',
  'negation',
  'availability',
]);

function otherThan(
  { business }: DatedQuestion,
  at: number,
  businesses: readonly SampleBusiness[],
): SampleBusiness | undefined {
  const others = businesses.filter(({ slug }) => slug !== business);
  return others[(at * 7) % others.length];
}

/** Only turns of one part: of several it is not known which was wrong. */
function exampleOf({ question, evidence, answers }: Reply, isRight: boolean, isMadeUp: boolean): Example[] {
  const [only, ...more] = evidence;
  if (!only || more.length > 0) return [];
  const note = `${question.ask[0] ?? ''} → ${answers.at(-1)?.text.slice(0, 90) ?? ''}`;
  const weight = isMadeUp ? MADE_UP : 1;
  return [{ evidence: only, isRight, weight, isMadeUp, business: question.business, note }];
}
