import { createServer } from 'node:http';
import { once } from 'node:events';

const DIMENSIONS = 16;
const MODEL = 'stand-in';

/**
 * The servers of others: a model of Chat Completions that says one sentence, and embeddings of the OpenAI API that put
 * equal words at one place. Both on one port.
 */
export class StandInServers {
  /** @param {import('node:http').Server} server */
  constructor(server) {
    this.server = server;
  }

  static async start() {
    const server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StandInServers(server);
  }

  get host() {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(request, response) {
  const body = Buffer.concat(await request.toArray()).toString();
  if (request.url?.endsWith('/embeddings')) return embed(body, response);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const word of ['Thank', ' you', ' for', ' asking', '.'])
    response.write(frame({ content: word }, null));
  response.write(frame({}, 'stop'));
  response.end('data: [DONE]\n\n');
}

/**
 * @param {object} delta
 * @param {string | null} reason
 */
function frame(delta, reason) {
  const choices = [{ index: 0, delta, finish_reason: reason }];
  const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: MODEL, choices };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/**
 * @param {string} body
 * @param {import('node:http').ServerResponse} response
 */
function embed(body, response) {
  /** @type {{input: string[]}} */
  const { input } = JSON.parse(body);
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
}

/** @param {string} text */
function vectorOf(text) {
  const vector = Array.from({ length: DIMENSIONS }, () => 0.01);
  for (const word of text.toLowerCase().split(/\W+/u).filter(Boolean)) {
    const axis = [...word].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % DIMENSIONS;
    vector[axis] = (vector[axis] ?? 0) + 1;
  }
  return vector;
}
