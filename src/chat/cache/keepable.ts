import type { AssistantTool } from '../../assistant/chat-tool.js';
import { UNSURE } from '../../assistant/confidence.js';
import { isSkilled } from '../../assistant/skill.js';
import type { Answer } from '../chat-engine.port.js';
import { memoryFrom } from '../responders/builtin/turn-memory.js';

/**
 * Whether an answer of a model may be given to others: whole, sure, nothing left open, and nothing personal in it.
 * @param called every tool that was called or asked for, also in vain
 * @param model the one that should have answered; another stood in for it while it was away
 */
export function isKeepable(
  answer: Answer,
  called: readonly string[],
  tools: readonly AssistantTool[],
  model: string,
): boolean {
  const { handoff, degraded, isIncomplete, heldBack = 0, unanswered, confidence, cost, memory } = answer;
  if (handoff !== null || degraded || isIncomplete === true || heldBack > 0) return false;
  if (unanswered !== null || confidence < UNSURE || cost?.model !== model) return false;
  if (memoryFrom(memory).awaitedBy !== null) return false;
  const personal = new Set(tools.filter(isPersonal).map(({ name }) => name));
  return !called.some((name) => personal.has(name)) && !answer.citations.some(({ kind }) => kind === 'order');
}

function isPersonal(tool: AssistantTool): boolean {
  return isSkilled(tool) && (tool.ownsVisitorData === true || tool.endsConversation === true);
}
