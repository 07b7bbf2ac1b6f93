import { LANGUAGES, type Language } from '../../../language/language.js';
import type { ConversationMemory } from '../../chat-engine.port.js';

/** What the built-in responder keeps between turns. */
export interface TurnMemory {
  language: Language | null;
  /** The tool that answered last. */
  previousTool: string | null;
  /** Ids of what that tool's answer rested on. */
  sources: string[];
  /** The tool whose question to the visitor is open. */
  awaitedBy: string | null;
  /** The last answer offered a person. */
  offered: boolean;
  /** Each tool's own memory, by its name. */
  tools: Record<string, unknown>;
}

const MOST_CHARACTERS = 3_500;

/** Reads what this responder wrote earlier; anything else starts afresh. */
export function memoryFrom(stored: ConversationMemory): TurnMemory {
  const { language, previousTool, sources, awaitedBy, offered, tools } = stored;
  return {
    language: LANGUAGES.find((each) => each === language) ?? null,
    previousTool: typeof previousTool === 'string' ? previousTool : null,
    sources: Array.isArray(sources) ? sources.filter((each) => typeof each === 'string') : [],
    awaitedBy: typeof awaitedBy === 'string' ? awaitedBy : null,
    offered: offered === true,
    tools: typeof tools === 'object' && tools !== null ? { ...tools } : {},
  };
}

/** As stored; what the tools remember is given up when it grows beyond bounds. */
export function storedMemory(memory: TurnMemory): ConversationMemory {
  const stored: ConversationMemory = { ...memory };
  return JSON.stringify(stored).length <= MOST_CHARACTERS ? stored : { ...stored, tools: {} };
}
