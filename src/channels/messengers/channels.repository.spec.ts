import { newId } from '../../kernel/ids.js';
import { runAsTenant } from '../../platform/context/request-context.js';
import { SealedBoxes } from '../../platform/crypto/sealed-boxes.js';
import { SecurityConfig } from '../../config/security.config.js';
import type { TenantDb } from '../../platform/database/tenant-db.js';
import { ChannelSecrets } from './channel-secrets.js';
import { ChannelsRepository } from './channels.repository.js';

const TENANT = newId();
const ID = newId();
const SECRET = {
  accessToken: 'EAAJ-never-shown',
  appSecret: 'app-never-shown',
  verifyToken: 'own-never-shown',
};

const secretsUnder = (appSecret: string) =>
  new ChannelSecrets(new SealedBoxes(Object.assign(new SecurityConfig(), { appSecret })));
const inTenant = <T>(work: () => T): T => runAsTenant(TENANT, { requestId: 'r', correlationId: 'c' }, work);

/** Answers each statement with the one row. */
function repository(secrets: ChannelSecrets, sealed: Buffer): ChannelsRepository {
  const at = new Date(0);
  const row = {
    ...{ id: ID, kind: 'whatsapp', name: 'Shop', enabled: true, account_id: '1', account_name: '+1' },
    ...{ settings: { phoneNumberId: '1' }, sealed_secrets: sealed, secrets_at: at, failing_since: null },
    ...{ failure: null, last_received_at: null, last_refused_at: null, last_refused_reason: null },
    ...{ created_at: at, updated_at: at },
  };
  return new ChannelsRepository({ query: () => Promise.resolve([row]) } as unknown as TenantDb, secrets);
}

describe('the secrets of a channel', () => {
  const secrets = secretsUnder('s'.repeat(32));
  const sealed = inTenant(() => secrets.seal(ID, SECRET));

  it('are shown by their names alone', async () => {
    const channels = repository(secrets, sealed);
    const [one, [listed]] = await inTenant(() =>
      Promise.all([channels.get(ID), channels.list(1, undefined)]),
    );
    expect(one?.secrets).toEqual(['accessToken', 'appSecret', 'verifyToken']);
    for (const shown of [one, listed]) expect(JSON.stringify(shown)).not.toContain('never-shown');
  });

  it('are opened for calls alone, and for none under another APP_SECRET or of another channel', async () => {
    const opened = (with_: ChannelSecrets, bytes = sealed) =>
      inTenant(() => repository(with_, bytes).open(ID)).then((channel) => channel?.settings.secret);
    expect(await opened(secrets)).toEqual(SECRET);
    expect(await opened(secretsUnder('t'.repeat(32)))).toEqual({});
    expect(
      await opened(
        secrets,
        inTenant(() => secrets.seal(newId(), SECRET)),
      ),
    ).toEqual({});
  });
});
