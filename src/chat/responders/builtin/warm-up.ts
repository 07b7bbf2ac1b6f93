import type { ToolContext } from '../../../assistant/chat-tool.js';
import { clauseOf } from '../../../assistant/clause.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import { LANGUAGES, type Language } from '../../../language/language.js';
import { yieldNow } from '../../../platform/time/yield-now.js';
import { readSmallTalk } from './small-talk.js';
import { splitClauses } from './clause-splitter.js';
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
  const message = clauseOf(text, language);
  message.entities({ country: CONTEXT.tenant.country, orderExpected: false });
  const clauses = splitClauses(message, []);
  for (const clause of clauses) {
    await yieldNow();
    readSmallTalk(clause);
    for (const tool of tools) {
      await yieldNow();
      await tool.warmUp(clause, { clauses, memory: undefined, previousTool: null, awaited: false }, CONTEXT);
    }
  }
}

/** No real tenant: no store is queried. */
const CONTEXT: ToolContext = {
  tenant: {
    id: '',
    name: '',
    locale: 'en',
    timezone: 'UTC',
    currency: 'EUR',
    country: null,
    knowledgeVersion: 0,
    assistant: { name: '', greeting: '', handoffTopics: [] },
  },
  conversationId: '',
  visitorId: '',
  verifiedEmail: null,
  now: new Date(0),
};
