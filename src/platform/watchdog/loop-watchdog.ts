import inspector from 'node:inspector';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SharedMemory, type TurnInFlight } from './shared-memory.js';

const BEAT_MS = 500;

/**
 * Replaces a process whose loop stands: a thread of its own misses the heartbeat, logs which turns were in flight, and
 * kills the process, so that whatever supervises it starts another one. Nothing in the main thread could do that.
 */
@Injectable()
export class LoopWatchdog implements OnApplicationShutdown {
  private readonly memory = new SharedMemory();
  private heart: NodeJS.Timeout | undefined;
  private thread: Worker | undefined;

  /** To be called when the process has started: starting is one long piece of work. */
  start(): void {
    this.heart = setInterval(() => this.memory.beat(inspector.url() !== undefined), BEAT_MS).unref();
    this.memory.beat(false);
    this.thread = new Worker(new URL('./watchdog.thread.js', import.meta.url), {
      workerData: this.memory.buffer,
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    });
    this.thread.unref();
  }

  /** Names a turn that is running, should it stop the loop. @returns to be called when it ends. */
  note(turn: TurnInFlight): () => void {
    return this.memory.put(turn);
  }

  /** Jobs and streams have ended; what is left has a limit of its own. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.heart);
    await this.thread?.terminate();
  }
}
