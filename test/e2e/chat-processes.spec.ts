import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { deepTest } from '../support/deep-test.js';
import { eventually, until } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import { runDir } from '../support/noted-processes.js';
import { TcpGate } from '../support/tcp-gate.js';
import { Follower } from './follower.js';
import { onStage, type Stage } from './stage.js';
import { ask, messagesOf, spoken, tell } from './turns.js';

const HELD = 'Do you rent out hovercrafts by the fortnight?';
const ENGINE = pathToFileURL(join(__dirname, '..', 'support', 'holding-engine.mjs')).href;
const SECRET = { CHAT_SHARED_SECRET: 'a-shared-secret-of-this-test-alone' };

function hostOf({ url }: FrontdeskProcess): string {
  return url.slice('grpc://'.length);
}

function urlOf(chats: FrontdeskProcess[]): string {
  return `grpc://${chats.map(hostOf).join(',')}`;
}

function answeredBy(process: FrontdeskProcess): number {
  return process.log.filter((line) => line.includes('"msg":"Turn answered"')).length;
}

function readiness({ url }: FrontdeskProcess): Promise<{ status: number; body: { status: string } }> {
  return eventually(async () => {
    const response = await fetch(`${url}/health/ready`);
    return { status: response.status, body: (await response.json()) as { status: string } };
  });
}

async function open(stage: Stage, chats: FrontdeskProcess[]) {
  const frontdesk = await stage.start({ ...SECRET, CHAT_URL: urlOf(chats) });
  const shop = await stage.business(frontdesk);
  return { frontdesk, shop };
}

function visitors(shop: TestBusiness, count: number): Promise<Follower[]> {
  return Promise.all(
    Array.from({ length: count }, async () => new Follower(shop.api, await startConversation(shop.api))),
  );
}

test('two chat processes share the turns, and one killed in mid-turn costs its visitor nothing', () =>
  onStage(async (stage) => {
    const heldFile = join(runDir(), `held-${Date.now()}`);
    const settings = { ...SECRET, NODE_OPTIONS: `--import ${ENGINE}`, HELD_FILE: heldFile };
    const chats = await Promise.all([stage.startChat(settings), stage.startChat(settings)]);
    const { frontdesk, shop } = await open(stage, chats);
    await until('all is well', async () => (await readiness(frontdesk)).body.status === 'ok');

    const followers = await visitors(shop, 8);
    for (const { conversationId } of followers) await ask(shop.api, conversationId, 'hello');
    const shares = () => chats.map(answeredBy);
    const sum = () => shares().reduce((all, share) => all + share, 0);
    await until('all answers are in the logs', () => sum() >= 8);
    expect(sum()).toBe(8);
    expect(Math.min(...shares())).toBeGreaterThan(0);

    const [follower] = await visitors(shop, 1);
    if (!follower) throw new Error('No visitor.');
    const { turn } = await tell(shop.api, follower.conversationId, HELD);
    await until('the turn is held', () => existsSync(heldFile));
    await follower.catchUp();
    const told = spoken(follower.events, String(turn?.id));
    expect(told.length).toBeGreaterThan(0);
    const victim = chats.find(({ child }) => String(child.pid) === readFileSync(heldFile, 'utf8'));
    await victim?.kill();
    await follower.expectOneAnswer(String(turn?.id));
    const messages = await messagesOf(shop.api, follower.conversationId);
    expect(messages.map(({ from }) => from)).toEqual(['visitor', 'assistant']);
    // Nothing that was told is taken back; on a slow machine its end may have been on its way.
    expect(messages[1]?.text.startsWith(told)).toBe(true);

    // The other one answers alone, and the API stays ready.
    for (const { conversationId } of followers.slice(0, 3)) await ask(shop.api, conversationId, 'hello');
    expect(await readiness(frontdesk)).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await frontdesk.stop()).toBe(0);
  }));

test('while all chat processes are away turns wait; one that comes back answers, else a person takes over', () =>
  onStage(async (stage) => {
    const chat = await stage.startChat(SECRET);
    const gate = await TcpGate.before(Number(new URL(chat.url).port));
    const frontdesk = await stage.start({ ...SECRET, CHAT_URL: `grpc://127.0.0.1:${gate.port}` });
    const shop = await stage.business(frontdesk);
    const [early, late] = await visitors(shop, 2);
    if (!early || !late) throw new Error('No visitors.');
    await ask(shop.api, early.conversationId, 'hello');
    await gate.shut();
    await eventually(async () => {
      const { status, body } = await readiness(frontdesk);
      expect(status).toBe(200);
      return body.status === 'degraded';
    });
    expect((await readiness(frontdesk)).body).toMatchObject({
      checks: { chat: { status: 'down' }, database: { status: 'up' }, redis: { status: 'up' } },
    });

    const { turn } = await tell(shop.api, early.conversationId, 'hello');
    await until('it is tried', async () => {
      const [tried] = await stage.sql('SELECT FROM turns WHERE id = $1 AND attempts > 0', [turn?.id]);
      return tried !== undefined;
    });
    await gate.open();
    await early.expectOneAnswer(String(turn?.id));
    await gate.shut();

    const lost = await tell(shop.api, late.conversationId, 'hello');
    await late.until(({ event }) => event === 'turn.failed', 180_000);
    expect(late.events.at(-1)?.data).toMatchObject({ turnId: lost.turn?.id });
    const { body } = await shop.api.get(`/v1/conversations/${late.conversationId}`);
    expect(body).toMatchObject({ status: 'waiting', handoffReason: 'fault' });
  }));

deepTest('a turn that runs when its chat process is stopped is answered by it', () =>
  onStage(async (stage) => {
    const [heldFile, releaseFile] = ['held', 'release'].map((name) =>
      join(runDir(), `${name}-${Date.now()}`),
    );
    if (!heldFile || !releaseFile) throw new Error('No files.');
    const files = { HELD_FILE: heldFile, RELEASE_FILE: releaseFile };
    const chat = await stage.startChat({ ...SECRET, ...files, NODE_OPTIONS: `--import ${ENGINE}` });
    const { shop } = await open(stage, [chat]);
    const [follower] = await visitors(shop, 1);
    if (!follower) throw new Error('No visitor.');
    const { turn } = await tell(shop.api, follower.conversationId, HELD);
    await until('the turn is held', () => existsSync(heldFile));
    const stopped = chat.stop();
    await until('it is stopping', () => chat.log.some((line) => line.includes('Stopping (SIGTERM)')));
    writeFileSync(releaseFile, '');
    await follower.expectOneAnswer(String(turn?.id));
    expect(await stopped).toBe(0);
    expect(await stage.sql('SELECT attempts FROM turns')).toEqual([{ attempts: 1 }]);
  }),
);

test.each([
  ['CHAT_SHARED_SECRET is needed', {}],
  ['CHAT_URL must be empty', { ...SECRET, CHAT_URL: 'grpc://chat:50051' }],
  ['CHAT_TLS_KEY is needed with CHAT_TLS_CERT', { ...SECRET, CHAT_TLS_CERT: '/cert.pem' }],
  [
    'The file that CHAT_TLS_CERT names cannot be read (ENOENT)',
    { ...SECRET, CHAT_TLS_CERT: '/no', CHAT_TLS_KEY: '/no' },
  ],
])('a chat process does not start when %s', async (reason, env) => {
  const { exitCode, log } = await FrontdeskProcess.refuse('main.chat.js', newSecrets(), env);
  expect(exitCode).toBe(1);
  expect(log.join('\n')).toContain(reason);
});
