import { randomBytes } from 'node:crypto';
import { callFrontdesk, FrontdeskError } from './frontdesk-client.mjs';

/**
 * @typedef {{tenantId: string, apiKey: string, publishableKey: string}} TenantKeys
 * @typedef {{url: string, adminKey: string}} Frontdesk
 * @typedef {import('./business-data.mjs').Business} Business
 */

/**
 * Whether stored keys are still valid.
 * @param {Frontdesk} frontdesk
 * @param {TenantKeys | undefined} keys
 */
export async function keysWork(frontdesk, keys) {
  if (!keys) return false;
  try {
    await callFrontdesk({ url: frontdesk.url, key: keys.apiKey }, 'GET', '/v1/tenant');
    return true;
  } catch (error) {
    if (error instanceof FrontdeskError && error.status === 401) return false;
    throw error;
  }
}

/**
 * Creates the tenant of a business. When the slug belongs to a tenant whose keys are lost, a second tenant is created.
 * @param {Frontdesk} frontdesk
 * @param {Business} business
 * @param {string} slug
 * @returns {Promise<TenantKeys>}
 */
export async function createTenant(frontdesk, business, slug) {
  try {
    return await postTenant(frontdesk, business, slug);
  } catch (error) {
    if (!(error instanceof FrontdeskError) || error.status !== 409) throw error;
    return postTenant(frontdesk, business, `${slug}-${randomBytes(3).toString('hex')}`);
  }
}

/**
 * @param {Frontdesk} frontdesk
 * @param {Business} business
 * @param {string} slug
 * @returns {Promise<TenantKeys>}
 */
async function postTenant({ url, adminKey }, { name, locale, timezone, currency }, slug) {
  /** @type {{id: string, apiKey: {secret: string}, publishableKey: string}} */
  const tenant = await callFrontdesk({ url, key: adminKey }, 'POST', '/admin/v1/tenants', {
    slug,
    name,
    locale,
    timezone,
    currency,
  });
  return { tenantId: tenant.id, apiKey: tenant.apiKey.secret, publishableKey: tenant.publishableKey };
}
