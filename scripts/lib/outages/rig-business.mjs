import { join } from 'node:path';
import { loadBusiness, readBusinesses } from '../demo/business-data.mjs';
import { callFrontdesk } from '../demo/frontdesk-client.mjs';
import { ROOT } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';

const TENANT_LIMITS = { requestsPerMinute: 1e6, messagesPerMinute: 1e6, visitorMessagesPerMinute: 1e6 };

/**
 * Makes a business that knows the first sample and has no limits.
 * @param {{url: string, key: string}} admin
 * @param {string} mode  of the assistant
 * @returns {Promise<string>} its publishable key
 */
export async function makeBusiness(admin, mode) {
  const { url } = admin;
  /** @type {{id: string, apiKey: {secret: string}, publishableKey: string}} */
  const { id, apiKey, publishableKey } = await callFrontdesk(admin, 'POST', '/admin/v1/tenants', {
    name: 'Shop of the rig',
    slug: `rig-${mode}`,
    locale: 'en',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    ownerEmail: 'owner@shop.example',
  });
  await callFrontdesk(admin, 'PATCH', `/admin/v1/tenants/${id}`, { limits: TENANT_LIMITS });
  const business = { url, key: apiKey.secret };
  await callFrontdesk(business, 'PATCH', '/v1/tenant', { assistant: { mode } });
  await loadBusiness(business, sample());
  return publishableKey;
}

/** What the businesses know: the first sample. */
function sample() {
  const file = join(ROOT, 'scripts', 'demo', 'businesses.json');
  const [business] = readBusinesses(file);
  if (!business) throw new PlainError(`${file} holds no business.`);
  return business;
}
