import { randomUUID } from 'node:crypto';
import { readSource, upload } from '../e2e/source-rig.js';
import type { Api } from '../support/api.js';
import { tokenOf } from '../platforms/telegram-server.js';
import { storeChannel } from '../support/channels.js';
import { storeMember } from '../support/members.js';
import { eventually } from '../support/eventually.js';
import type { AuditedBusiness, Line } from './audit-rig.js';

/** How to perform one operation, and the audit line that it must write. */
export interface Performance {
  /** For the last parameter in the path. */
  id?: string;
  /** For `{id}` of a path with two parameters. */
  within?: string;
  /** With its question mark. */
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
  action: string;
  /** Without an id: any object that the request created. */
  object: { kind: string; id?: string | null };
}

type Sql = (statement: string, values: unknown[]) => Promise<unknown>;

/** @param sql runs a statement as the superuser */
type Recipe = (shop: AuditedBusiness, sql: Sql) => Promise<Performance> | Performance;

const OPEN = [{ open: '09:00', close: '17:00' }];
const WEEK = { mon: OPEN, tue: OPEN, wed: OPEN, thu: OPEN, fri: OPEN, sat: [], sun: [] };

const IMPORT_FILE = 'sku,name,price\nIMP-1,Mug,5.00\n';

/** An import that waits, and that no worker knows. */
async function storeImport(sql: Sql, tenantId: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO imports (tenant_id, id, kind, format, name, bytes, encoding, mapping, timezone, is_dry_run, stamp)
     VALUES ($1, $2, 'products', 'csv', 'products.csv', 30, 'utf-8', '{}', 'UTC', false, '{}')`,
    [tenantId, id],
  );
  return id;
}

/** A name that nobody has: nothing is sent. */
const WEBHOOK = { url: 'https://hooks.invalid/frontdesk', events: ['order.updated'] };

function newProduct() {
  return { sku: `S-${randomUUID()}`, name: 'Stoneware mug', price: '22.00', stock: 3 };
}

function newArticle() {
  return { externalId: `faq-${randomUUID()}`, question: 'Do you gift-wrap?', answer: 'Yes.' };
}

function newOrder() {
  return { number: `N-${randomUUID()}`, status: 'pending', total: '5.00', customer: {}, items: [] };
}

function newTenant() {
  return {
    slug: `made-${randomUUID()}`,
    name: 'Made shop',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
  };
}

/** The bot that the stand-in of Telegram knows. */
export const AUDITED_BOT = 4_711;

async function newEventSource(api: Api): Promise<string> {
  return (await api.post<{ id: string }>('/v1/event-sources', { kind: 'stripe' })).body.id;
}

async function newWebhook(api: Api): Promise<string> {
  return (await api.post<{ id: string }>('/v1/webhooks', WEBHOOK)).body.id;
}

async function newDeadLetter(sql: Sql, tenantId: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
       last_failed_at) VALUES ($1, $2, 'source.read', $3, 'c-1', 5, 'No.', now(), now())`,
    [tenantId, id, randomUUID()],
  );
  return id;
}

/** The id of the newest list entry after the request. */
async function putOne(api: Api, list: string, row: object): Promise<string> {
  await api.put(`/v1/${list}`, { [list]: [row] });
  const { body } = await api.get<{ data: { id: string }[] }>(`/v1/${list}?limit=1`);
  return body.data[0]?.id ?? '';
}

function newInvitation() {
  return { email: `${randomUUID()}@example.com`, role: 'agent' };
}

async function newKey(api: Api): Promise<string> {
  const key = { name: 'Order sync', scopes: ['orders:read'] };
  return (await api.post<{ id: string }>('/v1/api-keys', key)).body.id;
}

/** A website that nobody can reach. */
const newSite = (): string => `http://localhost:9/${randomUUID()}`;

async function newSource(api: Api): Promise<string> {
  return (await api.post<{ id: string }>('/v1/sources', { kind: 'website', url: newSite() })).body.id;
}

function failed(api: Api, id: string): Promise<unknown> {
  return eventually(
    async () => (await api.get<{ status: string }>(`/v1/sources/${id}`)).body.status === 'failed',
  );
}

/** The id of a source with open proposals. */
async function newProposals(api: Api): Promise<string> {
  const { body } = await upload(api, 'faq.md', `# Do you gift-wrap ${randomUUID()}?\n\nYes.`);
  await readSource(api, body.id);
  return body.id;
}

