import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** How the server answers; `good` embeds by the topics of a text, `slow` never answers. */
export type Mood = 'good' | 'slow' | 'short' | 'garbage' | 'endless' | 'broken';

/** Words of one meaning lie on one axis. */
const TOPICS = ['boiler noise plane heating', 'storage tablet pick', 'mug cup coffee', 'chair seat oak'];
const DIMENSIONS = 16;

/** A stand-in for a server of the OpenAI embeddings API: words of one topic are near each other. */
export class EmbeddingServer {
  mood: Mood = 'good';
  readonly embedded: string[] = [];
  /** Refuses texts with this in it. */
  refuses = '\0';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<EmbeddingServer> {
    const server = createServer();
    const stand = new EmbeddingServer(server);
    server.on('request', (request, response) => void stand.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return stand;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    const { input } = JSON.parse(body) as { input: string[] };
    if (this.mood === 'slow') return;
    if (this.mood === 'broken') return void response.writeHead(503).end();
    if (this.mood === 'garbage') return void response.end('<html>');
    if (this.mood === 'endless') return void Readable.from(endlessly()).pipe(response);
    if (input.some((text) => text.includes(this.refuses))) return void response.writeHead(422).end();
    const length = this.mood === 'short' ? 3 : DIMENSIONS;
    this.embedded.push(...input);
    const data = input.map((text, index) => ({ index, embedding: vectorOf(text).slice(0, length) }));
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
  }
}

/** In pieces, each when the one before was taken. */
function* endlessly(): Generator<string> {
  for (;;) yield '1'.repeat(65_536);
}

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0.01);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const topic = TOPICS.findIndex((words) => words.split(' ').includes(word));
    const axis = topic >= 0 ? topic : TOPICS.length + (word.length % (DIMENSIONS - TOPICS.length));
    vector[axis] = (vector[axis] ?? 0) + (topic >= 0 ? 1 : 0.05);
  }
  return vector;
}
