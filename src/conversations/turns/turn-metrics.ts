import { METRICS } from '../../platform/metrics/metrics.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { Responder } from '../../chat/chat-engine.port.js';
import type { ClaimedTurn } from '../conversation.types.js';
import { CANCELLED, TAKEN_OVER } from './turn-answers.repository.js';
import type { Finished } from './turns.repository.js';

/** How a turn ends that was not simply answered, by its code. */
const OUTCOMES: Readonly<Record<string, 'cancelled' | 'taken_over' | 'loop'>> = {
  [CANCELLED]: 'cancelled',
  [TAKEN_OVER]: 'taken_over',
  loop: 'loop',
};

/** Counts the first word that a visitor sees of an answer. */
export function countFirstWord(turn: ClaimedTurn, responder: Responder): void {
  METRICS.firstAnswerSeconds.observeMs({ responder }, sinceAsked(turn));
}

/** Counts a turn that is over. @param responder who has answered; null: nobody */
export function countTurn(turn: ClaimedTurn, { code, message }: Finished, responder: Responder | null): void {
  METRICS.tenantTurns.add({ tenant: currentTenantId() });
  if (code === null && responder) {
    METRICS.turns.add({ responder, outcome: message?.handoff ? 'handed_off' : 'answered' });
    METRICS.turnSeconds.observeMs({ responder }, sinceAsked(turn));
    return;
  }
  METRICS.turns.add({ responder: responder ?? 'none', outcome: OUTCOMES[code ?? ''] ?? 'failed' });
}

/** Milliseconds since the first of its messages was stored, by the clocks of PostgreSQL and of this process. */
function sinceAsked({ messages: [first] }: ClaimedTurn): number {
  return Date.now() - first.createdAt.getTime();
}
