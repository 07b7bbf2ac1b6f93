import type { ToolContext, ToolResult } from '../../../assistant/chat-tool.js';
import type { Clause } from '../../../assistant/clause.js';
import type { SkilledTool } from '../../../assistant/skill.js';
import type { ReadQuestion } from '../../turn-trace.types.js';
import type { Candidate } from './arbitration.js';
import type { TurnMemory } from './turn-memory.js';

/** The message as it was read. */
export interface ReadMessage {
  message: Clause;
  clauses: Clause[];
  /** The one that every call of a tool in this turn is given: tools keep by it what they have read. */
  context: ToolContext;
  memory: TurnMemory;
}

/** A call that the built-in responder has made. */
export interface NotedCall {
  tool: SkilledTool;
  /** With the internal fields of the responder. */
  input: unknown;
  /** Null when the tool failed. */
  result: ToolResult<unknown> | null;
  /** Milliseconds that it took. */
  ms: number;
  /** What the answer said of it, and how sure it is, 0..1; null when the tool failed or a person answers instead. */
  said: { text: string; confidence: number; awaits: boolean } | null;
}

/** What the built-in responder did for one turn, beside its answer: evidence for a model, and for the business's trace. */
export class TurnNotes {
  message: ReadMessage | null = null;
  readonly questions: ReadQuestion[] = [];
  readonly calls: NotedCall[] = [];
  /** Only courtesies, or no words at all. */
  isSmallTalk = false;
  /** The message tries to change the assistant's rules. */
  isRefused = false;

  read({ clause, tool, reading }: Candidate): void {
    this.questions.push({ text: clause.raw, tool: tool?.name ?? null, score: reading.score });
  }

  /** @param ms that it took */
  ran(tool: SkilledTool, input: unknown, result: ToolResult<unknown> | null, ms: number): NotedCall {
    const call: NotedCall = { tool, input, result, ms, said: null };
    this.calls.push(call);
    return call;
  }
}
