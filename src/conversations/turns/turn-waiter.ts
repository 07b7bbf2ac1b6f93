import { Injectable } from '@nestjs/common';
import type { LoggedEvent } from '../../platform/realtime/event-log.js';
import { ConversationsService } from '../conversations.service.js';
import { concernsTurn, endsTurn } from '../conversation-events.js';
import type { Message, Turn } from '../conversation.types.js';
import { MessagesRepository } from '../messages.repository.js';
import type { StoredMessage } from '../receive-message.js';
import { TurnsRepository } from './turns.repository.js';

export interface TurnResult {
  message: Message;
  answer: Message | null;
  turn: Turn | null;
}

/** Follows one turn from its message to its end. */
@Injectable()
export class TurnWaiter {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly turns: TurnsRepository,
    private readonly messages: MessagesRepository,
  ) {}

  /** The turn's events up to and including its last; none when there is no turn. */
  async *events({ message, turnId }: StoredMessage, signal: AbortSignal): AsyncGenerator<LoggedEvent> {
    if (turnId === null) return;
    const after = { seq: message.seq, step: 0 };
    for await (const event of this.conversations.follow(message.conversationId, after, signal)) {
      if (concernsTurn(event, turnId)) yield event;
      if (endsTurn(event, turnId)) return;
    }
  }

  /** Waits for the answer, at most `ms`; then returns the turn's current state. */
  async wait(stored: StoredMessage, ms: number): Promise<TurnResult> {
    if (stored.present && ms <= 0) return { message: stored.message, answer: null, turn: stored.present };
    const timeout = AbortSignal.timeout(Math.max(ms, 1));
    if (stored.turnId !== null && ms > 0) {
      const events = this.events(stored, timeout);
      while ((await events.next()).done !== true);
    }
    return this.result(stored);
  }

  private async result({ message, turnId }: StoredMessage): Promise<TurnResult> {
    const turn = turnId === null ? null : await this.turns.get(turnId);
    const answer = turn?.answerId == null ? null : await this.messages.get(turn.answerId);
    return { message, answer, turn };
  }
}
