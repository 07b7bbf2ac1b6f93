import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { WeaviateClient } from 'weaviate-client';
import { WeaviateConfig } from '../../config/weaviate.config.js';
import { withDeadline } from '../../kernel/deadline.js';
import { connectTo } from './connect.js';
import { TenantMissing, WeaviateMisconfigured, WeaviateUnavailable } from './weaviate.errors.js';
import { ensureCollections } from './collections.js';

/** A start does not wait longer for a server that hangs. */
const CONNECT_MS = 10_000;
const CONNECT_AGAIN_MS = 1_000;
/** Failures in a row after which the connection is given up and made anew. */
const MOST_FAILURES = 2;
const LEFT_ALONE_MS = 1_000;

/** A call of Weaviate. @param signal of its deadline, for calls that take one */
export type WeaviateCall<T> = (client: WeaviateClient, signal: AbortSignal) => Promise<T>;

/**
 * The connection to Weaviate. While it is away every call fails at once, and a new connection is tried every second; its
 * collections are checked with each one.
 */
@Injectable()
export class WeaviateConnection implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Weaviate');
  private readonly breaker = circuitBreaker(
    handleWhen((error) => error instanceof WeaviateUnavailable),
    { halfOpenAfter: LEFT_ALONE_MS, breaker: new ConsecutiveBreaker(MOST_FAILURES) },
  );
  private client: WeaviateClient | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  /** Of the last failed attempt, so that it is logged once. */
  private lastProblem = '';

  constructor(private readonly config: WeaviateConfig) {
    this.breaker.onBreak(() => this.reconnect());
  }

  /** False: vectors are searched in the memory of each process, and `ask` must not be called. */
  get isConfigured(): boolean {
    return this.config.url !== '';
  }

  /** @throws WeaviateMisconfigured; a server that is away is waited for in the background */
  async onModuleInit(): Promise<void> {
    if (!this.isConfigured) return;
    try {
      await this.connect();
    } catch (error) {
      if (error instanceof WeaviateMisconfigured) throw error;
      this.noteProblem(error);
      this.schedule();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.close();
    this.client = null;
  }

  /** Whether there is a connection, as far as is known. */
  get isConnected(): boolean {
    return this.client !== null;
  }

  /** A call that somebody waits for. @throws WeaviateUnavailable, TenantMissing */
  async search<T>(call: WeaviateCall<T>, deadlineMs: number): Promise<T> {
    try {
      return await this.breaker.execute(() => this.call(call, deadlineMs));
    } catch (error) {
      throw error instanceof TenantMissing ? error : unavailable(error);
    }
  }

  /** A call of background work. @throws WeaviateUnavailable, TenantMissing */
  async work<T>(call: WeaviateCall<T>, deadlineMs: number): Promise<T> {
    try {
      return await this.call(call, deadlineMs);
    } catch (error) {
      if (error instanceof WeaviateUnavailable) this.reconnect();
      throw error;
    }
  }

  /**
   * Whether the server is ready now. A failure decides nothing for the calls of others.
   * @throws WeaviateUnavailable
   */
  probe(deadlineMs: number): Promise<void> {
    return this.call(async (client) => {
      // It rejects never.
      if (!(await client.isReady())) throw new WeaviateUnavailable('Weaviate is not ready.');
    }, deadlineMs);
  }

  private async call<T>(call: WeaviateCall<T>, deadlineMs: number): Promise<T> {
    if (!this.client) throw new WeaviateUnavailable('Weaviate is not connected.');
    try {
      return await withDeadline(call(this.client, AbortSignal.timeout(deadlineMs)), deadlineMs, 'Weaviate');
    } catch (error) {
      if (isTenantMissing(error)) throw new TenantMissing('The tenant has no vectors.', { cause: error });
      throw unavailable(error);
    }
  }

  private async connect(): Promise<void> {
    const client = await withDeadline(connectTo(this.config), CONNECT_MS, 'Weaviate');
    try {
      await withDeadline(ensureCollections(client), CONNECT_MS, 'Weaviate');
    } catch (error) {
      await client.close();
      throw error;
    }
    if (this.isStopped) return client.close();
    this.client = client;
    if (this.lastProblem !== '') this.logger.log('Weaviate is back');
    this.lastProblem = '';
  }

  /** A client whose server was away for long would wait for minutes before it tries again. */
  private reconnect(): void {
    const { client } = this;
    if (!client) return;
    this.client = null;
    this.noteProblem(new Error('It does not answer.'));
    void client.close().catch(() => undefined);
    this.schedule();
  }

  private schedule(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.connect().catch((error: unknown) => {
        this.noteProblem(error);
        this.schedule();
      });
    }, CONNECT_AGAIN_MS).unref();
  }

  private noteProblem(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    if (this.lastProblem === '' || (error instanceof WeaviateMisconfigured && this.lastProblem !== problem))
      this.logger.warn(`No search by Weaviate: ${problem} Search goes on by words.`);
    this.lastProblem = problem;
  }
}

function unavailable(error: unknown): WeaviateUnavailable {
  if (error instanceof WeaviateUnavailable) return error;
  return new WeaviateUnavailable('Weaviate does not answer.', { cause: error });
}

function isTenantMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /tenant.{0,20}not found|class .{0,60}not found|could not find class/i.test(error.message)
  );
}
