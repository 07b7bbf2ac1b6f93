import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { Embeddings } from '../platform/embeddings/embeddings.port.js';
import { WeaviateConnection } from '../platform/weaviate/weaviate-connection.js';
import { KeptFigure } from './kept-figure.js';
import { checked, type Checks } from './plain-check.js';

const DEADLINE_MS = 900;

/**
 * The servers of search by meaning, where there are any. Without them search goes on by words, so they are no part of a
 * process's readiness.
 */
@Injectable()
export class SearchServers {
  private readonly kept = new KeptFigure(() => this.ask(), 'The servers of search');

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly embeddings: Embeddings,
    private readonly weaviate: WeaviateConnection,
  ) {}

  /** 10 s old at most; without those that are not configured. */
  async checks(): Promise<Checks> {
    return (await this.kept.get()) ?? {};
  }

  private async ask(): Promise<Checks> {
    const { embeddings, weaviate } = this;
    const asked = {
      ...(embeddings.modelId !== null && {
        embeddings: () => embeddings.probe(DEADLINE_MS),
      }),
      ...(weaviate.isConfigured && {
        weaviate: () => weaviate.probe(DEADLINE_MS),
      }),
    };
    const answers = Object.entries(asked).map(([name, probe]) => checked(this.indicators, name, probe));
    return Object.assign({}, ...(await Promise.all(answers))) as Checks;
  }
}
