import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSignIn } from './demo-owner.mjs';

const KEYS = { 'harbour-tea': { tenantId: 't', apiKey: 'fd_live_x' } };
const OWNER = 'owner@harbour-tea.example';
const LINK = 'http://localhost:3000/console/link#a-token';

describe('the sign-in of the demo’s owner', () => {
  let folder: string;
  let server: Server;
  let status: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'frontdesk-demo-'));
    writeFileSync(join(folder, 'keys.json'), JSON.stringify(KEYS));
    server = createServer((request, response) => {
      if (request.method === 'GET') return response.end(JSON.stringify({ data: [{ email: OWNER }] }));
      if (status === 202) writeFileSync(join(folder, 'mail.txt'), `To: ${OWNER}\nSubject: x\n\n${LINK}\n`);
      return response.writeHead(status).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  function signIn() {
    const { port } = server.address() as AddressInfo;
    return demoSignIn({ url: `http://127.0.0.1:${port}`, adminKey: 'k' }, join(folder, 'keys.json'), folder);
  }

  it('is the link of the mail', async () => {
    status = 202;
    expect(await signIn()).toEqual({ email: OWNER, link: LINK });
  });

  it('does not keep the product from starting when too many links were asked for', async () => {
    status = 429;
    expect(await signIn()).toBeNull();
  });

  it('fails with whatever else is wrong', async () => {
    status = 500;
    await expect(signIn()).rejects.toThrow('500');
  });
});
