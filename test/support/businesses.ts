import { Api, atLast } from './api.js';
import type { FrontdeskProcess, Secrets } from './frontdesk-process.js';
import { mintMarker, oracle } from './oracle.js';

/** A business created over the API for one test, with a client for each of its credentials. */
export interface TestBusiness {
  id: string;
  slug: string;
  /** A unique word in its settings; the oracle fails the test when another business sees it. */
  marker: string;
  api: Api;
  /** With the publishable key. */
  widget: Api;
}

export async function createBusiness(
  process: FrontdeskProcess,
  secrets: Secrets,
  fields: Partial<Record<'name' | 'locale' | 'timezone' | 'currency' | 'slug', string>> = {},
  /** Keeps the default limits; then its settings contain no marker. */
  uncounted = false,
): Promise<TestBusiness> {
  const admin = new Api(process.url, secrets.adminKey);
  const marker = mintMarker();
  const slug = fields.slug ?? `shop-${marker}`;
  const { status, body, text } = await admin.post<{
    id: string;
    apiKey: { secret: string };
    publishableKey: string;
  }>('/admin/v1/tenants', {
    name: 'Test shop',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    ownerEmail: `${marker}@example.com`,
    ...fields,
    slug,
  });
  if (status !== 201) throw new Error(`The business was not created: ${status} ${text}`);
  oracle.mark(body.id, marker);
  for (const credential of [body.apiKey.secret, body.publishableKey]) oracle.own(credential, body.id);
  const api = new Api(process.url, body.apiKey.secret);
  if (!uncounted) await markSettings(api, marker);
  return { id: body.id, slug, marker, api, widget: new Api(process.url, body.publishableKey) };
}

async function markSettings(api: Api, marker: string): Promise<void> {
  const { status, text } = await api.patch('/v1/tenant', { assistant: { tone: marker } });
  if (status !== 200) throw new Error(`The business was not marked: ${status} ${text}`);
}

/** Starts a conversation, also when the product is busy at first, and returns its id. */
export async function startConversation(api: Api): Promise<string> {
  const started = await atLast(() =>
    api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} }),
  );
  if (started.status !== 201) throw new Error(`Not started: ${started.status} ${started.text}`);
  return started.body.id;
}
