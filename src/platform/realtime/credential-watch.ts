import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DeadlinePassed, withDeadline } from '../../kernel/deadline.js';
import { DomainError, type ErrorCategory } from '../../kernel/errors.js';
import { principalOf, reauthenticate } from '../auth/principal.js';
import { CredentialChanges, type CredentialChange } from './credential-changes.js';

/** Where a change is not told, a stream outlives its credential by this and the credential cache's five seconds. */
const RECHECK_EVERY_MS = 4_000;
/** Limits the database queries at one time when thousands of streams are open. */
const CHECKED_AT_ONCE = 8;
/** A lookup that never answers must not delay later rounds. */
const ROUND_MS = 3_500;

interface Watched {
  request: object;
  end: (refusal: DomainError) => void;
  isChecking: boolean;
  /** When its credential was last checked, in ms; 0 before. */
  checkedAt: number;
}

/**
 * Checks the credentials of what outlives its request, event streams and sockets: when they have changed, and again and again
 * in case nobody tells so. One whose credential is no longer valid (revoked, expired, business suspended) is ended.
 */
@Injectable()
export class CredentialWatch implements OnModuleInit, BeforeApplicationShutdown {
  private readonly open = new Set<Watched>();
  private checking = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly changes: CredentialChanges) {}

  /** Not started with the first stream, because the timer would run in that request's context. */
  onModuleInit(): void {
    this.timer = setInterval(() => void this.checkAll(), RECHECK_EVERY_MS).unref();
    // Added after the caches, which have forgotten by then what has changed.
    this.changes.listen((change) => void this.checkChanged(change));
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /**
   * @param request One that the guard has let in.
   * @param end Called when the credential is refused.
   * @returns a function that ends the watch
   */
  watch(request: object, end: (refusal: DomainError) => void): () => void {
    const watched: Watched = { request, end, isChecking: false, checkedAt: 0 };
    this.open.add(watched);
    return () => this.open.delete(watched);
  }

  private async checkAll(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const waiting = this.byLastCheck();
    await withDeadline(checkEach(waiting), ROUND_MS, 'A round').catch(ignoreTimeout);
    waiting.length = 0;
    this.checking = false;
  }

  private async checkChanged(change: CredentialChange): Promise<void> {
    await checkEach(this.byLastCheck().filter(({ request }) => isAffected(request, change)));
  }

  /** Sorted so that the one checked longest ago is last and is taken first. */
  private byLastCheck(): Watched[] {
    const idle = [...this.open].filter(({ isChecking }) => !isChecking);
    return idle.sort((one, other) => other.checkedAt - one.checkedAt);
  }
}

/** @param waiting Its last one is taken first; who empties it ends the work. */
async function checkEach(waiting: Watched[]): Promise<void> {
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await check(next);
  };
  await Promise.all(Array.from({ length: CHECKED_AT_ONCE }, worker));
}

function isAffected(request: object, change: CredentialChange): boolean {
  const principal = principalOf(request);
  if (!principal || principal.kind === 'admin') return false;
  if ('tenantId' in change) return principal.tenantId === change.tenantId;
  return principal.kind === 'member' && principal.personId === change.personId;
}

/** Ignores that a round took too long: the next one continues. */
function ignoreTimeout(error: unknown): void {
  if (!(error instanceof DeadlinePassed)) throw error;
}

async function check(watched: Watched): Promise<void> {
  watched.isChecking = true;
  watched.checkedAt = Date.now();
  await endIfRefused(watched);
  watched.isChecking = false;
}

/** An unavailable store must not end anything: it stays open and is checked again. */
async function endIfRefused({ request, end }: Watched): Promise<void> {
  try {
    await reauthenticate(request);
  } catch (error) {
    if (error instanceof DomainError && REFUSALS.has(error.category)) end(error);
  }
}

const REFUSALS: ReadonlySet<ErrorCategory> = new Set(['unauthenticated', 'forbidden']);
