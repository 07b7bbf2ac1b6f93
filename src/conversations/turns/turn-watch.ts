import { isAnswered } from '../conversation-state.js';
import type { ClaimedTurn } from '../conversation.types.js';
import type { EventLog } from '../../platform/realtime/event-log.js';
import { whenAvailable } from './database-retry.js';
import type { TurnLeases } from './turn-leases.js';
import type { TurnStanding } from './turn-claim.js';
import type { TurnsRepository } from './turns.repository.js';

/** Most turns are over before: they need no subscription. */
const LISTEN_AFTER_MS = 50;

/** The lease was lost: another worker answers the turn. */
export class TurnLost extends Error {
  override message = 'Another worker has taken the turn.';
}

/** A person has taken the conversation over, or it was closed: nothing more is said. */
export class TurnTakenOver extends Error {
  override message = 'A person has taken the conversation over.';
}

/** The visitor or the business has asked for the turn's end. */
export class TurnCancelled extends Error {
  override message = 'The turn was cancelled.';
}

/** One more message has joined the turn before it has spoken: the work begins anew, for all of them. */
export class MoreAsked extends Error {
  override message = 'One more message has joined the turn.';
}

/** The channel of `EventLog` that says: look at the turns of this conversation. */
export function turnSignal(conversationId: string): string {
  return `turns:${conversationId}`;
}

/**
 * Renews the lease of a turn that runs, and sees in its row what others have done to it: every second, and at once when
 * Redis says so.
 */
export class TurnWatch {
  private readonly ended = new AbortController();
  private joined = new AbortController();
  private readonly endLease: () => void;
  private readonly listening: NodeJS.Timeout;
  private unlisten = (): void => undefined;
  private isStopped = false;
  private hasSpoken = false;

  constructor(
    private turn: ClaimedTurn,
    private readonly turns: TurnsRepository,
    leases: TurnLeases,
    log: EventLog,
    private readonly limits: readonly AbortSignal[],
  ) {
    this.endLease = leases.keep(turn, (standing) => this.see(standing));
    this.listening = setTimeout(() => {
      this.unlisten = log.listen(turnSignal(turn.conversationId), () => void this.look());
    }, LISTEN_AFTER_MS);
  }

  /** Aborts with the reason why the present work is of no use. */
  signal(): AbortSignal {
    return AbortSignal.any([this.ended.signal, this.joined.signal, ...this.limits]);
  }

  /** Goes on with the turn as it is now. */
  goOn(turn: ClaimedTurn): void {
    this.turn = turn;
    this.joined = new AbortController();
  }

  /** Before the first word. @throws the reason why the turn must not speak */
  async speak(): Promise<void> {
    if (this.hasSpoken) return;
    this.hasSpoken = await whenAvailable(() => this.turns.speak(this.turn), this.signal());
    if (this.hasSpoken) return;
    await this.look();
    this.signal().throwIfAborted();
    throw new Error('The turn could not begin to speak.');
  }

  stop(): void {
    this.isStopped = true;
    this.endLease();
    clearTimeout(this.listening);
    this.unlisten();
  }

  private async look(): Promise<void> {
    // PostgreSQL is away: the lease may lapse, and the next look tells.
    const standing = await this.turns.renew(this.turn).catch(() => undefined);
    if (standing !== undefined) this.see(standing);
  }

  private see(standing: TurnStanding | null): void {
    if (this.isStopped) return;
    if (standing === null) this.ended.abort(new TurnLost());
    else if (standing.isCancelled) this.ended.abort(new TurnCancelled());
    else if (!isAnswered(standing.conversationStatus)) this.ended.abort(new TurnTakenOver());
    else if (standing.asked > this.turn.messages.length) this.joined.abort(new MoreAsked());
  }
}
