import type { ModelCallOptions } from '../model-client.port.js';
import { ModelFault } from '../model-fault.js';

export interface WaitLimits {
  firstTokenMs: number;
  idleMs: number;
}

/**
 * How long one attempt is waited for: for its first token, between two tokens, and in all. The time that the reader takes
 * for an event does not count.
 */
export class Patience {
  private readonly controller = new AbortController();
  private readonly stopped: Promise<never>;
  private readonly deadlineTimer: NodeJS.Timeout;
  private readonly cancel = (): void => this.stop(new ModelFault('cancelled', 'The call was cancelled.'));
  private hasBegun = false;
  /** Since the last token, milliseconds. */
  private waitedMs = 0;

  constructor(
    private readonly options: ModelCallOptions,
    private readonly limits: WaitLimits,
  ) {
    this.stopped = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { once: true });
    });
    this.stopped.catch(() => undefined);
    this.deadlineTimer = setTimeout(
      () => this.stop(new ModelFault('cancelled', 'The deadline of the call has passed.')),
      Math.max(0, options.deadline - Date.now()),
    );
    options.signal.addEventListener('abort', this.cancel, { once: true });
    if (options.signal.aborted) this.cancel();
  }

  /** Ends the request when it aborts. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @throws ModelFault of the limit that has passed, or what the work throws */
  async wait<T>(work: Promise<T>): Promise<T> {
    const began = performance.now();
    const limit = this.hasBegun ? this.limits.idleMs : this.limits.firstTokenMs;
    const timer = setTimeout(() => this.stop(this.lateFault()), Math.max(0, limit - this.waitedMs));
    work.catch(() => undefined);
    try {
      return await Promise.race([this.stopped, work]);
    } finally {
      clearTimeout(timer);
      this.waitedMs += performance.now() - began;
    }
  }

  /** A token has come; comments and empty events that keep a connection open are none. */
  progressed(): void {
    this.hasBegun = true;
    this.waitedMs = 0;
  }

  /** The SDK ends an aborted stream as if it were whole. @throws ModelFault */
  check(): void {
    this.signal.throwIfAborted();
  }

  /** @param isWhole the answer has come to its end; else the connection is closed */
  end(isWhole: boolean): void {
    clearTimeout(this.deadlineTimer);
    this.options.signal.removeEventListener('abort', this.cancel);
    if (!isWhole) this.stop(new ModelFault('cancelled', 'The attempt is over.'));
  }

  private stop(fault: ModelFault): void {
    this.controller.abort(fault);
  }

  private lateFault(): ModelFault {
    const { firstTokenMs, idleMs } = this.limits;
    return this.hasBegun
      ? new ModelFault('idle_timeout', `No token came for ${idleMs} ms.`)
      : new ModelFault('first_token_timeout', `No token came in the first ${firstTokenMs} ms.`);
  }
}
