import { ArticleSearchTool } from '../../src/catalog/assistant/articles/article-search.tool.js';
import { ProductSearchTool } from '../../src/catalog/assistant/products/product-search.tool.js';
import type { Evidence } from '../../src/assistant/evidence.js';
import type { Answer } from '../../src/chat/chat-engine.port.js';
import type { SampleBusiness, SampleQuestion } from './offline.js';
import { deskOf } from './samples.js';

/** The moment of asking of a question that has none of its own. */
export const ASKED_AT = '2026-11-30T10:15:00Z';

/** A question as it stands in a file; `at` is an ISO 8601 moment. */
export interface DatedQuestion extends SampleQuestion {
  at?: string;
  answerable?: boolean;
}

export interface Reply {
  question: DatedQuestion;
  language: string;
  answers: Answer[];
  /** The evidence of the last answer's parts that searches found. */
  evidence: Evidence[];
}

const heard: Evidence[] = [];
let isRecording = false;

/** Keeps what the searching tools report, which an answer does not carry. */
export function recordEvidence(): void {
  if (isRecording) return;
  isRecording = true;
  for (const { prototype } of [ArticleSearchTool, ProductSearchTool]) {
    const say = prototype.say as (...given: unknown[]) => { evidence: Evidence };
    Object.assign(prototype, {
      say(this: unknown, ...given: unknown[]) {
        const said = say.apply(this, given);
        heard.push(said.evidence);
        return said;
      },
    });
  }
}

/** Asks every question in a new conversation, each at its own moment, without a server. */
export async function askAll(
  questions: readonly DatedQuestion[],
  businesses: readonly SampleBusiness[],
  asked = ASKED_AT,
): Promise<Reply[]> {
  const bySlug = new Map(businesses.map((business) => [business.slug, business]));
  const desks = new Map<string, ReturnType<typeof deskOf>>();
  const replies: Reply[] = [];
  for (const question of questions) {
    const business = bySlug.get(question.business);
    if (!business) throw new Error(`Question ${question.id} names an unknown business: ${question.business}`);
    const at = question.at ?? asked;
    const key = `${question.business} ${at}`;
    const desk = desks.get(key) ?? deskOf(business, new Date(at));
    desks.set(key, desk);
    heard.length = 0;
    const { answers } = await desk.run(question);
    const detected = answers.at(-1)?.memory['language'];
    const language = question.lang ?? (typeof detected === 'string' ? detected : 'other');
    replies.push({ question, language, answers, evidence: question.ask.length > 1 ? [] : [...heard] });
  }
  return replies;
}

/** The business without the sources that an answer cites, which its question cannot be answered from any more. */
export function withoutCited(business: SampleBusiness, { answers }: Reply): SampleBusiness | null {
  const ids = new Set(answers.flatMap(({ citations }) => citations.map(({ id }) => id)));
  const keep = (kind: string) => (_: unknown, at: number) =>
    !ids.has(`${kind}-${String(at).padStart(5, '0')}`);
  const articles = business.articles.filter(keep('article'));
  const products = business.products.filter(keep('product'));
  const isSame = articles.length === business.articles.length && products.length === business.products.length;
  return isSame ? null : { ...business, articles, products };
}
