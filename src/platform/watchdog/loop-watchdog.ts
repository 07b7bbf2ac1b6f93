import inspector from 'node:inspector';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SharedMemory, type TurnInFlight } from './shared-memory.js';

const BEAT_MS = 500;

/**
 * Ends a process whose event loop is blocked: a separate thread notices the missing heartbeat, logs which turns were in
 * flight and kills the process, so that its supervisor starts a new one. The blocked main thread could not do that
 * itself.
 */
@Injectable()
export class LoopWatchdog implements OnApplicationShutdown {
  private readonly memory = new SharedMemory();
  private heart: NodeJS.Timeout | undefined;
  private thread: Worker | undefined;

  /** Call it when the process has started: the start itself blocks the event loop for long. */
  start(): void {
    this.heart = setInterval(() => this.memory.beat(inspector.url() !== undefined), BEAT_MS).unref();
    this.memory.beat(false);
    this.thread = new Worker(new URL('./watchdog.thread.js', import.meta.url), {
      workerData: this.memory.buffer,
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    });
    this.thread.unref();
  }

  /**
   * Registers a running turn, to be logged should the event loop block. @returns a function to call when the turn ends.
   */
  note(turn: TurnInFlight): () => void {
    return this.memory.put(turn);
  }

  /** Called after jobs and streams have ended; the rest of the shutdown has its own deadline. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.heart);
    await this.thread?.terminate();
  }
}
