import { Logger } from '@nestjs/common';
import type { WeaviateClient } from 'weaviate-client';
import type { WeaviateConfig } from '../../config/weaviate.config.js';
import { WeaviateConnection } from './weaviate-connection.js';

const DEADLINE_MS = 900;

/** A connection to a server that says whether it is ready. */
function connected() {
  const server = { isReady: false };
  const client = {
    isReady: () => Promise.resolve(server.isReady),
    close: () => Promise.resolve(),
  } as unknown as WeaviateClient;
  const connection = new WeaviateConnection({ url: 'http://weaviate.example' } as WeaviateConfig);
  Object.assign(connection, { client });
  return { server, connection };
}

describe('the connection to Weaviate', () => {
  beforeEach(() => void jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('is kept for visitors, however often a probe finds the server not ready', async () => {
    const { server, connection } = connected();
    for (let time = 0; time < 5; time += 1)
      await expect(connection.probe(DEADLINE_MS)).rejects.toThrow('Weaviate is not ready.');
    expect(connection.isConnected).toBe(true);
    expect(await connection.search(() => Promise.resolve('found'), DEADLINE_MS)).toBe('found');
    server.isReady = true;
    await connection.probe(DEADLINE_MS);
  });

  it('is given up when searches fail, which a probe tells', async () => {
    const { connection } = connected();
    for (let time = 0; time < 2; time += 1)
      await expect(connection.search(() => Promise.reject(new Error('gone')), DEADLINE_MS)).rejects.toThrow(
        'Weaviate does not answer.',
      );
    expect(connection.isConnected).toBe(false);
    await expect(connection.probe(DEADLINE_MS)).rejects.toThrow('Weaviate is not connected.');
    await connection.onApplicationShutdown();
  });
});
