import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY } from 'rxjs';
import { eventually } from '../support/eventually.js';
import { ChatServer } from '../support/chat-server.js';
import { ChatEngine } from '../../src/chat/chat-engine.port.js';

class SilentEngine extends ChatEngine {
  answer() {
    return EMPTY;
  }
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'frontdesk-tls-'));
  for (const name of ['ours', 'theirs']) authority(name);
  for (const name of ['server', 'client']) certificate(name, 'ours');
  certificate('stranger', 'theirs');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function authority(name: string): void {
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  openssl('req', '-x509', ...NEW_KEY, '-days', '2', '-subj', `/CN=${name}`, ...files);
}

function certificate(name: string, by: string): void {
  openssl('req', ...NEW_KEY, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
  writeFileSync(join(dir, 'names'), 'subjectAltName=IP:127.0.0.1');
  const signed = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-extfile', 'names'];
  openssl('x509', '-req', '-days', '2', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`);
}

function files(ca: string | null, own: string | null): NodeJS.ProcessEnv {
  return {
    ...(ca ? { CHAT_TLS_CA: join(dir, `${ca}.pem`) } : {}),
    ...(own ? { CHAT_TLS_CERT: join(dir, `${own}.pem`), CHAT_TLS_KEY: join(dir, `${own}.key`) } : {}),
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
