import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { METRICS } from '../../platform/metrics/metrics.js';
import { ConversationNotices } from '../announcements.js';
import { CONVERSATION_ERRORS } from '../conversations.errors.js';
import { ConversationsService } from '../conversations.service.js';
import type { Turn } from '../conversation.types.js';
import { MessagesRepository } from '../messages.repository.js';
import { CANCELLED } from './turn-answers.repository.js';
import { TurnsRepository } from './turns.repository.js';

/** The process that runs the turn sees within a second that it was cancelled, also without Redis. */
const LONGEST_WAIT_MS = 3_000;
const LOOK_MS = 50;

/** Stops turns for visitors and businesses. */
@Injectable()
export class TurnCancellations {
  constructor(
    private readonly turns: TurnsRepository,
    private readonly messages: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly notices: ConversationNotices,
  ) {}

  /**
   * Idempotent: a turn that was cancelled before is returned as it is.
   * @returns the turn when it is over, or as it is after three seconds
   * @throws DomainError `not_found` of the conversation or the turn; `turn_finished` when it had ended by itself
   */
  async cancel(conversationId: string, turnId: string): Promise<Turn> {
    const turn = await this.turns.cancel(conversationId, turnId);
    if (!turn) return this.overAlready(conversationId, turnId);
    if (turn.status === 'failed') {
      await this.endedHere(turn);
      return turn;
    }
    await this.notices.turnsChanged(conversationId);
    return this.whenOver(turn);
  }

  private async overAlready(conversationId: string, turnId: string): Promise<Turn> {
    const turn = await this.turns.get(turnId);
    if (turn?.conversationId !== conversationId) {
      await this.conversations.get(conversationId);
      throw notFound('turn');
    }
    if (turn.isCancelled) return turn;
    throw CONVERSATION_ERRORS.turn_finished(
      `The turn is over already (${turn.status}): it cannot be cancelled.`,
    );
  }

  private async endedHere({ id: turnId, conversationId, messageIds }: Turn): Promise<void> {
    METRICS.turns.add({ responder: 'none', outcome: 'cancelled' });
    const last = await this.messages.get(messageIds.at(-1) ?? '');
    if (last) await this.notices.endedSilently({ turnId, conversationId, seq: last.seq }, CANCELLED);
  }

  private async whenOver(turn: Turn): Promise<Turn> {
    const until = performance.now() + LONGEST_WAIT_MS;
    let now = turn;
    while (now.finishedAt === null && performance.now() < until) {
      await delay(LOOK_MS);
      now = (await this.turns.get(turn.id)) ?? now;
    }
    return now;
  }
}
