import { ArticleSearchTool } from '../../src/catalog/assistant/articles/article-search.tool.js';
import { ProductSearchTool } from '../../src/catalog/assistant/products/product-search.tool.js';
import type { Evidence } from '../../src/assistant/evidence.js';
import type { Answer } from '../../src/chat/chat-engine.port.js';
import type { Answering, AskedTurn, SampleBusiness, SampleQuestion } from './offline.js';
import { deskOf } from './samples.js';

export { SampleVectors, useSampleVectors } from './sample-vectors.js';

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
  turns: AskedTurn[];
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
        if (!isProposal(given[0])) heard.push(said.evidence);
        return said;
      },
    });
  }
}

/** What is told as what comes closest is no answer. */
function isProposal(input: unknown): boolean {
  return typeof input === 'object' && input !== null && ('isProposed' in input || 'isGuess' in input);
}

/** How questions are asked. */
export interface Asking {
  /** The moment of questions that have none, ISO 8601. */
  at?: string;
  /** Who answers; the built-in responder when left out. */
  answering?: (business: SampleBusiness, now: Date) => Answering;
  /** After each question. */
  onReply?: () => void;
}

/** Asks every question in a new conversation, each at its own moment, without a server. */
export async function askAll(
  questions: readonly DatedQuestion[],
  businesses: readonly SampleBusiness[],
  asking: Asking = {},
): Promise<Reply[]> {
  const desks = new Desks(businesses, asking);
  const replies: Reply[] = [];
  for (const question of questions) {
    replies.push(await desks.ask(question));
    asking.onReply?.();
  }
  return replies;
}

/** Desks of businesses, each made once for a moment of asking. */
export class Desks {
  private readonly bySlug: ReadonlyMap<string, SampleBusiness>;
  private readonly made = new Map<string, ReturnType<typeof deskOf>>();

  constructor(
    businesses: readonly SampleBusiness[],
    private readonly asking: Asking = {},
  ) {
    this.bySlug = new Map(businesses.map((business) => [business.slug, business]));
  }

  /** Asks in a new conversation. @throws Error for a business that is not among these */
  async ask(question: DatedQuestion): Promise<Reply> {
    const desk = this.deskOf(question);
    heard.length = 0;
    const { turns, answers } = await desk.run(question);
    const detected = answers.at(-1)?.memory['language'];
    const language = question.lang ?? (typeof detected === 'string' ? detected : 'other');
    const evidence = question.ask.length > 1 ? [] : [...heard];
    return { question, language, turns, answers, evidence };
  }

  private deskOf({ id, business: slug, at }: DatedQuestion): ReturnType<typeof deskOf> {
    const business = this.bySlug.get(slug);
    if (!business) throw new Error(`Question ${id} names an unknown business: ${slug}`);
    const moment = at ?? this.asking.at ?? ASKED_AT;
    const now = new Date(moment);
    const key = `${slug} ${moment}`;
    const desk = this.made.get(key) ?? deskOf(business, now, this.asking.answering?.(business, now));
    this.made.set(key, desk);
    return desk;
  }
}

/** The business without the sources that an answer cites, which its question cannot be answered from any more. */
export function withoutCited(business: SampleBusiness, { answers }: Reply): SampleBusiness | null {
  return without(business, new Set(answers.flatMap(({ citations }) => citations.map(({ id }) => id))));
}

/** The business without some of its sources; null when it has none of them. */
export function without(business: SampleBusiness, ids: ReadonlySet<string>): SampleBusiness | null {
  const keep = (kind: string) => (_: unknown, at: number) => !ids.has(idOf(kind, at));
  const articles = business.articles.filter(keep('article'));
  const products = business.products.filter(keep('product'));
  const isSame = articles.length === business.articles.length && products.length === business.products.length;
  return isSame ? null : { ...business, articles, products };
}

/** The id of an article or product by its place in the business. */
export function idOf(kind: string, at: number): string {
  return `${kind}-${String(at).padStart(5, '0')}`;
}
