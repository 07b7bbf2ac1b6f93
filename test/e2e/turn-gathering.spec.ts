import { says } from '../puppet-model/replies.js';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually, until } from '../support/eventually.js';
import { Follower } from './follower.js';
import { onStage, type Stage } from './stage.js';
import { messagesOf, tell, type SentBody } from './turns.js';

const COLOURS = ['red', 'blue', 'green', 'pink', 'black', 'white', 'brown', 'grey', 'gold', 'silver'];

const questions = COLOURS.map((colour) => `can my nephew throw ${colour} clay with somebody?`);
const answer = says('Thank you for asking.');

let puppet: Puppet;
/** The model thinks until then: however long ten messages take. */
let thought: PromiseWithResolvers<undefined>;

beforeEach(async () => {
  puppet = await startPuppet();
  thought = Promise.withResolvers();
  const { promise } = thought;
  puppet.script(async (response, request) => {
    await promise;
    if (!response.destroyed) await answer(response, request);
  });
});
afterEach(() => puppet.close());

function modelled(): NodeJS.ProcessEnv {
  return {
    ...{ OPENAI_BASE_URL: puppet.url, OPENAI_API_KEY: 'any', OPENAI_MODEL: 'puppet' },
    ...{ MODEL_FIRST_TOKEN_MS: '60000', MODEL_CALL_MS: '60000' },
  };
}

async function modelledBusiness(stage: Stage, url: Parameters<Stage['business']>[0]): Promise<TestBusiness> {
  const shop = await stage.business(url);
  await shop.api.patch('/v1/tenant', { assistant: { mode: 'model' } });
  return shop;
}

/** What the model was asked last. */
function lastAsked(): string {
  return JSON.stringify(puppet.requests.at(-1)?.body.messages ?? []);
}

function turnIn(sent: SentBody[]): string {
  const ids = new Set(sent.map(({ turn }) => turn?.id));
  expect(ids.size).toBe(1);
  return String(sent[0]?.turn?.id);
}

async function expectOneAnswerTo(sent: SentBody[], follower: Follower, api: Api): Promise<void> {
  const turnId = turnIn(sent);
  await follower.expectOneAnswer(turnId);
  const stored = await messagesOf(api, follower.conversationId);
  expect(stored.map(({ from }) => from)).toEqual([...sent.map(() => 'visitor'), 'assistant']);
  const { body } = await api.get<{ turn: { messageIds: string[] } }>(`/v1/turns/${turnId}/trace`);
  expect(body.turn.messageIds).toEqual(sent.map(({ message }) => message.id));
  for (const { message } of sent) expect(lastAsked()).toContain(message.text);
}

test('ten messages while a model thinks are one turn with one answer, at whichever process they arrive', () =>
  onStage(async (stage) => {
    const [one, two] = [await stage.start(modelled()), await stage.start(modelled())];
    const shop = await modelledBusiness(stage, one);
    const clients = [shop.api, new Api(two.url, shop.api.key)];
    const follower = new Follower(shop.api, await startConversation(shop.api));
    // The first request of a process takes longest.
    for (const client of clients) await client.get(`/v1/conversations/${follower.conversationId}`);
    const sent: SentBody[] = [];
    for (const [n, text] of questions.entries()) {
      sent.push(await tell(clients[n % 2] as Api, follower.conversationId, text));
      if (n === 0) await eventually(() => Promise.resolve(puppet.requests.length === 1));
    }
    await until('the model is asked about the last one', () =>
      lastAsked().includes(String(questions.at(-1))),
    );
    // Calls that nobody needs any more end, although the model still thinks.
    const superseded = puppet.requests.slice(0, -1);
    expect(superseded.length).toBeGreaterThan(0);
    await until('they are closed', () => superseded.every(({ closedAt }) => closedAt !== null));
    thought.resolve(undefined);
    await expectOneAnswerTo(sent, follower, shop.api);
  }));

test('a process killed while messages join its turn loses none of them, and they get one answer', () =>
  onStage(async (stage) => {
    const frontdesk = await stage.start(modelled());
    const shop = await modelledBusiness(stage, frontdesk);
    const follower = new Follower(shop.api, await startConversation(shop.api));
    const sent: SentBody[] = [];
    for (const text of questions.slice(0, 3)) sent.push(await tell(shop.api, follower.conversationId, text));
    await eventually(() => Promise.resolve(lastAsked().includes(String(questions[2]))));
    await frontdesk.kill();
    puppet.script(answer);
    await stage.restart(frontdesk, modelled());
    await expectOneAnswerTo(sent, follower, shop.api);
  }));
