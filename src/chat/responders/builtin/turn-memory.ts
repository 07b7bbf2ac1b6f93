import { LANGUAGES, type Language } from '../../../language/language.js';
import type { ConversationMemory } from '../../chat-engine.port.js';

/** The built-in responder's state between turns. */
export interface TurnMemory {
  language: Language | null;
  /** The tool that answered last. */
  previousTool: string | null;
  /** Ids of the sources of that tool's answer. */
  sources: string[];
  /** The tool that waits for the visitor's reply to its question. */
  awaitedBy: string | null;
  /** Whether the last answer offered a handoff. */
  offered: boolean;
  /** Each tool's own memory, by its name. */
  tools: Record<string, unknown>;
}

const MOST_CHARACTERS = 3_500;

/** Parses what this responder stored; anything else gives an empty memory. */
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

/** For storage; the tools' memories are dropped when they are too large. */
export function storedMemory(memory: TurnMemory): ConversationMemory {
  const stored: ConversationMemory = { ...memory };
  return JSON.stringify(stored).length <= MOST_CHARACTERS ? stored : { ...stored, tools: {} };
}
