import type { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { PageBody } from './expectations.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

interface Suggestion {
  id: string;
  kind: string;
  status: string;
  content: { words?: string[]; question?: string; answer?: string };
  reason: {
    question: string;
    questionId: string;
    conversationId: string;
    answeredBy: string;
    answerId: string;
    source: { kind: string; id: string; title: string } | null;
  };
}
interface Summary {
  changed: number;
  unchanged: number;
  errors: { id: string; code: string }[];
}
interface Question {
  id: string;
  question: string;
  status: string;
}

const QUESTION = 'Tell me about your bothies';
const ARTICLE = {
  externalId: 'cabin',
  question: 'Can I rent the cabin?',
  answer: 'The cabin by the lake costs €90 a night, for up to four guests.',
};
const DOGS = 'Are llamas allowed?';

describe('suggestions from answers by hand', () => {
  let stage: Stage;
  let shop: TestBusiness;
  let api: Api;

  beforeAll(async () => {
    stage = await Stage.shared();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    shop = await stage.business(stage.frontdesk);
    ({ api } = shop);
    await api.put('/v1/articles', { articles: [ARTICLE] });
  });

  /** Asks what nobody can answer. @returns the conversation */
  async function askedIn(question: string): Promise<string> {
    const id = await startConversation(api);
    expect((await ask(api, id, question)).confidence).toBeLessThan(0.5);
    return id;
  }

  async function reply(conversationId: string, text: string): Promise<void> {
    const path = `/v1/conversations/${conversationId}/messages`;
    expect((await api.post(path, { text, from: 'member', member: { name: 'Nora' } })).status).toBe(200);
  }

  async function suggestions(query = '', by = api): Promise<Suggestion[]> {
    return (await by.get<PageBody<Suggestion>>(`/v1/synonyms/suggestions${query}`)).body.data;
  }

  /** Two minutes have passed, and what is owed has been done. */
  async function learnt(): Promise<Suggestion[]> {
    const owed = `tenant_id = $1 AND kind = 'questions.learn'`;
    await stage.sql(
      `UPDATE outbox SET sent_at = now() - interval '1 minute' WHERE ${owed} AND sent_at > now()`,
      [shop.id],
    );
    await eventually(
      async () => (await stage.sql(`SELECT id FROM outbox WHERE ${owed}`, [shop.id])).length === 0,
    );
    return suggestions();
  }

  async function questions(): Promise<Question[]> {
    return (await api.get<PageBody<Question>>('/v1/unanswered-questions')).body.data;
  }

  test('a member’s reply that names an article: the words are proposed, hold when accepted, and not before', async () => {
    const conversationId = await askedIn(QUESTION);
    await reply(conversationId, 'Hello! You can rent the cabin all year. Nora');
    const [suggestion, ...others] = await learnt();
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({
      kind: 'synonyms',
      status: 'open',
      content: { words: ['bothies', 'cabin'], locale: null },
      reason: {
        ...{ question: QUESTION, conversationId, answeredBy: 'member' },
        source: { kind: 'article', title: ARTICLE.question },
      },
    });
    await askedIn(QUESTION);
    expect((await api.get('/v1/synonyms')).body).toEqual({ synonyms: [] });

    const accepted = await api.post<Summary>('/v1/synonyms/suggestions/accept', { ids: [suggestion?.id] });
    expect(accepted.body).toEqual({ changed: 1, unchanged: 0, errors: [] });
    expect((await api.get('/v1/synonyms')).body).toEqual({
      synonyms: [{ words: ['bothies', 'cabin'], locale: null }],
    });
    const answer = await ask(api, await startConversation(api), QUESTION);
    expect(answer.citations).toMatchObject([{ kind: 'article', title: ARTICLE.question }]);
    expect(answer.confidence).toBeGreaterThanOrEqual(0.5);
    const again = await api.post<Summary>('/v1/synonyms/suggestions/accept', { ids: [suggestion?.id] });
    expect(again.body).toEqual({ changed: 0, unchanged: 1, errors: [] });
    expect(await suggestions('?status=accepted&kind=synonyms')).toHaveLength(1);
  });

  test('an article written for a question, by another name of the thing: what was rejected does not come back', async () => {
    await askedIn(QUESTION);
    const [question] = await questions();
    const answer = { question: 'What is the chalet like?', answer: 'The chalet has two rooms.' };
    const made = await api.post<{ id: string }>(`/v1/unanswered-questions/${question?.id}/answer`, answer);
    expect(made.status).toBe(201);
    const [suggestion] = await learnt();
    expect(suggestion).toMatchObject({
      content: { words: ['bothies', 'chalet'] },
      reason: { questionId: question?.id, answeredBy: 'article', answerId: made.body.id },
    });
    const rejected = await api.post<Summary>('/v1/synonyms/suggestions/reject', { all: true });
    expect(rejected.body).toEqual({ changed: 1, unchanged: 0, errors: [] });

    await askedIn(QUESTION);
    await api.post(`/v1/unanswered-questions/${question?.id}/answer`, {
      ...answer,
      answer: 'The chalet has three rooms.',
    });
    expect(await learnt()).toMatchObject([{ id: suggestion?.id, status: 'rejected' }]);
    expect(await suggestions('?status=open')).toEqual([]);
  });

  test('a reply that names nothing becomes an article, when the business wants it', async () => {
    const conversationId = await askedIn(DOGS);
    await reply(conversationId, 'One llama for each guest is welcome, on a lead.');
    const [suggestion] = await learnt();
    expect(suggestion).toMatchObject({
      kind: 'article',
      content: { question: DOGS, answer: 'One llama for each guest is welcome, on a lead.' },
      reason: { source: null },
    });
    await api.post('/v1/synonyms/suggestions/accept', { all: true });
    const answer = await ask(api, await startConversation(api), DOGS);
    expect(answer.text).toContain('One llama for each guest');
    expect((await questions()).map(({ status }) => status)).toEqual(['answered']);
  });

  test('nothing personal is proposed', async () => {
    const personal = await startConversation(api);
    await ask(api, personal, 'Are llamas allowed? I am at kim@example.com');
    await reply(personal, 'One llama for each guest is welcome, on a lead.');
    const answered = await askedIn(DOGS);
    await reply(
      answered,
      'Call me on 0176 12345678 about your llama and the lead. One llama for each guest is welcome.',
    );
    const found = await learnt();
    expect(found.map(({ content }) => content.answer)).toEqual(['One llama for each guest is welcome.']);
    expect(JSON.stringify(found)).not.toMatch(/kim@|0176/u);
  });

  test('a visitor who is erased takes them along, and what was rejected stays rejected', async () => {
    const conversationId = await askedIn(QUESTION);
    await reply(conversationId, 'You can rent the cabin all year.');
    await learnt();
    await api.post('/v1/synonyms/suggestions/reject', { all: true });
    const other = await askedIn(DOGS);
    await reply(other, 'One llama for each guest is welcome, on a lead.');
    expect(await learnt()).toHaveLength(2);
    for (const id of [conversationId, other]) {
      const { body } = await api.get<{ visitor: { id: string } }>(`/v1/conversations/${id}`);
      expect((await api.delete(`/v1/visitors/${body.visitor.id}`)).status).toBe(202);
    }
    await eventually(async () => (await suggestions()).length === 0);
    const third = await askedIn(QUESTION);
    await reply(third, 'You can rent the cabin all year.');
    expect(await learnt()).toEqual([]);
  });

  test('other businesses see and decide nothing of it; wrong decisions are named', async () => {
    const conversationId = await askedIn(QUESTION);
    await reply(conversationId, 'You can rent the cabin all year.');
    const [suggestion] = await learnt();
    const other = await stage.business(stage.frontdesk);
    expect(await suggestions('', other.api)).toEqual([]);
    const theirs = await other.api.post<Summary>('/v1/synonyms/suggestions/accept', {
      ids: [suggestion?.id],
    });
    expect(theirs.body).toMatchObject({ changed: 0, errors: [{ id: suggestion?.id, code: 'not_found' }] });
    expect((await other.api.post('/v1/synonyms/suggestions/accept', {})).status).toBe(422);
    await api.put('/v1/synonyms', {
      synonyms: [{ words: ['bothy', 'hut'] }, { words: ['cabin', 'chalet'] }],
    });
    const refused = await api.post<Summary>('/v1/synonyms/suggestions/accept', { all: true });
    expect(refused.body).toMatchObject({ changed: 0, errors: [{ code: 'word_in_two_groups' }] });
  });
});
