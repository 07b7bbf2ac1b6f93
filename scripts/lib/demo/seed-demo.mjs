import { join } from 'node:path';
import { loadBusiness, readBusinesses } from './business-data.mjs';
import { withCurrentDates } from './demo-dates.mjs';
import { callFrontdesk } from './frontdesk-client.mjs';
import { ROOT } from '../system/paths.mjs';
import { readJson, writePrivateJson } from '../system/private-files.mjs';
import { createTenant, keysWork } from './tenant-keys.mjs';

/** @typedef {import('./tenant-keys.mjs').TenantKeys} TenantKeys */

const BUSINESSES = join(ROOT, 'scripts', 'demo', 'businesses.json');

/**
 * Creates the demo businesses, over the API like any client; the dates of their orders are relative to today. An
 * existing one is not changed.
 * @param {import('./tenant-keys.mjs').Frontdesk} frontdesk
 * @param {string} keysFile  `{slug: {tenantId, apiKey, publishableKey}}`, kept between starts
 * @returns {Promise<number>} how many were created
 */
export async function seedDemo(frontdesk, keysFile) {
  /** @type {Record<string, TenantKeys>} */
  const kept = readJson(keysFile, {});
  let made = 0;
  for (const business of readBusinesses(BUSINESSES)) {
    let keys = kept[business.slug];
    if (!keys || !(await keysWork(frontdesk, keys))) {
      keys = await createTenant(frontdesk, business, business.slug);
      const tenant = { url: frontdesk.url, key: keys.apiKey };
      await loadBusiness(tenant, withCurrentDates(business, new Date()));
      if (business.color) {
        await callFrontdesk(tenant, 'PATCH', '/v1/tenant', { widget: { color: business.color } });
      }
      kept[business.slug] = keys;
      writePrivateJson(keysFile, kept);
      made += 1;
    }
    await allowOrigins({ url: frontdesk.url, key: keys.apiKey });
  }
  return made;
}

/**
 * Allows the demo page's own origin to use the widget; `PORT` may have changed since the last start.
 * @param {{url: string, key: string}} tenant
 */
async function allowOrigins(tenant) {
  const { port } = new URL(tenant.url);
  const own = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  /** @type {{widget?: {allowedOrigins?: string[]}}} */
  const { widget } = await callFrontdesk(tenant, 'GET', '/v1/tenant');
  const allowed = widget?.allowedOrigins ?? [];
  if (own.every((origin) => allowed.includes(origin))) return;
  const allowedOrigins = [...new Set([...allowed, ...own])];
  await callFrontdesk(tenant, 'PATCH', '/v1/tenant', { widget: { allowedOrigins } });
}
