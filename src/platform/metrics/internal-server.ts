import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { MetricsConfig } from '../../config/metrics.config.js';
import type { ROLES } from './label-values.js';
import { METRIC_REGISTRY, METRICS } from './metrics.js';
import { MetricSources } from './metric-sources.js';

/** When the port is taken: the process that is being replaced may have it for some seconds. */
const AGAIN_MS = 2_000;
const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Role = (typeof ROLES)[number];

/** An answer to a GET. */
export interface InternalAnswer {
  status: number;
  type: string;
  body: string;
}

/**
 * What the machines that watch this process ask: `/metrics`, and what is added, on a port of its own that no proxy leads
 * to. Not opened where METRICS_PORT is 0.
 */
@Injectable()
export class InternalServer implements OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private readonly answers = new Map<string, () => Promise<InternalAnswer> | InternalAnswer>();
  private server: Server | undefined;
  private isStopping = false;
  private again: NodeJS.Timeout | undefined;

  constructor(
    @Inject(MetricsConfig) private readonly config: MetricsConfig,
    private readonly sources: MetricSources,
  ) {
    if (config.port > 0) METRIC_REGISTRY.enable(config.tenants);
    this.add('/metrics', () => this.metrics());
  }

  /** @param path without a query */
  add(path: string, answer: () => Promise<InternalAnswer> | InternalAnswer): void {
    this.answers.set(path, answer);
  }

  /** Call it when the process has started: who gets no answer before that is told that it has not. */
  open(role: Role): void {
    METRICS.info.set({ role }, 1);
    if (this.config.port > 0) this.listen();
  }

  onApplicationShutdown(): void {
    this.isStopping = true;
    clearTimeout(this.again);
    this.server?.close();
    this.server?.closeAllConnections();
  }

  /** A port that is taken must not keep the product from serving. */
  private listen(): void {
    const { host, port } = this.config;
    const server = createServer((request, response) => void this.answer(request, response));
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (this.isStopping) return;
      this.logger.warn(`No metrics on ${host}:${port} yet (${error.code ?? error.message})`);
      this.again = setTimeout(() => this.listen(), AGAIN_MS).unref();
    });
    server.listen(port, host, () => this.logger.log(`Metrics on ${host}:${port}`));
    // It must not keep a process running that has nothing else to do.
    server.unref();
    this.server = server;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = await this.answerTo(request).catch((error: unknown) => {
      this.logger.error(error instanceof Error ? error : { error }, 'An answer failed');
      return plain(500, 'failed');
    });
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  private async answerTo({ method, url = '/' }: IncomingMessage): Promise<InternalAnswer> {
    const answer = this.answers.get(url.split('?')[0] ?? '/');
    if (!answer) return plain(404, 'not found');
    return method === 'GET' || method === 'HEAD' ? answer() : plain(405, 'GET alone');
  }

  private async metrics(): Promise<InternalAnswer> {
    await this.sources.collect();
    return { status: 200, type: CONTENT_TYPE, body: await METRIC_REGISTRY.text() };
  }
}

function plain(status: number, text: string): InternalAnswer {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}
