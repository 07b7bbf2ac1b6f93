import { UNSURE } from '../../../assistant/confidence.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import type { ConversationMemory } from '../../chat-engine.port.js';
import type { Route } from '../../turn-trace.types.js';
import type { BuiltinReading } from './builtin-reading.js';

/** From this confidence on the built-in answer is sure, until the business sets its own threshold. */
export const DEFAULT_THRESHOLD = 0.85;

/** What the router reads of the built-in answer. */
export type RoutedReading = Pick<
  BuiltinReading,
  'answer' | 'calls' | 'isSmallTalk' | 'isRefused' | 'context'
>;

/** Decides which responder answers a turn that a model could answer. */
export class TurnRouter {
  /**
   * @param hasModel whether there is a model to ask
   * @param isLate whether the message has waited too long for one
   */
  constructor(
    private readonly tenant: Pick<TenantProfile, 'assistant'>,
    private readonly hasModel: boolean,
    private readonly isLate = false,
  ) {}

  /** @param memory of the conversation, before this turn */
  route(reading: RoutedReading, memory: ConversationMemory): Route {
    const kept = keptFromModels(reading);
    if (kept) return kept;
    const { mode = 'auto' } = this.tenant.assistant;
    if (mode === 'builtin') return { to: 'builtin', why: 'mode' };
    if (!this.hasModel) return { to: 'builtin', why: 'no_model' };
    if (this.isLate) return { to: 'builtin', why: 'late' };
    if (mode === 'model') return { to: 'model', why: 'mode' };
    if (reading.isSmallTalk && !hasModelAsked(memory)) return { to: 'builtin', why: 'small_talk' };
    if (isOwnData(reading)) return { to: 'builtin', why: 'own_data' };
    if (this.isSure(reading)) return { to: 'builtin', why: 'sure' };
    return { to: 'model', why: 'unsure' };
  }

  private isSure({ answer }: RoutedReading): boolean {
    const { threshold = DEFAULT_THRESHOLD } = this.tenant.assistant;
    // A tool that failed has left its question open; an answer without the search by meaning is as sure as it says.
    return answer.confidence >= threshold && answer.unanswered === null;
  }
}

/** What no model may answer, whatever the business has set. */
function keptFromModels({ answer, calls, isRefused, context }: RoutedReading): Route | null {
  if (answer.handoff !== null || calls.some(({ tool }) => tool.endsConversation))
    return { to: 'builtin', why: 'person' };
  if (context.standing?.waiting === true) return { to: 'builtin', why: 'waiting' };
  return isRefused ? { to: 'builtin', why: 'refusal' } : null;
}

/**
 * Only the visitor's own records were asked for. What they are told of them is policy, word for word: a wrong proof and
 * an unknown order sound alike.
 */
function isOwnData({ answer, calls }: RoutedReading): boolean {
  if (answer.unanswered !== null || answer.confidence < UNSURE) return false;
  return calls.length > 0 && calls.every(({ tool }) => tool.ownsVisitorData);
}

/** "Yes" is no small talk when it answers a model's question. */
export function hasModelAsked({ model }: ConversationMemory): boolean {
  return typeof model === 'object' && model !== null && 'asked' in model && model.asked === true;
}
