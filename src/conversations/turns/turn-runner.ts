import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { EventLog } from '../../platform/realtime/event-log.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { LoopWatchdog } from '../../platform/watchdog/loop-watchdog.js';
import { REPLIES_REACH, type ClaimedTurn } from '../conversation.types.js';
import {
  ChatEngine,
  LONGEST_TURN_MS,
  type Answer,
  type ChatRequest,
  type Responder,
  type TurnEvent,
} from '../../chat/chat-engine.port.js';
import type { KeptTrace } from '../../chat/kept-trace.types.js';
import { whenAvailable } from './database-retry.js';
import { joinedText } from './gathering.js';
import type { SpokenAnswer } from './turn-answers.repository.js';
import { TurnLeases } from './turn-leases.js';
import { countFirstWord } from './turn-metrics.js';
import { TurnPublisher } from './turn-publisher.js';
import { MoreAsked, TurnCancelled, TurnLost, TurnWatch } from './turn-watch.js';
import { TurnsRepository } from './turns.repository.js';

/**
 * A turn that still runs this long after the process was told to stop is released: the process is killed some seconds
 * later.
 */
const STOP_MS = 10_000;

export interface Outcome {
  responder: Responder;
  answer: Answer;
  /** How it came about. */
  trace: KeptTrace | null;
}

/** The turn was interrupted because its process must stop; not the turn's fault. */
export class ProcessStops extends Error {
  override message = 'The process stops; another one answers the turn.';
}

/** The turn was cancelled: what it has said until then is its answer. */
export class TurnStopped extends Error {
  constructor(
    readonly responder: Responder,
    readonly answer: SpokenAnswer,
  ) {
    super('The turn was cancelled.');
  }
}

/** Runs the engine for a claimed turn: streams the engine's events, and enforces the deadlines. */
@Injectable()
export class TurnRunner implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly turns: TurnsRepository,
    private readonly leases: TurnLeases,
    private readonly engine: ChatEngine,
    private readonly log: EventLog,
    private readonly watchdog: LoopWatchdog,
  ) {}

  onModuleDestroy(): void {
    setTimeout(() => this.stopping.abort(new ProcessStops()), STOP_MS).unref();
  }

  /**
   * @param commit Stores the outcome while the lease is still kept.
   * @throws ProcessStops, TurnLost, TurnTakenOver, TurnStopped, and what the engine throws
   */
  async run<T>(turn: ClaimedTurn, commit: (outcome: Outcome) => Promise<T>): Promise<T> {
    const { id: turnId, conversationId } = turn;
    const ended = this.watchdog.note({ tenantId: currentTenantId(), conversationId, turnId });
    const limits = [this.stopping.signal, AbortSignal.timeout(LONGEST_TURN_MS)];
    const watch = new TurnWatch(turn, this.turns, this.leases, this.log, limits);
    try {
      const outcome = await this.untilAnswered(turn, watch);
      return await whenAvailable(() => commit(outcome), watch.signal());
    } finally {
      watch.stop();
      ended();
    }
  }

  /** What readers have of a turn that an earlier attempt has begun. */
  async shownBefore(turn: ClaimedTurn): Promise<string> {
    const publisher = new TurnPublisher(this.log, turn);
    await publisher.resume();
    return publisher.shown();
  }

  /** Begins anew whenever a message joins the turn before it has spoken. */
  private async untilAnswered(turn: ClaimedTurn, watch: TurnWatch): Promise<Outcome> {
    for (let asked = turn; ;) {
      try {
        return await this.answered(asked, watch);
      } catch (error) {
        if (!(error instanceof MoreAsked)) throw error;
      }
      const now = await this.turns.reread(asked);
      if (!now) throw new TurnLost();
      asked = now;
      watch.goOn(now);
    }
  }

  private async answered(turn: ClaimedTurn, watch: TurnWatch): Promise<Outcome> {
    const publisher = new TurnPublisher(this.log, turn);
    await publisher.resume();
    const run: Run = {
      ...{ responder: 'builtin', answer: null, trace: null, citations: [], tools: [] },
      // What an earlier attempt has said was counted then.
      hasSpoken: turn.attempts > 1,
    };
    try {
      const answer = await this.listen(turn, publisher, watch, run);
      const { responder, trace } = run;
      return { responder, trace, answer: { ...answer, text: publisher.finalText(answer.text) } };
    } catch (error) {
      if (!(error instanceof TurnCancelled)) throw error;
      throw new TurnStopped(run.responder, stoppedAnswer(turn, await publisher.shown(), run));
    }
  }

  private listen(turn: ClaimedTurn, publisher: TurnPublisher, watch: TurnWatch, run: Run): Promise<Answer> {
    const signal = watch.signal();
    // A signal that is aborted already emits no event.
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      // An engine may send events from a callback of its own connection, outside the tenant's context.
      const inContext = AsyncLocalStorage.snapshot();
      const tell = async (event: TurnEvent) => {
        if (signal.aborted) return;
        if (SPEAKS[event.type]) await watch.speak();
        note(event, run);
        await publisher.publish(event);
        if (event.type === 'delta' && !run.hasSpoken) countFirstWord(turn, run.responder);
        run.hasSpoken ||= event.type === 'delta';
      };
      // Events are appended strictly one after the other.
      let sent = Promise.resolve();
      const running = new Subscription();
      const answering = this.engine.answer(toRequest(turn)).subscribe({
        next: (event) => {
          sent = sent.then(() => inContext(() => tell(event)));
          sent.catch(fail);
        },
        error: fail,
        complete: () => {
          const settle = () =>
            run.answer ? resolve(run.answer) : reject(new Error('The engine ended without an answer.'));
          sent.then(settle, fail);
        },
      });
      running.add(answering);
      function fail(error: unknown): void {
        running.unsubscribe();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
      signal.addEventListener('abort', () => {
        running.unsubscribe();
        const stop = () => fail(signal.reason);
        // What is being appended is known to readers.
        sent.then(stop, stop);
      });
    });
  }
}

