import { once } from 'node:events';
import { chunk } from '../puppet-model/replies.js';
import { startPuppet } from '../puppet-model/puppet-model.js';
import type { Reply } from '../puppet-model/wire.js';
import { Api } from '../support/api.js';
import { startConversation } from '../support/businesses.js';
import { eventually, until } from '../support/eventually.js';
import { Follower } from './follower.js';
import { onStage } from './stage.js';
import { messagesOf, spoken, tell } from './turns.js';

const QUESTION = 'When do you open?';

/** Says one sentence after the other until the client hangs up. */
const endless: Reply = async (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const more = () => response.write(chunk({ role: 'assistant', content: 'Thank you for asking. ' }));
  const talking = setInterval(more, 100);
  await once(response, 'close');
  clearInterval(talking);
};

test('a turn is cancelled at a process that does not run it, and its model call is closed', async () => {
  const puppet = await startPuppet();
  puppet.script(endless);
  try {
    await onStage(async (stage) => {
      const model = {
        ...{ OPENAI_BASE_URL: puppet.url, OPENAI_API_KEY: 'any', OPENAI_MODEL: 'puppet' },
        MODEL_CALL_MS: '60000',
      };
      // The second takes no jobs: it cannot be the one that runs the turn.
      const [one, two] = await Promise.all([stage.start(model), stage.startApi(model)]);
      const shop = await stage.business(one);
      await shop.api.patch('/v1/tenant', { assistant: { mode: 'model' } });
      const follower = new Follower(shop.api, await startConversation(shop.api));
      const { turn } = await tell(shop.api, follower.conversationId, QUESTION);
      const turnId = String(turn?.id);
      await follower.until(({ event }) => event === 'text.delta');
      const other = new Api(two.url, shop.api.key);
      const path = `/v1/conversations/${follower.conversationId}/turns/${turnId}/cancel`;
      // A cancellation that has not ended within 3 s is answered with `running`.
      const { status, body } = await eventually(async () => {
        const told = await other.post(path, {});
        return told.body['status'] !== 'running' && told;
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: turnId, status: 'completed', errorCode: 'cancelled' });
      await follower.until(({ event }) => event === 'message.completed');
      const [, said] = await messagesOf(shop.api, follower.conversationId);
      expect(said).toMatchObject({
        from: 'assistant',
        status: 'incomplete',
        text: spoken(follower.events, turnId),
      });
      await until('the call is closed', () => puppet.requests[0]?.closedAt != null);
      expect((await other.post(path, {})).status).toBe(200);
    });
  } finally {
    await puppet.close();
  }
});
