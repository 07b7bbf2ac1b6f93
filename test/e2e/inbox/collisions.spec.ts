import type { BrowserPerson } from '../../support/browser-person.js';
import type { TestBusiness } from '../../support/businesses.js';
import { anId, expectProblem } from '../expectations.js';
import { Console } from '../members/console.js';
import { memberIdOf, messagesOf, say, take, waiting, type ConversationBody } from './inbox-rig.js';

let desk: Console;
let shop: TestBusiness;
let nora: BrowserPerson;
let sam: BrowserPerson;
let [norasId, samsId] = ['', ''];

beforeAll(async () => {
  desk = await Console.open();
  shop = await desk.stage.business(desk.here);
  [nora, sam] = [await desk.member(shop, 'manager'), (await desk.member(shop, 'agent')).at(desk.there.url)];
  [norasId, samsId] = [await memberIdOf(nora), await memberIdOf(sam)];
});
afterAll(() => desk.close());

async function conversation(id: string): Promise<ConversationBody> {
  return (await shop.api.get<ConversationBody>(`/v1/conversations/${id}`)).body;
}

describe('who has a conversation', () => {
  test('one of two who take it at the same moment; the other is told who, and takes it by force alone', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await waiting(shop);
      const answers = await Promise.all([take(nora, id), take(sam, id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [first, second] = answers[0].status === 200 ? [nora, sam] : [sam, nora];
      const firstName = first === nora ? 'Ms manager' : 'Ms agent';
      const refused = await take(second, id);
      expectProblem(refused, 409, 'taken');
      expect(refused.body).toMatchObject({
        detail: `${firstName} has the conversation. Send force to take it from them.`,
      });
      expect((await take(first, id)).status).toBe(200);
      const forced = await take(second, id, { force: true });
      expect(forced.body).toMatchObject({
        status: 'member',
        assigneeId: second === nora ? norasId : samsId,
      });
      const notices = (await messagesOf(shop, id)).filter(({ text }) => text.includes('answers here now'));
      expect(notices).toEqual([
        expect.objectContaining({ from: 'system', text: `${firstName} from the team answers here now.` }),
      ]);
    }
  });

  test('whoever writes first takes it over from the assistant, in their own name and no other', async () => {
    const { body } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api' });
    const sent = await say(sam, body.id, 'It left this morning.');
    expect(sent.body.message).toMatchObject({
      from: 'member',
      member: { id: samsId, name: 'Ms agent' },
    });
    expect(await conversation(body.id)).toMatchObject({
      status: 'member',
      assignee: { id: samsId, name: 'Ms agent' },
    });
    expect((await say(nora, body.id, 'And I packed it.')).status).toBe(200);
    expect(await conversation(body.id)).toMatchObject({ assigneeId: samsId });
    expectProblem(await say(sam, body.id, 'Hello?', { from: 'visitor' }), 422, 'invalid', ['/from']);
    expectProblem(await say(sam, body.id, 'Hello', { member: { name: 'Nora' } }), 422, 'invalid', [
      '/member',
    ]);
    expect(await messagesOf(shop, body.id)).toHaveLength(2);
  });

  test('nobody, once the assistant answers again, or the visitor asks anew after it was resolved', async () => {
    const id = await waiting(shop);
    await take(nora, id);
    await nora.call('POST', `/v1/conversations/${id}/return`, {});
    expect(await conversation(id)).toMatchObject({ status: 'assistant', assigneeId: null });
    await take(nora, id);
    await nora.call('POST', `/v1/conversations/${id}/resolve`, {});
    expect(await conversation(id)).toMatchObject({ status: 'resolved', assigneeId: norasId });
    expect((await take(sam, id)).body).toMatchObject({ status: 'member', assigneeId: samsId });
    await nora.call('POST', `/v1/conversations/${id}/resolve`, {});
    await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'One more thing' });
    expect(await conversation(id)).toMatchObject({ status: 'assistant', assigneeId: null });
  });

  test('a key takes it for a member whom it names, and a removed member has none any more', async () => {
    const id = await waiting(shop);
    const [path, leaver] = [`/v1/conversations/${id}`, await desk.member(shop, 'agent')];
    const memberId = await memberIdOf(leaver);
    expectProblem(await shop.api.post(`${path}/take`, {}), 422, 'invalid', ['/memberId']);
    expectProblem(await take(sam, id, { memberId: norasId }), 422, 'invalid', ['/memberId']);
    expect((await shop.api.post(`${path}/take`, { memberId })).body).toMatchObject({ assigneeId: memberId });
    expectProblem(await shop.api.post(`${path}/take`, { memberId: samsId }), 409, 'taken');
    expect((await nora.call('POST', `${path}/assign`, { memberId: samsId })).body).toMatchObject({
      assignee: { id: samsId, name: 'Ms agent' },
    });
    expect((await nora.call('POST', `${path}/assign`, { memberId: null })).body).toMatchObject({
      status: 'member',
      assignee: null,
    });
    await nora.call('POST', `${path}/assign`, { memberId });
    expect((await nora.call('DELETE', `/v1/members/${memberId}`)).status).toBe(204);
    expect(await conversation(id)).toMatchObject({ status: 'member', assigneeId: null });
    expectProblem(await nora.call('POST', `${path}/assign`, { memberId }), 404, 'not_found');
  });

  test('is nothing that another business sees or changes', async () => {
    const other = await desk.stage.business(desk.here);
    const stranger = await desk.member(other, 'owner');
    const strangersId = await memberIdOf(stranger);
    const id = await waiting(shop);
    expectProblem(await take(stranger, id), 404, 'not_found');
    expectProblem(await say(stranger, id, 'Hello'), 404, 'not_found');
    expectProblem(
      await nora.call('POST', `/v1/conversations/${id}/assign`, { memberId: strangersId }),
      404,
      'not_found',
    );
    expect(await conversation(id)).toMatchObject({ status: 'waiting', assigneeId: null });
  });
});