/** What a run of the engine has given so far. */
interface Run {
  responder: Responder;
  answer: Answer | null;
  trace: KeptTrace | null;
  citations: Answer['citations'];
  tools: Answer['tools'];
  /** The visitor has seen a word of the answer. */
  hasSpoken: boolean;
}

/** Events by which readers learn of the answer. */
const SPEAKS: Record<TurnEvent['type'], boolean> = {
  started: false,
  'tool-started': false,
  'tool-finished': false,
  delta: true,
  citation: true,
  handoff: true,
  completed: true,
};

function note(event: TurnEvent, run: Run): void {
  if (event.type === 'started') run.responder = event.responder;
  if (event.type === 'completed') {
    run.answer = event.answer;
    run.trace = event.kept ?? null;
  }
  if (event.type === 'citation') run.citations.push(event.citation);
  if (event.type === 'tool-finished') run.tools.push({ name: event.name, ok: event.ok });
}

function toRequest(turn: ClaimedTurn): ChatRequest {
  return {
    tenantId: currentTenantId(),
    conversationId: turn.conversationId,
    turnId: turn.id,
    visitorId: turn.visitor.id,
    verifiedEmail: turn.visitor.verifiedEmail,
    text: joinedText(turn.messages.map(({ text }) => text)),
    messages: turn.messages.length,
    history: turn.history,
    memory: turn.memory,
    locale: turn.visitor.locale,
    channel: turn.channel,
    standing: {
      waiting: turn.conversationStatus === 'waiting',
      reachable: turn.visitor.reachable,
      staysOnPage: !REPLIES_REACH.includes(turn.channel),
    },
    keepsTrace: true,
    waitedMs: Math.max(0, Date.now() - turn.messages[0].createdAt.getTime()),
    at: (turn.messages.at(-1) ?? turn.messages[0]).createdAt.toISOString(),
  };
}

/** @param text what readers have seen */
export function stoppedAnswer(
  { memory }: ClaimedTurn,
  text: string,
  { citations, tools }: Pick<Answer, 'citations' | 'tools'>,
): SpokenAnswer {
  const nothing = { handoff: null, confidence: null, suggestions: [], unanswered: null, degraded: false };
  return { text, citations, tools, memory, ...nothing, isIncomplete: true };
}
