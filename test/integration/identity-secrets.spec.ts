import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createBusiness, type TestBusiness } from '../support/businesses.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import { identityToken, signedId } from '../support/identities.js';
import { dumpDatabase, spellings } from './database-dump.js';
import { inDatabase, storeUrl } from './store-urls.js';

const SECRET = '/v1/tenant/identity-secret';
const SESSIONS = '/widget/v1/sessions';

describe('identity secrets at rest', () => {
  const secrets = newSecrets();
  let frontdesk: FrontdeskProcess;
  let shop: TestBusiness;
  let other: TestBusiness;
  let superuser: pg.Client;

  beforeAll(async () => {
    frontdesk = await FrontdeskProcess.start(secrets, { LOG_LEVEL: 'debug' });
    shop = await createBusiness(frontdesk, secrets);
    other = await createBusiness(frontdesk, secrets);
    const database = new URL(storeUrl('DATABASE_URL')).pathname.slice(1);
    superuser = new pg.Client({ connectionString: inDatabase(storeUrl('DATABASE_SUPERUSER_URL'), database) });
    await superuser.connect();
  });

  afterAll(async () => {
    await superuser.end();
    await frontdesk.stop();
  });

  async function make(): Promise<string> {
    const { body } = await shop.api.post<{ secret: string }>(SECRET, {}, { 'idempotency-key': randomUUID() });
    return body.secret;
  }

  it('are neither in the database nor in the log, nor are identities', async () => {
    const secret = await make();
    const token = identityToken(secret, { sub: 'customer-81', email: 'aoife@example.com' });
    const signed = signedId(secret, 'customer-82');
    const answers = [
      await shop.widget.post(SESSIONS, { identity: token }, { 'idempotency-key': randomUUID() }),
      await shop.widget.post(SESSIONS, { identity: signed }),
      await shop.widget.post(SESSIONS, { identity: `${token}x` }),
      await shop.api.get(SECRET),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 422, 200]);
    const dump = await dumpDatabase(superuser);
    const log = frontdesk.log.join('\n');
    for (const answer of answers) expect(log).toContain(answer.headers.get('x-request-id'));
    expect(dump).toContain('customer-81');
    const hidden = [secret, secret.slice('fd_ids_'.length), token, signed.hmac];
    for (const spelling of hidden.flatMap(spellings)) {
      expect(dump.includes(spelling)).toBe(false);
      expect(log.includes(spelling)).toBe(false);
    }
    for (const { text } of answers) expect(text).not.toContain(secret);
    expect(log).not.toContain('aoife@example.com');
  });

  it('encrypted for one business cannot be decrypted for another, even when the row is moved', async () => {
    const secret = await make();
    await superuser.query(
      `INSERT INTO identity_secrets (tenant_id, id, sealed_secret)
       SELECT $2, id, sealed_secret FROM identity_secrets WHERE tenant_id = $1`,
      [shop.id, other.id],
    );
    const identity = identityToken(secret, { sub: 'customer-81' });
    expect((await shop.widget.post(SESSIONS, { identity })).status).toBe(201);
    expect(await other.widget.post(SESSIONS, { identity })).toMatchObject({
      status: 422,
      body: { code: 'identity_not_configured' },
    });
  });
});
