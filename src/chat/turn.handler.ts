import { Logger } from '@nestjs/common';
import { JobHandler, JobHandlerPort, type JobHandling } from '../platform/queueing/job-kinds.js';
import { JobSender } from '../platform/queueing/outbox.js';
import { EventLog } from '../platform/realtime/event-log.js';
import { currentTenantId } from '../platform/tenancy/request-context.js';
import { TenantProfiles } from '../platform/tools/tenant-profiles.js';
import { ConversationNotices } from './conversation-notices.js';
import type { ClaimedTurn } from './conversation.types.js';
import { ChatEngine, type Answer, type ChatRequest, type Responder } from './engine/chat-engine.js';
import { noticeText } from './notices.js';
import { TurnPublisher } from './turn-publisher.js';
import { LEASE_SECONDS, TurnsRepository, type Finished } from './turns.repository.js';

/** A turn whose worker died or failed this often is given up, and a person takes over. */
const MAX_TRIES = 3;
const RENEW_MS = (LEASE_SECONDS * 1000) / 3;

interface Outcome {
  responder: Responder;
  answer: Answer;
}

/** Answers one turn: claim, engine, stream, commit. Killed anywhere, the next try ends with one answer. */
@JobHandler('turn.answer')
export class TurnHandler extends JobHandlerPort {
  private readonly logger = new Logger('Turn');

  constructor(
    private readonly turns: TurnsRepository,
    private readonly engine: ChatEngine,
    private readonly log: EventLog,
    private readonly notices: ConversationNotices,
    private readonly tenants: TenantProfiles,
    private readonly jobs: JobSender,
  ) {
    super();
  }

  async handle({ outboxId, reference: turnId }: JobHandling): Promise<void> {
    const { claimed: turn } = await this.turns.claim(turnId);
    // Over, held by a live worker, or waiting for an earlier turn, whose end sends this one.
    if (!turn) return;
    const finished =
      turn.attempts > MAX_TRIES
        ? await this.giveUp(turn, outboxId)
        : await this.whileRenewing(turn, () => this.answer(turn, outboxId));
    if (!finished) return;
    await this.notices.announce(finished.message);
    if (finished.next) await this.jobs.send(finished.next);
  }

  private async answer(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    const publisher = new TurnPublisher(this.log, turn);
    try {
      await publisher.resume();
      const { responder, answer } = await this.run(turn, publisher);
      const text = publisher.finalText(answer.text);
      return await this.turns.complete(turn, responder, { ...answer, text }, outboxId);
    } catch (error) {
      if (turn.attempts < MAX_TRIES) {
        await this.turns.release(turn).catch(() => undefined);
        throw error;
      }
      this.logger.error({ err: error, turnId: turn.id }, 'The turn failed for good');
      return this.giveUp(turn, outboxId);
    }
  }

  private run(turn: ClaimedTurn, publisher: TurnPublisher): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      let responder: Responder = 'builtin';
      let answer: Answer | null = null;
      // Events are appended strictly one after the other.
      let sent = Promise.resolve();
      this.engine.answer(toRequest(turn)).subscribe({
        next: (event) => {
          if (event.type === 'started') responder = event.responder;
          if (event.type === 'completed') answer = event.answer;
          sent = sent.then(() => publisher.publish(event));
        },
        error: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        complete: () => {
          const done = answer;
          sent.then(
            () =>
              done
                ? resolve({ responder, answer: done })
                : reject(new Error('The engine ended without an answer.')),
            reject,
          );
        },
      });
    });
  }

  private async whileRenewing<T>(turn: ClaimedTurn, work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => void this.turns.renew(turn).catch(() => undefined), RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async giveUp(turn: ClaimedTurn, outboxId: string): Promise<Finished | null> {
    const { locale } = await this.tenants.profile();
    return this.turns.fail(
      turn,
      'turn_failed',
      noticeText('failed', turn.visitor.locale ?? locale),
      outboxId,
    );
  }
}

function toRequest(turn: ClaimedTurn): ChatRequest {
  return {
    tenantId: currentTenantId(),
    conversationId: turn.conversationId,
    turnId: turn.id,
    visitorId: turn.visitor.id,
    text: turn.message.text,
    history: turn.history,
    memory: turn.memory,
    locale: turn.visitor.locale,
    at: turn.message.createdAt.toISOString(),
  };
}
