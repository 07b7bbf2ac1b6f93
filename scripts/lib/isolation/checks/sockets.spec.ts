import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { sockets } from './sockets.mjs';
import { Check } from '../findings.mjs';
import { Marker } from '../markers.mjs';
import { Watch } from '../watch.mjs';
import { Wire } from '../wire.mjs';
import type { World } from '../world.mjs';

type Fault =
  | 'none'
  | 'no sockets'
  | 'follows any conversation'
  | 'speaks in any conversation'
  | 'other words for an id that exists'
  | 'takes a wild card'
  | 'tells everybody';

const OWN = '019aa7d2-0000-7000-8000-00000000000a';
const THEIRS = '019aa7d2-0000-7000-8000-00000000000b';

interface Found {
  expected: string[];
  tried: number;
}

interface Body {
  conversationId?: unknown;
}

/** Sockets of two businesses, kept apart or in exactly one way not. */
function serve(fault: Fault): HttpServer {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(202, { 'content-type': 'application/json' }).end('{}'));
  });
  if (fault === 'no sockets') return server;
  const io = new Server(server);
  server.on('request', (request) => {
    if (request.url?.startsWith('/socket.io/')) return;
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      if (fault === 'tells everybody' && text !== '') io.of('/v1').emit('message.created', JSON.parse(text));
    });
  });
  io.of('/v1').on('connection', (socket) => {
    const isVisitor = (socket.handshake.auth as { token: string }).token === 'visitor';
    socket.onAny((name: string, body: Body, answer: (given: object) => void) =>
      answer(reply(fault, isVisitor, name, body)),
    );
  });
  return server;
}

function reply(fault: Fault, isVisitor: boolean, name: string, { conversationId }: Body): object {
  if (isVisitor) return conversationId === undefined ? { after: null } : refusal(422, 'Not here.');
  if (conversationId === OWN) return { after: null };
  if (typeof conversationId !== 'string') return refusal(422, 'Not an id.');
  if (fault === 'takes a wild card' && conversationId === '*') return { after: null };
  if (conversationId !== THEIRS) return refusal(404, 'None.');
  if (fault === 'follows any conversation' && name === 'events') return { after: null };
  if (fault === 'speaks in any conversation' && name === 'message') return { message: {} };
  return refusal(404, fault === 'other words for an id that exists' ? 'Not yours.' : 'None.');
}

function refusal(status: number, detail: string): object {
  return { error: { status, detail } };
}

/** @param isTold the command was told that there are no sockets */
async function findingsOn(fault: Fault, isTold = false): Promise<Found> {
  const server = serve(fault).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const watch = new Watch();
    const marker = new Marker();
    watch.own(marker, 'B');
    const wire = new Wire(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, watch);
    const credential = (owner: string, kind: string, token: string) => ({
      ...{ owner, kind, token, label: token, origin: null },
    });
    const world = {
      wire,
      hasSockets: !isTold,
      a: {
        key: credential('A', 'tenant', 'key'),
        visitors: [{ credential: credential('A/1', 'visitor', 'visitor') }],
        idsOf: () => [OWN],
      },
      b: { key: credential('B', 'tenant', 'other'), marker, idsOf: () => [THEIRS] },
    } as unknown as World;
    const check = new Check('28', 'sockets');
    await sockets(world, check);
    return { expected: check.findings.map(({ expected }) => expected), tried: check.tried };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('the check of sockets', () => {
  it('finds nothing on a correct server', async () => {
    const { expected, tried } = await findingsOn('none');
    expect(expected).toEqual([]);
    expect(tried).toBeGreaterThan(15);
  });

  it('tries nothing where it was told that there are none', async () => {
    expect(await findingsOn('no sockets', true)).toEqual({ expected: [], tried: 0 });
  });

  it.each<[Fault, string]>([
    ['follows any conversation', 'status 404'],
    ['speaks in any conversation', 'status 404'],
    ['other words for an id that exists', 'the answer to an unknown one'],
    ['takes a wild card', 'status 404 or 422'],
    ['tells everybody', 'nothing of tenant B'],
  ])('finds “%s”', async (fault, expected) => {
    expect((await findingsOn(fault)).expected.join('\n')).toContain(expected);
  });
});
