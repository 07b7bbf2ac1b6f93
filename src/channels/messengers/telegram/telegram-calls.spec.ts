import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessengerServers } from '../../../platform/outbound/messenger-servers.js';
import { PlatformFailure } from '../channel-adapter.port.js';
import { TelegramAdapter } from './telegram.adapter.js';
import { TelegramCalls } from './telegram-calls.js';

const SETTINGS = { open: {}, secret: { token: '110201543:secret' } };
const PROBLEM = '{"type":"about:blank","title":"Not found","status":404}';

let server: Server;
let answer: { status: number; text: string };
let adapter: TelegramAdapter;

beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(answer.status).end(answer.text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  adapter = new TelegramAdapter(new TelegramCalls({ telegram: { url, fetch } } as MessengerServers));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('what Telegram, or a gateway before it, answers', () => {
  test.each([
    [200, ''],
    [200, '<html>Welcome</html>'],
    [502, '<html>Bad gateway</html>'],
    [200, 'null'],
    [200, '[]'],
    [200, '{}'],
    [404, PROBLEM],
    [503, '{"ok":false}'],
    [400, '{"ok":false,"error_code":"400","description":null}'],
    [200, '{"ok":true}'],
    [200, '{"ok":true,"result":true}'],
    [200, '{"ok":true,"result":{"id":"110201543"}}'],
  ])('%d %s is a failure in doubt, to be tried again', async (status, text) => {
    answer = { status, text };
    const failure: unknown = await adapter.account(SETTINGS).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PlatformFailure);
    expect(failure).toMatchObject({ kind: 'retry', isInDoubt: true });
  });

  it('is read where it is as documented', async () => {
    answer = {
      status: 200,
      text: '{"ok":true,"result":{"id":110201543,"is_bot":true,"username":"clay_bot"}}',
    };
    expect(await adapter.account(SETTINGS)).toEqual({ id: '110201543', name: '@clay_bot' });
    answer = { status: 401, text: '{"ok":false,"error_code":401,"description":"Unauthorized"}' };
    await expect(adapter.account(SETTINGS)).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});
