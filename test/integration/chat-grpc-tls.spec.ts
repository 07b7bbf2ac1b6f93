import { EMPTY } from 'rxjs';
import { eventually } from '../support/eventually.js';
import { ChatServer } from '../support/chat-server.js';
import { TestAuthority, type Certificate } from '../support/test-authority.js';
import { ChatEngine } from '../../src/chat/chat-engine.port.js';

class SilentEngine extends ChatEngine {
  answer() {
    return EMPTY;
  }
}

const NAMES = ['IP:127.0.0.1'];
let authorities: Record<'ours' | 'theirs', TestAuthority>;
let certificates: Record<'server' | 'client' | 'stranger', Certificate>;

beforeAll(() => {
  authorities = { ours: new TestAuthority('ours'), theirs: new TestAuthority('theirs') };
  certificates = {
    server: authorities.ours.sign('server', NAMES),
    client: authorities.ours.sign('client', NAMES),
    stranger: authorities.theirs.sign('stranger', NAMES),
  };
});
afterAll(() => {
  for (const authority of Object.values(authorities)) authority.remove();
});

function files(
  ca: keyof typeof authorities | null,
  own: keyof typeof certificates | null,
): NodeJS.ProcessEnv {
  return {
    ...(ca ? { CHAT_TLS_CA: authorities[ca].certificate.cert } : {}),
    ...(own ? { CHAT_TLS_CERT: certificates[own].cert, CHAT_TLS_KEY: certificates[own].key } : {}),
  };
}

describe('the engine over TLS', () => {
  it.each([
    ['is reached by those that know its authority', [null, 'server'], ['ours', null], true],
    ['is not by those that know another', [null, 'server'], ['theirs', null], false],
    ['is not without TLS', [null, 'server'], [null, null], false],
    ['of both sides is reached with a certificate', ['ours', 'server'], ['ours', 'client'], true],
    ['of both sides is not without one', ['ours', 'server'], ['ours', null], false],
    ['of both sides is not with a stranger’s', ['ours', 'server'], ['ours', 'stranger'], false],
  ] as const)('%s', async (_, serves, asks, isReached) => {
    const server = await ChatServer.start(new SilentEngine(), files(serves[0], serves[1]));
    const client = server.client(files(asks[0], asks[1]));
    const reached = (): Promise<boolean> =>
      client.reach().then(
        () => true,
        () => false,
      );
    // A busy machine may need longer for a handshake than a health check waits.
    expect(isReached ? await eventually(reached) : await reached()).toBe(isReached);
    client.onApplicationShutdown();
    await server.close();
  });
});
