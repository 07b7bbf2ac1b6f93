import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  UnreadableDocument,
  type DocumentProblem,
  type DocumentTask,
  type ReadDocument,
} from './document.types.js';

const TIMEOUT_MS = 20_000;
/** The libraries take some 60 MB, which are given back after this time without work. */
const IDLE_MS = 30_000;

type Reply = { read: ReadDocument } | { problem: DocumentProblem; detail: string };

/**
 * Reads documents in a thread of its own, one after the other: everybody else would wait for a large file, and a hostile
 * one ends the thread and nothing else.
 */
@Injectable()
export class DocumentParser implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  /** @throws UnreadableDocument; `too_complex` when it takes over 20 s or too much memory */
  read(task: DocumentTask): Promise<ReadDocument> {
    const reading = this.last.then(() => this.readNext(task));
    this.last = reading.catch(() => undefined);
    return reading;
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.thread?.terminate();
  }

  private async readNext(task: DocumentTask): Promise<ReadDocument> {
    clearTimeout(this.idle);
    const thread = (this.thread ??= startThread());
    try {
      const reply = await replyOf(thread, task);
      if ('read' in reply) return reply.read;
      throw new UnreadableDocument(reply.problem, reply.detail);
    } catch (error) {
      if (error instanceof UnreadableDocument && error.cause !== ENDED) throw error;
      await this.end();
      throw error;
    } finally {
      this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    }
  }

  private async end(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }
}

const ENDED = Symbol('the thread has ended');

function startThread(): Worker {
  const thread = new Worker(new URL('./parsing.thread.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 384, stackSizeMb: 4 },
  });
  // Between two documents nobody else listens.
  thread.on('error', () => undefined);
  thread.unref();
  return thread;
}

function replyOf(thread: Worker, task: DocumentTask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      thread.off('message', reply).off('error', fail).off('exit', fail);
    };
    const fail = (): void => {
      end();
      reject(new UnreadableDocument('too_complex', ENDED));
    };
    const reply = (message: Reply): void => {
      end();
      resolve(message);
    };
    const timer = setTimeout(fail, TIMEOUT_MS);
    thread.on('message', reply).on('error', fail).on('exit', fail);
    thread.postMessage(task);
  });
}
