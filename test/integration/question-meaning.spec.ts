import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { QuestionGroupsHandler } from '../../src/conversations/unanswered/question-groups.handler.js';
import { QuestionGroupsRepository } from '../../src/conversations/unanswered/question-groups.repository.js';
import { KEY_VERSION, questionKey } from '../../src/conversations/unanswered/question-key.js';
import { QuestionMeaningsRepository } from '../../src/conversations/unanswered/question-meanings.repository.js';
import { QuestionMeanings } from '../../src/conversations/unanswered/question-meanings.service.js';
import type {
  QuestionFilter,
  UnansweredQuestion,
} from '../../src/conversations/unanswered/unanswered-question.types.js';
import { UnansweredQuestionsRepository } from '../../src/conversations/unanswered/unanswered-questions.repository.js';
import { newId } from '../../src/kernel/ids.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { EmbeddingServer } from './embedding-server.js';
import { asTenant, openPlatform } from './platform-app.js';

const PROVIDERS = [
  ...[QuestionGroupsHandler, QuestionGroupsRepository, QuestionMeanings, QuestionMeaningsRepository],
  ...[UnansweredQuestionsRepository, Outbox],
];
/** The stand-in's vectors of these are nearly the same. */
const [BOILER, HEATING, MUG] = ['Is the boiler old?', 'Why such plane noise?', 'Is the mug sold?'];

/** With a stand-in for the embedding server, on the real tables. */
describe('unanswered questions that mean the same', () => {
  let server: EmbeddingServer;
  let platform: TestingModule;
  let tenantId: string;
  let conversationId: string;

  beforeAll(async () => {
    server = await EmbeddingServer.start();
    platform = await openPlatform({ EMBEDDINGS_BASE_URL: server.url }, PROVIDERS);
  });
  beforeEach(async () => {
    server.mood = 'good';
    server.refuses = '\0';
    await enterNewBusiness();
  });
  afterAll(async () => {
    await platform.close();
    await server.stop();
  });

  /** With a conversation. */
  async function enterNewBusiness(): Promise<void> {
    [tenantId, conversationId] = [randomUUID(), randomUUID()];
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [tenantId, `shop-${tenantId}`],
    );
    const values = [tenantId, conversationId];
    await own((db) => db.query('INSERT INTO visitors (tenant_id, id) VALUES ($1, $2)', values));
    await own((db) =>
      db.query(
        `INSERT INTO conversations (tenant_id, id, channel, visitor_id) VALUES ($1, $2, 'api', $2)`,
        values,
      ),
    );
  }

  function own<T>(work: (db: TenantDb) => Promise<T>): Promise<T> {
    return asTenant(tenantId, () => work(platform.get(TenantDb)));
  }

  /** Asked one after the other, a minute apart. */
  async function ask(...questions: string[]): Promise<void> {
    for (const [minute, question] of questions.entries())
      await own((db) =>
        db.query(
          `INSERT INTO unanswered_questions (tenant_id, id, question, question_key, key_version, conversation_id, last_asked_at)
           VALUES ($1, $6, $2, $3, ${KEY_VERSION}, $4, now() + $5 * interval '1 minute')`,
          [tenantId, question, questionKey(question, 'en'), conversationId, minute, newId()],
        ),
      );
  }

  /** Runs the job, and tells whether it has ended. */
  async function group(): Promise<boolean> {
    const outboxId = randomUUID();
    await own((db) =>
      db.query(
        `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
         VALUES ($1, $2, 'questions.regroup', $1, 'test')`,
        [tenantId, outboxId],
      ),
    );
    const alone = () => Promise.reject(new Error('alone'));
    await own(() => platform.get(QuestionGroupsHandler).handle({ outboxId, reference: tenantId, alone }));
    const left = await own((db) => db.query('SELECT FROM outbox WHERE id = $1', [outboxId]));
    return left.length === 0;
  }

  const listed = (filter: QuestionFilter = {}): Promise<UnansweredQuestion[]> =>
    own(() => platform.get(UnansweredQuestionsRepository).list(10, undefined, filter));

  it('are one, with a count, in the words of the last one', async () => {
    await ask(BOILER, HEATING, MUG);
    expect(await listed()).toHaveLength(3);
    expect(await group()).toBe(true);
    const rows = (await listed()).map(({ question, count }) => [question, count]);
    expect(rows).toEqual([
      [MUG, 1],
      [HEATING, 2],
    ]);
  });

  it('are found by the words of each', async () => {
    await ask(BOILER, HEATING, MUG);
    await group();
    for (const q of ['boiler', 'PLANE'])
      expect(await listed({ q })).toMatchObject([{ question: HEATING, count: 2 }]);
    expect(await listed({ q: 'hovercraft' })).toEqual([]);
  });

  it('find those that were grouped before, and stay when they are asked again', async () => {
    await ask(BOILER, HEATING);
    await group();
    await ask('Broken heating?');
    await group();
    expect(await listed()).toMatchObject([{ count: 3 }]);
    expect(await group()).toBe(true);
    expect(await listed()).toMatchObject([{ count: 3 }]);
  });

  it('are answered together, by any of their ids, and open again when one is asked', async () => {
    await ask(BOILER, HEATING);
    await group();
    const [first] = await listed();
    const ids = await own((db) =>
      db.query<{ id: string }>('SELECT id FROM unanswered_questions ORDER BY id DESC'),
    );
    const questions = platform.get(UnansweredQuestionsRepository);
    expect(ids[0]?.id).not.toBe(first?.id);
    const set = await own(() => questions.setStatus(String(ids[0]?.id), 'answered'));
    expect(set).toMatchObject({
      status: 'answered',
      count: 2,
      question: HEATING,
    });
    expect([await listed({ status: 'open' }), (await listed({ status: 'answered' })).length]).toEqual([
      [],
      1,
    ]);
    await own((db) =>
      db.query(`UPDATE unanswered_questions SET status = 'open' WHERE question = $1`, [BOILER]),
    );
    expect((await listed({ status: 'open' })).map(({ id }) => id)).toEqual([first?.id]);
    await own(() => questions.markAnswered(String(first?.id), randomUUID()));
    expect(await listed({ status: 'open' })).toEqual([]);
  });

  it('are told by the others when the first is erased', async () => {
    await ask(BOILER, HEATING);
    await group();
    const [first] = await listed();
    await own((db) => db.query('DELETE FROM unanswered_questions WHERE id = $1', [first?.id]));
    expect(await listed()).toMatchObject([{ question: HEATING, count: 1 }]);
  });

  it('wait for a server that is away, and are read one by one where it refuses some', async () => {
    await ask(BOILER, HEATING, 'Do you rent hovercrafts?');
    server.mood = 'broken';
    expect(await group()).toBe(false);
    expect(await listed()).toHaveLength(3);
    server.mood = 'good';
    server.refuses = 'hovercraft';
    expect(await group()).toBe(true);
    expect((await listed()).map(({ count }) => count)).toEqual([1, 2]);
  });

  it('are never another business’s', async () => {
    await ask(BOILER);
    await group();
    const before = tenantId;
    await enterNewBusiness();
    await ask(HEATING);
    await group();
    expect(await listed()).toMatchObject([{ question: HEATING, count: 1 }]);
    tenantId = before;
    expect(await listed()).toMatchObject([{ question: BOILER, count: 1 }]);
  });
});
