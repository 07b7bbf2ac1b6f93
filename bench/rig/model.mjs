import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * An event of a stream of Chat Completions.
 * @param {object} delta @param {string | null} [finish]
 */
export function chunk(delta, finish = null) {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  const event = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices };
  return `data: ${JSON.stringify(event)}\n\n`;
}

/** The end of a stream of Chat Completions. */
export const STREAM_END = `${chunk({}, 'stop')}data: ${JSON.stringify({
  ...{ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } },
})}\n\ndata: [DONE]\n\n`;

/**
 * A server of Chat Completions on a free port of the loopback.
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} answer
 */
export async function startModel(answer) {
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST') return void answer(request, response);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ object: 'list', data: [{ id: 'bench', object: 'model' }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/v1`, stop };
}
