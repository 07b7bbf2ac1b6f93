import type { ChatRequest, TurnEvent } from '../chat-engine.port.js';
import { keptTraceOfCache } from '../trace/kept-trace.js';
import type { KeptAnswer } from './answer-store.port.js';
import type { CommonQuestion } from './common-question.js';

/** The events of a turn that gets a kept answer: its text in one piece, its sources and its memory as they were. */
export function* replay(
  { answer, microUsd }: KeptAnswer,
  { keepsTrace }: ChatRequest,
  { language, tenant }: CommonQuestion,
): Iterable<TurnEvent> {
  yield { type: 'started', responder: 'cache' };
  yield { type: 'delta', text: answer.text };
  for (const citation of answer.citations) yield { type: 'citation', citation };
  const kept = keepsTrace && { kept: keptTraceOfCache(language, answer.citations, tenant) };
  yield { type: 'completed', answer: { ...answer, savedMicroUsd: microUsd }, ...kept };
}
