import { createServer, type Server } from 'node:http';
import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { EmbeddingsRefused, EmbeddingsUnavailable } from './embeddings.port.js';
import { HttpEmbeddings } from './http-embeddings.js';

interface Sent {
  model: string;
  input: string[];
}

describe('embeddings over HTTP', () => {
  let server: Server;
  let sent: Sent[];
  let headers: NodeJS.Dict<string | string[]>;
  let answer: (request: Sent) => { status?: number; body: unknown };

  beforeAll(async () => {
    server = createServer((request, response) => {
      void request.toArray().then((chunks) => {
        const body = JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as Sent;
        sent.push(body);
        headers = request.headers;
        const { status = 200, body: told } = answer(body);
        response.writeHead(status, { location: '/elsewhere' }).end(JSON.stringify(told));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  beforeEach(() => {
    sent = [];
    answer = ({ input }) => ({ body: { data: input.map((_, index) => ({ index, embedding: [3, 4] })) } });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function client(more: Partial<ConstructorParameters<typeof HttpEmbeddings>[0]> = {}): HttpEmbeddings {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
    return new HttpEmbeddings({
      ...{ baseUrl, model: 'e5-{kind}', apiKey: '', queryPrefix: '', passagePrefix: '' },
      ...more,
    });
  }

  it('gives unit vectors in the order of the texts', async () => {
    answer = () => ({
      body: {
        data: [
          { index: 1, embedding: [0, 2] },
          { index: 0, embedding: [3, 4] },
        ],
      },
    });
    const [first, second] = await client().embed(['a', 'b'], 'query');
    expect([...(first ?? [])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    expect([...(second ?? [])]).toEqual([0, 1]);
  });

  it('sends the model, prefix and key, the text cut and without half characters', async () => {
    const embeddings = client({ queryPrefix: 'query: ', apiKey: 'secret' });
    await embeddings.embed([`\ud83d${'x'.repeat(5_000)}`], 'query');
    expect(sent[0]?.model).toBe('e5-query');
    expect(sent[0]?.input[0]).toBe(`query: \ufffd${'x'.repeat(1_999)}`);
    expect(headers['authorization']).toBe('Bearer secret');
  });

  it('sends passages in batches that grow with a fast server, at most 32 in one', async () => {
    const texts = Array.from({ length: 150 }, (_, at) => `text ${at}`);
    const vectors = await client().embed(texts, 'passage');
    expect(vectors).toHaveLength(150);
    expect(sent.flatMap(({ input }) => input)).toEqual(texts);
    expect(Math.max(...sent.map(({ input }) => input.length))).toBeLessThanOrEqual(32);
    expect(sent.length).toBeLessThan(75);
  });

  it.each([
    ['another number of vectors', { data: [] }],
    [
      'the same vector twice',
      {
        data: [
          { index: 0, embedding: [1] },
          { index: 0, embedding: [1] },
        ],
      },
    ],
    ['vectors of two lengths', { data: [{ embedding: [1] }, { embedding: [1, 2] }] }],
    ['a vector without direction', { data: [{ embedding: [0, 0] }, { embedding: [0, 1] }] }],
    ['no numbers', { data: [{ embedding: ['1'] }, { embedding: [1] }] }],
    ['null', null],
  ])('does not take %s for an answer', async (_, body) => {
    answer = () => ({ body });
    await expect(client().embed(['a', 'b'], 'query')).rejects.toThrow(EmbeddingsUnavailable);
  });

  it.each([
    [422, EmbeddingsRefused],
    [500, EmbeddingsRefused],
    [503, EmbeddingsUnavailable],
    [401, EmbeddingsUnavailable],
    [302, EmbeddingsUnavailable],
  ])('tells status %i', async (status, error) => {
    answer = () => ({ status, body: {} });
    await expect(client().embed(['a'], 'query')).rejects.toThrow(error);
  });

  it('leaves a server alone that has failed three times', async () => {
    answer = () => ({ status: 503, body: {} });
    const embeddings = client();
    for (let time = 0; time < 6; time += 1)
      await expect(embeddings.embed(['a'], 'query')).rejects.toThrow(EmbeddingsUnavailable);
    expect(sent).toHaveLength(3);
  });

  it('is asked by a probe also while it is left alone, and a probe that fails leaves it to visitors', async () => {
    answer = () => ({ status: 503, body: {} });
    const embeddings = client();
    for (let time = 0; time < 5; time += 1) await expect(embeddings.probe(900)).rejects.toThrow('status 503');
    await expect(embeddings.embed(['a'], 'query')).rejects.toThrow('status 503');
    for (let time = 0; time < 3; time += 1) await embeddings.embed(['a'], 'query').catch(() => undefined);
    await expect(embeddings.embed(['a'], 'query')).rejects.toThrow('left alone');
    expect(sent).toHaveLength(8);
    await expect(embeddings.probe(900)).rejects.toThrow('status 503');
    answer = ({ input }) => ({ body: { data: input.map((_, index) => ({ index, embedding: [1] })) } });
    await embeddings.probe(900);
    expect(sent).toHaveLength(10);
  });

  describe('while it does not answer', () => {
    const said: string[] = [];
    let clock = 0;

    beforeEach(() => {
      said.length = 0;
      clock = 1_000_000;
      jest.spyOn(performance, 'now').mockImplementation(() => clock);
      jest.spyOn(Date, 'now').mockImplementation(() => clock);
      jest
        .spyOn(Logger.prototype, 'log')
        .mockImplementation((text: string) => void said.push(`info ${text}`));
      jest
        .spyOn(Logger.prototype, 'warn')
        .mockImplementation((text: string) => void said.push(`warn ${text}`));
      answer = () => ({ status: 503, body: {} });
    });
    afterEach(() => jest.restoreAllMocks());

    /** Asks for questions and passages, as often as it takes to give up, and then after each pause. */
    async function tryFor(embeddings: HttpEmbeddings, ms: number): Promise<void> {
      for (const end = clock + ms; clock < end; clock += 1_000)
        for (const kind of ['query', 'passage'] as const)
          await embeddings.embed(['a'], kind).catch(() => undefined);
    }

    const STARTING = /^info The embeddings server does not answer yet\./u;
    const AWAY = /^warn No embeddings of (?:questions|passages)/u;

    it('is told in one line at the start, and as a warning when it stays away', async () => {
      const embeddings = client();
      await tryFor(embeddings, 170_000);
      expect(said).toEqual([expect.stringMatching(STARTING)]);
      await tryFor(embeddings, 30_000);
      expect(said).toEqual([
        expect.stringMatching(STARTING),
        ...[expect.stringMatching(AWAY), expect.stringMatching(AWAY)],
      ]);
    });

    it('is told as a warning at once where it has answered before, and when it is back', async () => {
      const embeddings = client();
      answer = ({ input }) => ({ body: { data: input.map((_, index) => ({ index, embedding: [1] })) } });
      await embeddings.embed(['a'], 'query');
      answer = () => ({ status: 503, body: {} });
      for (let time = 0; time < 4; time += 1) await embeddings.embed(['a'], 'query').catch(() => undefined);
      expect(said).toEqual([expect.stringMatching(AWAY)]);
      answer = ({ input }) => ({ body: { data: input.map((_, index) => ({ index, embedding: [1] })) } });
      clock += 10_000;
      await embeddings.embed(['a'], 'query');
      expect(said.slice(1)).toEqual(['info Embeddings of questions are back']);
    });
  });

  it('has no model without a server, and another one with another prefix', () => {
    expect(client({ baseUrl: '' }).modelId).toBeNull();
    expect(client({ passagePrefix: 'passage: ' }).modelId).not.toBe(client().modelId);
  });
});
