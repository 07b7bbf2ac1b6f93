import type { ConversationEvent } from './events.js';
import { Frontdesk, type FrontdeskOptions } from './frontdesk.js';

const SENT = { message: {}, answer: null, turn: { id: 't' } };

let asked: { url: string; headers: Headers; body: string }[];
beforeEach(() => {
  asked = [];
});

function frame(id: string, event: string, data: object): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

const STARTED = frame('1-1', 'turn.started', { turnId: 't' });
const FIRST = frame('1-2', 'text.delta', { turnId: 't', text: 'We ' });
const SECOND = frame('1-10', 'text.delta', { turnId: 't', text: 'close.' });
const ENDED = frame('2-0', 'message.completed', { turnId: 't', message: { text: 'We close.' } });

/** A stream of these chunks, which then ends, or breaks off after `broken`. */
function stream(chunks: string[], broken = false): Response {
  const left = chunks.map((chunk) => new TextEncoder().encode(chunk));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else if (broken) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function client(replies: Response[]): Frontdesk {
  const fetch: FrontdeskOptions['fetch'] = async (request) => {
    asked.push({ url: request.url, headers: request.headers, body: await request.text() });
    const reply = replies.shift();
    if (!reply) throw new Error('nothing was prepared for this request');
    return reply;
  };
  return new Frontdesk({ url: 'http://shop.example', key: 'k', fetch, retries: { attempts: 1 } });
}

async function ids(events: AsyncIterable<ConversationEvent>, most = Infinity): Promise<string[]> {
  const seen: string[] = [];
  for await (const { id } of events) if (seen.push(id) >= most) break;
  return seen;
}

test('an answer that breaks off is asked for again by the same clientId, and each event comes once', async () => {
  const replies = [stream([STARTED, FIRST], true), stream([STARTED, FIRST, SECOND + ENDED])];
  expect(await ids(client(replies).ask('c', 'When?'))).toEqual(['1-1', '1-2', '1-10', '2-0']);
  const [first, second] = asked.map(({ body }) => JSON.parse(body) as { text: string; clientId: string });
  expect(first).toEqual({ text: 'When?', clientId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
  expect(second).toEqual(first);
});

test('events that come in pieces are whole', async () => {
  const pieces = [...(STARTED + FIRST + ENDED)];
  expect(await ids(client([stream(pieces)]).ask('c', 'When?'))).toEqual(['1-1', '1-2', '2-0']);
});

test('no events: a person has the conversation, or the stream was lost before the first', async () => {
  const taken = Response.json({ ...SENT, turn: null });
  expect(await ids(client([stream([]), taken]).ask('c', 'Hello?'))).toEqual([]);
  const again = [stream([]), Response.json(SENT), stream([STARTED, ENDED])];
  expect(await ids(client(again).ask('c', 'Hello?'))).toEqual(['1-1', '2-0']);
});

test('a conversation is followed behind the last event, also over an end without events', async () => {
  const replies = [stream([STARTED, FIRST], true), stream([]), stream([SECOND, ENDED])];
  expect(await ids(client(replies).events('c', { after: '0-0' }), 4)).toEqual(['1-1', '1-2', '1-10', '2-0']);
  expect(asked.map(({ headers }) => headers.get('last-event-id'))).toEqual(['0-0', '1-2', '1-2']);
});

test('a stream whose key ends is refused, and a refused one is not opened again', async () => {
  const closing = 'event: stream.closed\ndata: {"code":"unauthenticated","detail":"Over."}\n\n';
  await expect(ids(client([stream([STARTED, closing])]).events('c'))).rejects.toMatchObject({
    status: 401,
    code: 'unauthenticated',
  });
  const refused = Response.json({ code: 'not_found', status: 404, detail: '' }, { status: 404 });
  await expect(ids(client([refused]).events('c'))).rejects.toMatchObject({ status: 404 });
});

test('an abort ends it with the abort’s reason', async () => {
  const stop = new AbortController();
  const open = new Response(
    new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode(STARTED)) }),
  );
  const events = client([open]).events('c', { signal: stop.signal });
  expect((await events.next()).value).toMatchObject({ id: '1-1' });
  const next = events.next();
  stop.abort();
  await expect(next).rejects.toMatchObject({ name: 'AbortError' });
});

test('a list is read page by page with its filters, and no further than it is needed', async () => {
  const page = (numbers: string[], next: string | null) =>
    Response.json({ data: numbers.map((number) => ({ number })), page: { next, hasMore: next !== null } });
  const read: string[] = [];
  const orders = client([page(['3', '2'], 'x'), page(['1'], null)]).list('/v1/orders', {
    query: { status: 'shipped' },
  });
  for await (const { number } of orders) read.push(number);
  expect(read).toEqual(['3', '2', '1']);
  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    '?limit=100&status=shipped',
    '?limit=100&status=shipped&after=x',
  ]);
  for await (const _first of client([page(['3'], 'x')]).list('/v1/orders')) break;
  expect(asked).toHaveLength(3);
});
