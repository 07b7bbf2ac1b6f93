import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventLog } from '../../platform/realtime/event-log.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { LoopWatchdog } from '../../platform/watchdog/loop-watchdog.js';
import { REPLIES_REACH, type ClaimedTurn } from '../conversation.types.js';
import { ChatEngine, type Answer, type ChatRequest, type Responder } from '../../chat/chat-engine.port.js';
import { TurnPublisher } from './turn-publisher.js';
import { LEASE_SECONDS, TurnsRepository } from './turns.repository.js';

/** Deadline, so that an engine that hangs does not block the conversation. */
const LONGEST_TURN_MS = 30_000;
const RENEW_MS = (LEASE_SECONDS * 1000) / 3;
/**
 * A turn that still runs this long after the process was told to stop is released: the process is killed some seconds
 * later.
 */
const STOP_MS = 10_000;

export interface Outcome {
  responder: Responder;
  answer: Answer;
}

/** The turn was interrupted because its process must stop; not the turn's fault. */
export class ProcessStops extends Error {
  override message = 'The process stops; another one answers the turn.';
}

/** Runs the engine for a claimed turn: renews the lease, streams the engine's events, and enforces the deadlines. */
@Injectable()
export class TurnRunner implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly turns: TurnsRepository,
    private readonly engine: ChatEngine,
    private readonly log: EventLog,
    private readonly watchdog: LoopWatchdog,
  ) {}

  onModuleDestroy(): void {
    setTimeout(() => this.stopping.abort(new ProcessStops()), STOP_MS).unref();
  }

  /** @param commit Stores the outcome while the lease is still kept. @throws ProcessStops, and what the engine throws. */
  async run<T>(turn: ClaimedTurn, commit: (outcome: Outcome) => Promise<T>): Promise<T> {
    const { id: turnId, conversationId } = turn;
    const ended = this.watchdog.note({ tenantId: currentTenantId(), conversationId, turnId });
    try {
      return await this.whileRenewing(turn, async (signal) => {
        const publisher = new TurnPublisher(this.log, turn);
        await publisher.resume();
        const { responder, answer } = await this.listen(turn, publisher, signal);
        return commit({ responder, answer: { ...answer, text: publisher.finalText(answer.text) } });
      });
    } finally {
      ended();
    }
  }

  private listen(turn: ClaimedTurn, publisher: TurnPublisher, signal: AbortSignal): Promise<Outcome> {
    // A signal that is aborted already emits no event.
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      let responder: Responder = 'builtin';
      let answer: Answer | null = null;
      // An engine may send events from a callback of its own connection, outside the tenant's context.
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

  /** Runs with a deadline, and stops when another worker has claimed the turn. */
  private async whileRenewing<T>(turn: ClaimedTurn, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    const renew = async () => {
      const owned = await this.turns.renew(turn).catch(() => true);
      if (!owned) lost.abort(new Error('Another worker has taken the turn.'));
    };
    const timer = setInterval(() => void renew(), RENEW_MS);
    try {
      return await work(
        AbortSignal.any([lost.signal, this.stopping.signal, AbortSignal.timeout(LONGEST_TURN_MS)]),
      );
    } finally {
      clearInterval(timer);
    }
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
    standing: {
      waiting: turn.conversationStatus === 'waiting',
      reachable: turn.visitor.reachable,
      staysOnPage: !REPLIES_REACH.includes(turn.channel),
    },
    at: turn.message.createdAt.toISOString(),
  };
}
