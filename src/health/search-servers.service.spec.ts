import { HealthIndicatorService } from '@nestjs/terminus';
import type { Embeddings } from '../platform/embeddings/embeddings.port.js';
import type { WeaviateConnection } from '../platform/weaviate/weaviate-connection.js';
import { SearchServers } from './search-servers.service.js';

/** Fakes that have nothing but a probe: what visitors use must not be asked. */
function servers(embeddings: () => Promise<void>, weaviate: () => Promise<void>): SearchServers {
  return new SearchServers(
    new HealthIndicatorService(),
    { modelId: 'e5', probe: embeddings } as unknown as Embeddings,
    { isConfigured: true, probe: weaviate } as unknown as WeaviateConnection,
  );
}

describe('the servers of search', () => {
  it('are asked by probes of their own, each alone', async () => {
    const away = () => Promise.reject(new Error('http://10.0.0.5 refuses'));
    const checks = await servers(() => Promise.resolve(), away).checks();
    expect(checks).toMatchObject({
      embeddings: { status: 'up' },
      weaviate: { status: 'down', detail: 'not reachable' },
    });
  });

  it('that are not configured are not told', async () => {
    const none = new SearchServers(
      new HealthIndicatorService(),
      { modelId: null } as unknown as Embeddings,
      { isConfigured: false } as unknown as WeaviateConnection,
    );
    expect(await none.checks()).toEqual({});
  });
});
