import type { SkilledTool } from '../../../assistant/skill.js';
import { LANGUAGES, type Language } from '../../../language/language.js';
import { yieldNow } from '../../../platform/time/yield-now.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { ChatRequest } from '../../chat-engine.port.js';
import { asksNothing } from './clause-roles.js';
import { signOf } from './signs.js';
import { begin } from './turn.js';
import { BUILTIN_WORDS } from './words/patterns.js';

/** V8 compiles a pattern to byte code at its first use and to machine code at the second. */
const READINGS = 2;

/**
 * Makes a sentence's string two-byte, for which V8 compiles patterns separately; folding does not change these
 * characters.
 */
function inTwoBytes(text: string): string {
  return text.replace(/[?.!؟]/gu, ' ☺$&');
}

/**
 * Interprets some messages in each language as a turn would, without any store. Otherwise the first message of a
 * process compiles some hundred patterns and blocks all other requests.
 */
export async function warmUp(tools: readonly SkilledTool[]): Promise<void> {
  for (const language of LANGUAGES) {
    const messages = BUILTIN_WORDS[language].warmUp;
    for (const text of messages.flatMap((message) => [message, inTwoBytes(message)]))
      for (let reading = 0; reading < READINGS; reading++) await read(text, language, tools);
  }
}

async function read(text: string, language: Language, tools: readonly SkilledTool[]): Promise<void> {
  signOf(text);
  const turn = begin({ ...REQUEST, text, locale: language }, TENANT, tools);
  const { clauses, context } = turn;
  for (const clause of clauses) {
    await yieldNow();
    asksNothing(clause);
    for (const tool of tools) {
      await yieldNow();
      await tool.warmUp(clause, { clauses, memory: undefined, previousTool: null, awaited: false }, context);
    }
  }
}

/** No real tenant: no store is queried. */
const TENANT: TenantProfile = {
  id: '',
  name: '',
  locale: 'en',
  timezone: 'UTC',
  currency: 'EUR',
  country: null,
  knowledgeVersion: 0,
  assistant: { name: '', greeting: '', handoffTopics: [] },
};
const REQUEST: Omit<ChatRequest, 'text'> = {
  tenantId: '',
  conversationId: '',
  turnId: '',
  visitorId: '',
  verifiedEmail: null,
  history: [],
  memory: {},
  locale: null,
  at: new Date(0).toISOString(),
};
