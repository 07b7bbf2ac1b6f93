import { createSocket, type Socket } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { asking, PrivateAddress } from './public-address.js';

const A = 1;
const AAAA = 28;
const HEADER = 12;

/** A question's type, of which the last four bytes are type and class. */
const typeOf = (question: Buffer): number => question.readUInt16BE(question.length - 4);

/** RFC 1035: the question once more, with one address, or with none. */
function answerTo(question: Buffer, address: readonly number[] | null): Buffer {
  const answer = Buffer.from(question);
  answer.writeUInt16BE(0x8180, 2);
  answer.writeUInt16BE(address ? 1 : 0, 6);
  if (!address) return answer;
  const record = Buffer.alloc(HEADER);
  record.writeUInt16BE(0xc000 + HEADER, 0);
  record.writeUInt16BE(typeOf(question), 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt32BE(60, 6);
  record.writeUInt16BE(address.length, 10);
  return Buffer.concat([answer, record, Buffer.from(address)]);
}

describe('a name server', () => {
  let server: Socket;
  let answers: Partial<Record<number, readonly number[] | null>>;
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });

  beforeAll(async () => {
    server = createSocket('udp4');
    server.on('message', (question, { port, address }) => {
      const found = answers[typeOf(question)];
      if (found !== undefined) server.send(answerTo(question, found), port, address);
    });
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    resolver.setServers([`127.0.0.1:${server.address().port}`]);
  });
  afterAll(() => {
    resolver.cancel();
    server.close();
  });

  function lookUp(name: string): Promise<LookupAddress[] | Error> {
    return new Promise((resolve) =>
      asking(resolver)(name, { all: true }, (error, addresses) => resolve(error ?? addresses)),
    );
  }

  const FOUR = { address: '8.8.8.8', family: 4 };
  const SIX = { address: '2001::1', family: 6 };

  it.each([
    ['AAAA', { [A]: [8, 8, 8, 8] }, FOUR],
    ['A', { [AAAA]: [0x20, 1, ...Array.from({ length: 13 }, () => 0), 1] }, SIX],
  ])(
    'that never answers the question for %s delays a connection by half a second',
    async (_, known, found) => {
      answers = known;
      const started = performance.now();
      expect(await lookUp('half.example')).toEqual([found]);
      expect(performance.now() - started).toBeLessThan(4_000);
    },
  );

  it('is waited for where the other family has no address', async () => {
    answers = { [A]: null, [AAAA]: [0x20, 1, ...Array.from({ length: 13 }, () => 0), 1] };
    expect(await lookUp('six.example')).toEqual([SIX]);
    answers = { [A]: null, [AAAA]: null };
    expect(await lookUp('none.example')).toMatchObject({ code: 'ENODATA' });
  });

  it('is not asked for names of this machine', async () => {
    answers = { [A]: [8, 8, 8, 8] };
    expect(await lookUp('shop.localhost')).toBeInstanceOf(PrivateAddress);
  });
});
