import type { AssistantTool } from '../../../assistant/chat-tool.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { Answer, ChatRequest, TurnEvent } from '../../chat-engine.port.js';
import type { BuiltinResponder } from '../builtin/builtin-responder.js';
import { TurnNotes, type NotedCall, type ReadMessage } from '../builtin/turn-notes.js';
import type { ReadQuestion } from '../../turn-trace.types.js';

/** What the built-in responder would answer: a model's first evidence, and its fallback. */
export interface BuiltinReading extends ReadMessage {
  events: readonly TurnEvent[];
  answer: Answer;
  questions: readonly ReadQuestion[];
  calls: readonly NotedCall[];
  isSmallTalk: boolean;
  isRefused: boolean;
}

/** Runs the built-in responder to its end without showing anything of it. */
export async function readBuiltin(
  builtin: BuiltinResponder,
  request: ChatRequest,
  tenant: TenantProfile,
  tools: readonly AssistantTool[],
  signal: AbortSignal,
): Promise<BuiltinReading> {
  const notes = new TurnNotes();
  const events: TurnEvent[] = [];
  for await (const event of builtin.respond(request, tenant, tools, signal, notes)) {
    signal.throwIfAborted();
    events.push(event);
  }
  const last = events.at(-1);
  if (last?.type !== 'completed') throw new Error('The built-in responder ended without an answer.');
  return readingOf(notes, events, last.answer);
}

/** @param notes of a run that has ended */
export function readingOf(notes: TurnNotes, events: readonly TurnEvent[], answer: Answer): BuiltinReading {
  const { message, questions, calls, isSmallTalk, isRefused } = notes;
  if (!message) throw new Error('The built-in responder has read no message.');
  return { ...message, events, answer, questions, calls, isSmallTalk, isRefused };
}
