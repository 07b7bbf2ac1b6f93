import { createHash } from 'node:crypto';
import { clauseOf } from '../../assistant/clause.js';
import { readableText } from '../../kernel/bounded-text.js';
import { detectLanguage } from '../../language/detection/detect-language.js';
import type { Language } from '../../language/language.js';
import type { TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest, ConversationMemory } from '../chat-engine.port.js';
import type { ModelEndpoint } from '../models/model-client.port.js';
import { readSmallTalk } from '../responders/builtin/small-talk.js';
import { memoryFrom } from '../responders/builtin/turn-memory.js';
import type { AnswerKey } from './answer-store.port.js';
import { questionWords } from './question-words.js';
import { INTRODUCES } from './words/patterns.js';

/**
 * Part of every key. To be raised with each change of the prompt, the tools, the grounding check or the shape of what is
 * kept, so that no process serves what another version has written.
 */
const ANSWERS_VERSION = 5;
/** Longer messages tell stories, and are hardly asked twice. */
const LONGEST_TEXT = 300;
const MOST_WORDS = 40;
const LEAST_WORDS = 2;
/** Order numbers, phone numbers and the like. */
const LONG_NUMBER = /(?:\p{N}[\s./-]{0,2}){5}/u;

/** A question that anybody may ask, and what its answer depends on. */
export interface CommonQuestion {
  key: AnswerKey;
  /** All that an answer depends on but the question. */
  scope: readonly unknown[];
  text: string;
  language: Language;
  tenant: TenantProfile;
  /** When it arrived. */
  now: Date;
  /** Nothing was said before: only then its answer is kept for others. */
  isFirst: boolean;
  /** The first model of the chain. */
  model: string;
}

/**
 * Null when the answer may depend on who asks, or on what was said before: then the cache has no part in the turn.
 * @param chain the models that may answer
 */
export function commonQuestion(
  request: ChatRequest,
  tenant: TenantProfile,
  chain: readonly ModelEndpoint[],
): CommonQuestion | null {
  const [first] = chain;
  if (!first || isPersonal(request) || !isUnheard(request)) return null;
  const text = readableText(request.text);
  if (text.length > LONGEST_TEXT || LONG_NUMBER.test(text)) return null;
  const language = detectLanguage(text, {
    conversation: memoryFrom(request.memory).language,
    visitorLocale: request.locale,
    tenantLocale: tenant.locale,
  });
  if (tellsWho(text, language, tenant)) return null;
  const words = questionWords(text, language);
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) return null;
  const models = chain.map(({ baseUrl, model, owner }) => [baseUrl, model, owner]);
  const scope = [ANSWERS_VERSION, tenant, models, language, placeOf(request)];
  return {
    key: keyOf(tenant.id, [...scope, words]),
    ...{ scope, text, language, tenant },
    now: new Date(request.at),
    isFirst: request.history.length === 0,
    model: first.model,
  };
}

/** @param parts all that an answer depends on */
export function keyOf(tenantId: string, parts: readonly unknown[]): AnswerKey {
  return { tenantId, hash: createHash('sha256').update(JSON.stringify(parts)).digest('base64url') };
}

/** Somebody whom the business knows, or who waits for its people; and previews, which show how an answer is made. */
function isPersonal({ verifiedEmail, standing, isTraced, isTrial }: ChatRequest): boolean {
  return (
    verifiedEmail !== null ||
    isTraced === true ||
    isTrial === true ||
    Boolean(standing?.waiting) ||
    Boolean(standing?.reachable)
  );
}

/** Nothing was said, or only courtesies, and nothing is remembered of them but the language. */
function isUnheard({ history, memory }: ChatRequest): boolean {
  return isEmpty(memory) && history.every(isCourtesy);
}

function isCourtesy({ from, text }: ChatRequest['history'][number]): boolean {
  if (from === 'assistant') return true;
  return from === 'visitor' && text.length <= LONGEST_TEXT && readSmallTalk(clauseOf(text, 'en')) !== null;
}

function isEmpty(memory: ConversationMemory): boolean {
  const { previousTool, sources, awaitedBy, offered, tools } = memoryFrom(memory);
  const isUnused = previousTool === null && awaitedBy === null && sources.length === 0 && !offered;
  return isUnused && Object.keys(tools).length === 0 && !('model' in memory);
}

/** An address, a number of the visitor's own, or a name. */
function tellsWho(text: string, language: Language, { country }: TenantProfile): boolean {
  const clause = clauseOf(text, language);
  if (INTRODUCES.test(clause.folded)) return true;
  const { emails, phones, orderNumbers, unreadable } = clause.entities({ country, orderExpected: false });
  return [emails, phones, orderNumbers, unreadable].some((found) => found.length > 0);
}

/** How the visitor is reached, which the prompt and the promises say. */
function placeOf({ channel, standing }: ChatRequest): unknown {
  return [channel ?? null, standing?.staysOnPage ?? null];
}
