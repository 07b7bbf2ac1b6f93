/** Steps that the timeout is divided into. */
const STEPS = 5;

/**
 * Gives up waiting for a store when nothing has arrived from it for the timeout. A timer per command would blame the
 * store for a busy process: after the event loop was blocked, replies lie unread in the socket. So a step counts only
 * after the event loop has read its sockets, and every reply starts the count again.
 */
export class SilenceWatch {
  private readonly waiting = new Set<(error: Error) => void>();
  private silentSteps = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly patienceMs: number) {}

  /** @throws Error when nothing has arrived for the timeout; or what `answer` throws. */
  listen<Value>(answer: Promise<Value>): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      this.waiting.add(reject);
      if (this.waiting.size === 1) this.silentSteps = 0;
      this.timer ??= this.nextStep();
      void answer.then(resolve, reject).finally(() => this.heard(reject));
    });
  }

  private heard(reject: (error: Error) => void): void {
    this.silentSteps = 0;
    this.waiting.delete(reject);
  }

  private nextStep(): NodeJS.Timeout {
    // `setImmediate` runs when the sockets have been read.
    return setTimeout(() => setImmediate(() => this.step()), this.patienceMs / STEPS).unref();
  }

  private step(): void {
    this.timer = null;
    this.silentSteps += 1;
    if (this.silentSteps >= STEPS) this.giveUp();
    if (this.waiting.size > 0) this.timer = this.nextStep();
  }

  private giveUp(): void {
    const error = new Error(`Nothing was heard for ${this.patienceMs} ms.`);
    for (const reject of this.waiting) reject(error);
    this.waiting.clear();
    this.silentSteps = 0;
  }
}