/** A word of its own: synonyms have no figures alone. */
function letters(text: string): string {
  return text.replace(/\d/gu, (digit) => 'abcdefghij'[Number(digit)] ?? '').replaceAll('-', '');
}

/** What a job proposes from an answer by hand. @returns its id */
async function newSuggestion({ id: tenantId }: AuditedBusiness, sql: Sql): Promise<string> {
  const id = randomUUID();
  const content = { words: [letters(id), letters(randomUUID())], locale: null };
  await sql(
    `INSERT INTO learnt_suggestions (tenant_id, id, kind, key, content, question, answered_by)
     VALUES ($1, $2::uuid, 'synonyms', $2::text, $3, 'Do you rent out bothies?', 'member')`,
    [tenantId, id, JSON.stringify(content)],
  );
  return id;
}

/** Something that nobody can answer. */
async function newQuestion(shop: AuditedBusiness): Promise<string> {
  const id = await newConversation(shop);
  await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'do you sell a marmalade submarine?' });
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/unanswered-questions');
  return body.data[0]?.id ?? '';
}

async function newConversation({ api }: AuditedBusiness): Promise<string> {
  const { body } = await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} });
  return body.id;
}

/** They change no business, whose log could have a line: the rows of `admin_keys` say who made and who revoked them. */
export const WITHOUT_TENANT = [
  ...['AdminKeys_create', 'AdminKeys_remove'],
  // The rows of `alert_tests` say who sent and who acknowledged them.
  ...['AlertsAdmin_test', 'AlertsAdmin_acknowledge'],
  // Their rows tell why they are there; events that changes tell of have the same, without a line.
  ...['Webhooks_test', 'Webhooks_replay'],
  // What a member has read, and when a conversation comes back to the members, is no change of the business.
  ...['Inbox_read', 'Inbox_unread', 'Inbox_snooze'],
  // They change nothing at all.
  ...['Trials_preview', 'Trials_test', 'Channels_test', 'Mcp_answer'],
];

