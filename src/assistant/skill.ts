import type { AssistantTool, ToolContext, ToolResult } from './chat-tool.js';
import type { Clause } from './clause.js';

/** What a skill may know of the conversation beside the clause. */
export interface Dialogue {
  /** All clauses of this message, the current one included. */
  clauses: Clause[];
  /** What this tool stored in earlier turns of this conversation; undefined at first. */
  memory: unknown;
  /** The tool that answered the previous turn, for follow-ups such as "and on Sunday?". */
  previousTool: string | null;
  /** True when the assistant's last answer asked the visitor for something this tool needs. */
  awaited: boolean;
}

/** A reading of a clause as a call of one tool. */
export interface Reading<Input> {
  /** 0..1: 0.9 and more is certain, below 0.3 is not considered; the highest of all tools answers the clause. */
  score: number;
  input: Input;
}

export interface Said {
  text: string;
  /** Set when the answer asks the visitor for something, so that the next message is read in that light. */
  awaits?: boolean;
  /** Replaces this tool's memory when present. */
  memory?: unknown;
  /** 0..1 */
  confidence: number;
}

/**
 * A tool that the built-in responder can use without a model: it reads clauses and says results itself,
 * in every language, so the words for an ability live with the ability.
 */
export interface SkilledTool<Input = unknown, Data = unknown> extends AssistantTool<Input, Data> {
  read(clause: Clause, dialogue: Dialogue, context: ToolContext): Promise<Reading<Input> | null>;
  say(input: Input, result: ToolResult<Data>, clause: Clause, dialogue: Dialogue, context: ToolContext): Said;
  /**
   * Reads a clause without asking any store, as a first question and as one that follows an answer of this tool. For
   * nothing but the cost: a pattern is compiled when it first reads, and that must not hold up the first visitor.
   * @param dialogue without memory and previous tool
   */
  warmUp(clause: Clause, dialogue: Dialogue, context: ToolContext): unknown;
}

export function isSkilled(tool: AssistantTool): tool is SkilledTool {
  return 'read' in tool && 'say' in tool;
}