describe('two members who answer the same question', () => {
  test('at the same moment: one answer is sent, the other is told by whom, and sent when it was read', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await waiting(shop);
      const expectedSeq = (await messagesOf(shop, id)).at(-1)?.seq;
      const answers = await Promise.all([
        say(nora, id, 'Yes, one is left.', { expectedSeq, clientId: 'n-1' }),
        say(sam, id, 'Sold out, sorry.', { expectedSeq, clientId: 's-1' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [won, lost] = answers[0].status === 200 ? [nora, sam] : [sam, nora];
      const late = answers.find(({ status }) => status === 409);
      if (late) expectProblem(late, 409, 'newer_message', ['/expectedSeq']);
      const sent = (await messagesOf(shop, id)).filter(({ from }) => from === 'member');
      expect(sent).toHaveLength(1);
      const name = won === nora ? 'Ms manager' : 'Ms agent';
      expect(late?.body).toMatchObject({
        detail: `${name} has answered meanwhile, with message ${sent[0]?.seq}.`,
      });
      // The winner's answer was lost on the way: the same again, and never a second one.
      const clientId = won === nora ? 'n-1' : 's-1';
      const again = await say(won, id, sent[0]?.text ?? '', { expectedSeq, clientId });
      expect(again.body.message).toMatchObject({ id: sent[0]?.id });
      const read = await say(lost, id, 'Sorry, I did not see that.', { expectedSeq: sent[0]?.seq });
      expect(read.body.message).toMatchObject({ id: anId, from: 'member' });
      expect((await messagesOf(shop, id)).filter(({ from }) => from === 'member')).toHaveLength(2);
    }
  });

  test('one after the other, their own messages never stand in their way', async () => {
    const id = await waiting(shop);
    const expectedSeq = (await messagesOf(shop, id)).at(-1)?.seq;
    expect((await say(nora, id, 'One moment.', { expectedSeq })).status).toBe(200);
    expect((await say(nora, id, 'Yes, one is left.', { expectedSeq })).status).toBe(200);
    expectProblem(await say(sam, id, 'Sold out.', { expectedSeq }), 409, 'newer_message', ['/expectedSeq']);
    expectProblem(
      await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'Mine?', expectedSeq }),
      422,
      'invalid',
      ['/expectedSeq'],
    );
  });

  test('the visitor sees who answers, in the widget too', async () => {
    const id = await waiting(shop);
    await say(sam, id, 'Here I am.');
    const [, , last] = (await messagesOf(shop, id)).filter(({ from }) => from !== 'assistant');
    expect(last).toMatchObject({ from: 'member', member: { name: 'Ms agent' } });
  });
});