/** Every mutating operation of a tenant's or an admin's credential, by its operation id. */
export const RECIPES: Record<string, Recipe> = {
  Tenant_update: ({ id }) => ({
    body: { name: 'Renamed shop' },
    action: 'tenant.update',
    object: { kind: 'tenant', id },
  }),
  IdentitySecrets_create: () => ({
    body: {},
    action: 'identity_secrets.create',
    object: { kind: 'identity_secret' },
  }),
  IdentitySecrets_remove: async ({ api }) => {
    await api.post('/v1/tenant/identity-secret', {});
    return { action: 'identity_secrets.remove', object: { kind: 'identity_secret' } };
  },
  OpeningHours_update: () => ({
    body: { week: WEEK },
    action: 'opening_hours.update',
    object: { kind: 'opening_hours', id: null },
  }),
  OpeningHours_updateClosures: () => ({
    body: { closures: [{ date: '2026-12-25', reason: 'Christmas', hours: [] }] },
    action: 'opening_hours.update_closures',
    object: { kind: 'closure', id: '2026-12-25' },
  }),
  OpeningHours_importHolidays: () => ({
    body: { country: 'IE', year: 2027, dates: ['2027-03-17'] },
    action: 'opening_hours.import_holidays',
    object: { kind: 'closure', id: '2027-03-17' },
  }),
  Articles_upsert: () => ({
    body: { articles: [newArticle()] },
    action: 'articles.upsert',
    object: { kind: 'article' },
  }),
  Articles_update: async ({ api }) => {
    const id = await putOne(api, 'articles', newArticle());
    return { id, body: { answer: 'No.' }, action: 'articles.update', object: { kind: 'article', id } };
  },
  Articles_remove: async ({ api }) => {
    const id = await putOne(api, 'articles', newArticle());
    return { id, action: 'articles.remove', object: { kind: 'article', id } };
  },
  Products_upsert: () => ({
    body: { products: [newProduct()] },
    action: 'products.upsert',
    object: { kind: 'product' },
  }),
  Products_update: async ({ api }) => {
    const id = await putOne(api, 'products', newProduct());
    return { id, body: { stock: 4 }, action: 'products.update', object: { kind: 'product', id } };
  },
  Products_remove: async ({ api }) => {
    const id = await putOne(api, 'products', newProduct());
    return { id, action: 'products.remove', object: { kind: 'product', id } };
  },
  Orders_upsert: () => ({
    body: { orders: [newOrder()] },
    action: 'orders.upsert',
    object: { kind: 'order' },
  }),
  Orders_create: () => ({ body: newOrder(), action: 'orders.create', object: { kind: 'order' } }),
  Orders_update: async ({ api }) => {
    const id = await putOne(api, 'orders', newOrder());
    return { id, body: { status: 'shipped' }, action: 'orders.update', object: { kind: 'order', id } };
  },
  Orders_remove: async ({ api }) => {
    const id = await putOne(api, 'orders', newOrder());
    return { id, action: 'orders.remove', object: { kind: 'order', id } };
  },
  Conversations_create: () => ({
    body: { channel: 'api', visitor: { name: 'Aoife' } },
    action: 'conversations.create',
    object: { kind: 'conversation' },
  }),
  Conversations_send: async (shop) => ({
    id: await newConversation(shop),
    body: { text: 'Hello?', from: 'visitor' },
    action: 'conversations.send',
    object: { kind: 'message' },
  }),
  UnansweredQuestions_update: async (shop) => {
    const id = await newQuestion(shop);
    const object = { kind: 'unanswered_question', id };
    return { id, body: { status: 'answered' }, action: 'unanswered_questions.update', object };
  },
  UnansweredQuestions_answer: async (shop) => {
    const object = { kind: 'article' };
    return {
      id: await newQuestion(shop),
      body: { answer: 'No.' },
      action: 'unanswered_questions.answer',
      object,
    };
  },
  Conversations_cancelTurn: async (shop, sql) => {
    const within = await newConversation(shop);
    const { body } = await shop.api.post<{ message: { id: string } }>(
      `/v1/conversations/${within}/messages`,
      {
        text: 'Nora here.',
        from: 'member',
      },
    );
    const id = randomUUID();
    // Without a job, so that nobody answers it before it is cancelled.
    await sql(
      `INSERT INTO turns (tenant_id, id, conversation_id, message_id, gathers) VALUES ($1, $2, $3, $4, true)`,
      [shop.id, id, within, body.message.id],
    );
    return { within, id, action: 'conversations.cancel_turn', object: { kind: 'turn', id } };
  },
  Notes_create: async (shop) => {
    const id = await newConversation(shop);
    return { id, body: { text: 'She called.' }, action: 'notes.create', object: { kind: 'note' } };
  },
  Notes_remove: async (shop) => {
    const within = await newConversation(shop);
    const path = `/v1/conversations/${within}/notes`;
    const { body } = await shop.api.post<{ id: string }>(path, { text: 'She called.' });
    return { within, id: body.id, action: 'notes.remove', object: { kind: 'note', id: body.id } };
  },
  Conversations_handOff: async (shop) => {
    const id = await newConversation(shop);
    return { id, body: {}, action: 'conversations.hand_off', object: { kind: 'conversation', id } };
  },
  Inbox_take: async (shop, sql) => {
    const [id, memberId] = [await newConversation(shop), await storeMember(sql, shop.id)];
    return {
      ...{ id, body: { memberId }, action: 'inbox.take' },
      object: { kind: 'conversation', id },
    };
  },
  Inbox_assign: async (shop, sql) => {
    const [id, memberId] = [await newConversation(shop), await storeMember(sql, shop.id)];
    return {
      ...{ id, body: { memberId }, action: 'inbox.assign' },
      object: { kind: 'conversation', id },
    };
  },
  Conversations_giveBack: async (shop) => {
    const id = await newConversation(shop);
    await shop.api.post(`/v1/conversations/${id}/handoff`);
    return { id, body: {}, action: 'conversations.give_back', object: { kind: 'conversation', id } };
  },
  Conversations_resolve: async (shop) => {
    const id = await newConversation(shop);
    return { id, body: {}, action: 'conversations.resolve', object: { kind: 'conversation', id } };
  },
  Conversations_rate: async (shop) => {
    const id = await newConversation(shop);
    return { id, body: { score: 5 }, action: 'conversations.rate', object: { kind: 'conversation', id } };
  },
  Checks_update: () => ({
    body: { checks: [{ question: `Do you gift-wrap ${randomUUID()}?`, must: ['Yes'] }] },
    action: 'checks.update',
    object: { kind: 'check' },
  }),
  Synonyms_update: () => ({
    body: { synonyms: [{ words: ['bothy', letters(randomUUID())] }] },
    action: 'synonyms.update',
    object: { kind: 'synonyms' },
  }),
  Suggestions_accept: async (shop, sql) => {
    const id = await newSuggestion(shop, sql);
    return { body: { ids: [id] }, action: 'suggestions.accept', object: { kind: 'suggestion', id } };
  },
  Suggestions_reject: async (shop, sql) => {
    const id = await newSuggestion(shop, sql);
    return { body: { ids: [id] }, action: 'suggestions.reject', object: { kind: 'suggestion', id } };
  },
  Evaluations_create: async ({ api }) => {
    await api.put('/v1/checks', { checks: [{ question: 'Do you gift-wrap?', must: ['Yes'] }] });
    return { body: undefined, action: 'evaluations.create', object: { kind: 'evaluation' } };
  },
  Sources_create: () => ({
    body: { kind: 'website', url: newSite() },
    action: 'sources.create',
    object: { kind: 'source' },
  }),
  Imports_create: () => ({
    ...{ body: IMPORT_FILE, headers: { 'content-type': 'text/csv' }, action: 'imports.create' },
    object: { kind: 'import' },
  }),
  Imports_cancel: async ({ id: tenantId }, sql) => {
    const id = await storeImport(sql, tenantId);
    return { id, body: undefined, action: 'imports.cancel', object: { kind: 'import', id } };
  },
  Imports_remove: async ({ id: tenantId }, sql) => {
    const id = await storeImport(sql, tenantId);
    return { id, action: 'imports.remove', object: { kind: 'import', id } };
  },
  EventSources_create: () => ({
    body: { kind: 'signed' },
    action: 'event_sources.create',
    object: { kind: 'event_source' },
  }),
  EventSources_update: async ({ api }) => {
    const id = await newEventSource(api);
    return {
      ...{ id, body: { name: 'Web shop' }, action: 'event_sources.update' },
      object: { kind: 'event_source', id },
    };
  },
  EventSources_remove: async ({ api }) => {
    const id = await newEventSource(api);
    return { id, action: 'event_sources.remove', object: { kind: 'event_source', id } };
  },
  Exports_create: () => ({ body: {}, action: 'exports.create', object: { kind: 'export' } }),
  Webhooks_create: () => ({
    body: WEBHOOK,
    action: 'webhooks.create',
    object: { kind: 'webhook' },
  }),
  Webhooks_update: async ({ api }) => {
    const id = await newWebhook(api);
    return {
      ...{ id, body: { events: ['import.done'] }, action: 'webhooks.update' },
      object: { kind: 'webhook', id },
    };
  },
  Webhooks_rotate: async ({ api }) => {
    const id = await newWebhook(api);
    return { id, body: {}, action: 'webhooks.rotate', object: { kind: 'webhook_secret', id } };
  },
  Webhooks_remove: async ({ api }) => {
    const id = await newWebhook(api);
    return { id, action: 'webhooks.remove', object: { kind: 'webhook', id } };
  },
  Channels_create: () => ({
    body: { kind: 'telegram', settings: { token: tokenOf(AUDITED_BOT) } },
    action: 'channels.create',
    object: { kind: 'channel' },
  }),
  Channels_update: async ({ id: tenantId }, sql) => {
    const id = await storeChannel(sql, tenantId);
    return { id, body: { name: 'Shop' }, action: 'channels.update', object: { kind: 'channel', id } };
  },
  Channels_remove: async ({ id: tenantId }, sql) => {
    const id = await storeChannel(sql, tenantId);
    return { id, action: 'channels.remove', object: { kind: 'channel', id } };
  },
  Sources_read: async ({ api }) => {
    const id = await newSource(api);
    await failed(api, id);
    // No knowledge changes yet; the source is due again.
    return { id, body: undefined, action: 'sources.read', object: { kind: 'source', id } };
  },
  Sources_remove: async ({ api }) => {
    const id = await newSource(api);
    return { id, action: 'sources.remove', object: { kind: 'source', id } };
  },
  Proposals_accept: async ({ api }) => ({
    id: await newProposals(api),
    body: { all: true },
    action: 'proposals.accept',
    object: { kind: 'proposal' },
  }),
  Proposals_reject: async ({ api }) => ({
    id: await newProposals(api),
    body: { all: true },
    action: 'proposals.reject',
    object: { kind: 'proposal' },
  }),
  ApiKeys_create: () => ({
    body: { name: 'Order sync', scopes: ['orders:read'] },
    action: 'api_keys.create',
    object: { kind: 'api_key' },
  }),
  ApiKeys_rotate: async ({ api }) => {
    const id = await newKey(api);
    return { id, body: {}, action: 'api_keys.rotate', object: { kind: 'api_key', id } };
  },
  ApiKeys_remove: async ({ api }) => {
    const id = await newKey(api);
    return { id, action: 'api_keys.remove', object: { kind: 'api_key', id } };
  },
  Members_update: async ({ id }, sql) => {
    const member = await storeMember(sql, id);
    return {
      id: member,
      body: { role: 'manager' },
      action: 'members.update',
      object: { kind: 'member', id: member },
    };
  },
  Members_remove: async ({ id }, sql) => {
    const member = await storeMember(sql, id);
    return { id: member, action: 'members.remove', object: { kind: 'member', id: member } };
  },
  Invitations_create: () => ({
    body: newInvitation(),
    action: 'invitations.create',
    object: { kind: 'invitation' },
  }),
  Invitations_resend: async ({ api }) => {
    const { body } = await api.post<{ id: string }>('/v1/invitations', newInvitation());
    return { id: body.id, action: 'invitations.resend', object: { kind: 'invitation', id: body.id } };
  },
  Invitations_remove: async ({ api }) => {
    const { body } = await api.post<{ id: string }>('/v1/invitations', newInvitation());
    return { id: body.id, action: 'invitations.remove', object: { kind: 'invitation', id: body.id } };
  },
  InvitationsAdmin_create: ({ id }) => ({
    id,
    body: newInvitation(),
    action: 'invitations.create',
    object: { kind: 'invitation' },
  }),
  Visitors_remove: async (shop) => {
    const { body } = await shop.api.get<{ visitor: { id: string } }>(
      `/v1/conversations/${await newConversation(shop)}`,
    );
    const { id } = body.visitor;
    return { id, action: 'visitors.remove', object: { kind: 'visitor', id } };
  },
  TenantsAdmin_create: () => ({
    body: newTenant(),
    action: 'tenants.create',
    object: { kind: 'tenant' },
  }),
  TenantsAdmin_update: ({ id }) => ({
    id,
    body: { plan: 'large' },
    action: 'tenants.update',
    object: { kind: 'tenant', id },
  }),
  ApiKeysAdmin_create: ({ id }) => ({
    id,
    body: { name: 'After the loss' },
    action: 'api_keys.create',
    object: { kind: 'api_key' },
  }),
  ApiKeysAdmin_remove: async ({ id, api }) => {
    const key = await newKey(api);
    return { within: id, id: key, action: 'api_keys.remove', object: { kind: 'api_key', id: key } };
  },
  DeadLettersAdmin_retry: async ({ id: tenant }, sql) => {
    const id = await newDeadLetter(sql, tenant);
    return { id, action: 'dead_letters.retry', object: { kind: 'dead_letter', id } };
  },
  DeadLettersAdmin_retryAll: async ({ id: tenantId }, sql) => {
    const id = await newDeadLetter(sql, tenantId);
    return {
      body: { tenantId, kind: 'source.read' },
      action: 'dead_letters.retry_all',
      object: { kind: 'dead_letter', id },
    };
  },
  DeadLettersAdmin_discard: async ({ id: tenant }, sql) => {
    const id = await newDeadLetter(sql, tenant);
    return {
      id,
      body: { reason: 'The site is gone.' },
      action: 'dead_letters.discard',
      object: { kind: 'dead_letter', id },
    };
  },
  TenantsAdmin_remove: async ({ admin }) => {
    const tenant = newTenant();
    const { body } = await admin.post<{ id: string }>('/admin/v1/tenants', tenant);
    return {
      id: body.id,
      query: `?confirm=${tenant.slug}`,
      action: 'tenants.remove',
      object: { kind: 'tenant', id: body.id },
    };
  },
};

export function isAbout(line: Line, { object }: Performance): boolean {
  return line.object.kind === object.kind && (object.id === undefined || line.object.id === object.id);
}
