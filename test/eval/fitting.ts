import type { Evidence } from '../../src/assistant/evidence.js';
import { askAll, recordEvidence, withoutCited, type DatedQuestion, type Reply } from './asking.js';
import type { SampleBusiness } from './offline.js';

export { WEIGHTS } from '../../src/assistant/confidence.js';

/** One answer of one part, and whether it was right. */
export interface Example {
  evidence: Evidence;
  isRight: boolean;
  weight: number;
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
  const add = (reply: Reply, business: SampleBusiness, weight: number) =>
    examples.push(...exampleOf(reply, isRight(reply.question, toldBy(reply, business)), weight));
  for (const reply of replies) {
    const business = bySlug.get(reply.question.business);
    if (!business) continue;
    add(reply, business, 1);
    const rest = withoutCited(business, reply);
    const [robbed] = rest ? await askAll([reply.question], [rest]) : [];
    if (rest && robbed) add(robbed, rest, MADE_UP);
  }
  // What every shop has, delivery or returns, the other business may answer as well.
  for (const [at, question] of asked.filter(({ kind }) => kind !== 'faq').entries()) {
    const other = otherThan(question, at, businesses);
    const [moved] = other ? await askAll([{ ...question, business: other.slug }], [other]) : [];
    if (other && moved) add(moved, other, MADE_UP);
  }
  return examples;
}

/** Real questions are rather answerable. */
const MADE_UP = 0.7;

/** The answer with everything that its sources say, since an answer that is not sure says less of them. */
function toldBy({ answers }: Reply, { articles, products }: SampleBusiness): string {
  const cited = answers.flatMap(({ citations }) => citations.map(({ id }) => id));
  const sources = cited.map((id) => {
    const at = Number(id.split('-').at(-1));
    return JSON.stringify(id.startsWith('article') ? articles[at] : products[at]);
  });
  return [answers.at(-1)?.text, ...sources].join('\n');
}

const SEARCHED = new Set(['product', 'faq', 'unknown', 'article', 'product-name', 'product-need']);

function otherThan(
  { business }: DatedQuestion,
  at: number,
  businesses: readonly SampleBusiness[],
): SampleBusiness | undefined {
  const others = businesses.filter(({ slug }) => slug !== business);
  return others[(at * 7) % others.length];
}

/** Only turns of one part: of several it is not known which was wrong. */
function exampleOf({ question, evidence, answers }: Reply, isRight: boolean, weight: number): Example[] {
  const [only, ...more] = evidence;
  if (!only || more.length > 0) return [];
  const note = `${question.ask[0] ?? ''} → ${answers.at(-1)?.text.slice(0, 90) ?? ''}`;
  return [{ evidence: only, isRight, weight, business: question.business, note }];
}
