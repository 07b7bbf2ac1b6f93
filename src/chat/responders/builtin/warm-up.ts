import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import { findEntities } from '../../../language/entities/entities.js';
import { LANGUAGES, type Language } from '../../../language/language.js';
import { giveWay } from '../../../platform/time/give-way.js';
import { readSmallTalk } from './small-talk.js';
import { splitClauses } from './clause-splitter.js';
import { BUILTIN_WORDS } from './words/patterns.js';

/** The engine compiles a pattern to byte code at its first reading and to machine code at the second. */
const READINGS = 2;

/**
 * Makes each sentence one of two-byte characters, for which patterns are compiled apart: folding leaves them as they are.
 */
function inTwoBytes(text: string): string {
  return text.replace(/[?.!؟]/gu, ' ☺$&');
}

/**
 * Reads some messages in each language as a turn would, without any store. Without it the first message of a process
 * compiles some hundred patterns, and everybody else waits for that.
 */
export async function warmUp(tools: readonly SkilledTool[]): Promise<void> {
  for (const language of LANGUAGES) {
    const messages = BUILTIN_WORDS[language].warmUp;
    for (const text of messages.flatMap((message) => [message, inTwoBytes(message)]))
      for (let reading = 0; reading < READINGS; reading++) await read(text, language, tools);
  }
}

async function read(text: string, language: Language, tools: readonly SkilledTool[]): Promise<void> {
  findEntities(text, { country: CONTEXT.tenant.country, orderExpected: false });
  const clauses = splitClauses(text, language, []);
  for (const clause of clauses) {
    await giveWay();
    readSmallTalk(clause);
    for (const tool of tools) {
      await giveWay();
      await tool.warmUp(clause, { clauses, memory: undefined, previousTool: null, awaited: false }, CONTEXT);
    }
  }
}

/** Nobody's: no store is asked. */
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
