import { randomBytes } from 'node:crypto';
import { keyHint } from '../../src/platform/auth/api-key.js';
import { Api } from '../support/api.js';

/** A line as the API returns it; `tenantId` for admins only. */
export interface Line {
  id: string;
  at: string;
  actor: { kind: string; id: string; hint: string | null };
  action: string;
  object: { kind: string; id: string | null };
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  address: string | null;
  requestId: string;
  correlationId: string;
  tenantId?: string;
}

export interface AuditedBusiness {
  id: string;
  admin: Api;
  api: Api;
  publishable: Api;
  /** The hint by which the lines must name the key of `api`. */
  actor: Line['actor'];
  secrets: string[];
}

/** A business for one test, with its key's hint in the log. */
export async function newBusiness(admin: Api): Promise<AuditedBusiness> {
  const { status, body, text } = await admin.post<{
    id: string;
    apiKey: { id: string; secret: string };
    publishableKey: string;
  }>('/admin/v1/tenants', {
    slug: `shop-${randomBytes(6).toString('hex')}`,
    name: 'Audited shop',
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    ownerEmail: 'owner@audited.example',
  });
  const { apiKey, publishableKey } = body;
  if (status !== 201) throw new Error(`The business was not created: ${text}`);
  return {
    id: body.id,
    admin,
    api: new Api(admin.url, apiKey.secret),
    publishable: new Api(admin.url, publishableKey),
    actor: { kind: 'key', id: apiKey.id, hint: keyHint(apiKey.secret) },
    secrets: [apiKey.secret, publishableKey],
  };
}

/** Every line that a credential sees, newest first, page by page. */
export async function linesOf(api: Api, path: string, query = '', limit = 100): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after = ''; ;) {
    const { status, body, text } = await api.get<{ data: Line[]; page: { next: string | null } }>(
      `${path}?limit=${limit}${query}${after}`,
    );
    if (status !== 200) throw new Error(`The audit log was refused: ${text}`);
    lines.push(...body.data);
    if (body.page.next === null) return lines;
    after = `&after=${body.page.next}`;
  }
}
