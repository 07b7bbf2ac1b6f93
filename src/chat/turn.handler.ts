import { AsyncLocalStorage } from 'node:async_hooks';
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
/** Whatever hangs, the conversation goes on. */
const LONGEST_TURN_MS = 30_000;
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
    const turn = await this.turns.claim(turnId);
    // Over, held by a live worker, waiting for an earlier turn, whose end sends this one, or erased.
    if (!turn) return this.turns.settleErased(turnId, outboxId);
    const finished =
      turn.attempts > MAX_TRIES
        ? await this.giveUp(turn, outboxId)
        : await this.whileRenewing(turn, (signal) => this.answer(turn, outboxId, signal));
    if (!finished) return;
    if (finished.message) await this.notices.announce(finished.message);
    else await this.notices.takenOver(turn);
    if (finished.next) await this.jobs.send(finished.next);
  }

  private async answer(turn: ClaimedTurn, outboxId: string, signal: AbortSignal): Promise<Finished | null> {
    const publisher = new TurnPublisher(this.log, turn);
    try {
      await publisher.resume();
      const { responder, answer } = await this.run(turn, publisher, signal);
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

  private run(turn: ClaimedTurn, publisher: TurnPublisher, signal: AbortSignal): Promise<Outcome> {
    // An aborted signal tells nobody any more.
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      let responder: Responder = 'builtin';
      let answer: Answer | null = null;
      // An engine may speak from a callback of its own connection, where no tenant is in context.
      const inContext = AsyncLocalStorage.snapshot();
      // Events are appended strictly one after the other.
      let sent = Promise.resolve();
      const running = this.engine.answer(toRequest(turn)).subscribe({
        next: (event) => {
          if (event.type === 'started') responder = event.responder;
          if (event.type === 'completed') answer = event.answer;
          sent = sent.then(() => (signal.aborted ? undefined : inContext(() => publisher.publish(event))));
        },
        error: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        complete: () => {
          const done = answer;
          const settle = () =>
            done
              ? resolve({ responder, answer: done })
              : reject(new Error('The engine ended without an answer.'));
          sent.then(settle, reject);
        },
      });
      signal.addEventListener('abort', () => {
        running.unsubscribe();
        reject(signal.reason instanceof Error ? signal.reason : new Error('The turn was stopped.'));
      });
    });
  }

  /** Runs with a deadline, and stops as soon as another worker owns the turn. */
  private async whileRenewing<T>(turn: ClaimedTurn, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    const renew = async () => {
      const owned = await this.turns.renew(turn).catch(() => true);
      if (!owned) lost.abort(new Error('Another worker has taken the turn.'));
    };
    const timer = setInterval(() => void renew(), RENEW_MS);
    try {
      return await work(AbortSignal.any([lost.signal, AbortSignal.timeout(LONGEST_TURN_MS)]));
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
    verifiedEmail: turn.visitor.verifiedEmail,
    text: turn.message.text,
    history: turn.history,
    memory: turn.memory,
    locale: turn.visitor.locale,
    at: turn.message.createdAt.toISOString(),
  };
}
