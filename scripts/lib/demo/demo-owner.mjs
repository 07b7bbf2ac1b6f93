import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callFrontdesk, FrontdeskError } from './frontdesk-client.mjs';
import { readJson } from '../system/private-files.mjs';

/** @typedef {import('./tenant-keys.mjs').Frontdesk} Frontdesk */
/** @typedef {import('./tenant-keys.mjs').TenantKeys} TenantKeys */
/** @typedef {{email: string, link: string}} SignIn */

const LINK = /https?:\/\/\S+#[\w-]+/;
/** The console's calls are those of a browser on its own pages. */
const OWN_SITE = { 'sec-fetch-site': 'same-origin' };
/** After a few starts in a quarter of an hour. */
const TOO_MANY_REQUESTS = 429;
const ASK_AGAIN_MS = 200;
const PATIENCE_MS = 20_000;

/**
 * A link that signs in the owner of the first demo business, who is made when there is none.
 * @param {Frontdesk} frontdesk
 * @param {string} keysFile  as `seedDemo` wrote it
 * @param {string} mails  the folder that mails are written to
 * @returns {Promise<SignIn | null>} null when mails go elsewhere, or there were too many just now
 */
export async function demoSignIn(frontdesk, keysFile, mails) {
  /** @type {Record<string, TenantKeys>} */
  const kept = readJson(keysFile, {});
  const [[slug, keys] = []] = Object.entries(kept);
  if (slug === undefined || keys === undefined) return null;
  const email = `owner@${slug}.example`;
  /** @type {{data: {email: string}[]}} */
  const { data } = await callFrontdesk(
    { url: frontdesk.url, key: keys.apiKey },
    'GET',
    '/v1/members?limit=100',
  );
  if (!data.some((member) => member.email === email)) await invite(frontdesk, keys.tenantId, email);
  const before = new Set(filesIn(mails));
  try {
    await callConsole(frontdesk, '/console/v1/links', { email, purpose: 'sign_in' });
  } catch (error) {
    if (error instanceof FrontdeskError && error.status === TOO_MANY_REQUESTS) return null;
    throw error;
  }
  const link = await newLink(mails, before, email);
  return link === null ? null : { email, link };
}

/**
 * @param {Frontdesk} frontdesk
 * @param {string} tenantId
 * @param {string} email
 */
async function invite({ url, adminKey }, tenantId, email) {
  const invitation = { email, role: 'owner' };
  /** @type {{link: string}} */
  const { link } = await callFrontdesk(
    { url, key: adminKey },
    'POST',
    `/admin/v1/tenants/${tenantId}/invitations`,
    invitation,
  );
  // Nobody knows the password: links sign this owner in, and one can choose another.
  const password = randomBytes(24).toString('base64url');
  const token = link.split('#')[1];
  await callConsole({ url, adminKey }, '/console/v1/links/redeem', { token, password, name: 'Demo owner' });
}

/**
 * @param {Frontdesk} frontdesk
 * @param {string} path
 * @param {object} body
 */
function callConsole({ url, adminKey }, path, body) {
  return callFrontdesk({ url, key: adminKey }, 'POST', path, body, OWN_SITE);
}

/**
 * @param {string} mails
 * @param {Set<string>} before  mails that are older
 * @param {string} email
 */
async function newLink(mails, before, email) {
  for (let waited = 0; waited < PATIENCE_MS; waited += ASK_AGAIN_MS) {
    for (const name of filesIn(mails).filter((each) => !before.has(each))) {
      const text = readFileSync(join(mails, name), 'utf8');
      const link = text.startsWith(`To: ${email}\n`) ? LINK.exec(text)?.[0] : undefined;
      if (link !== undefined) return link;
    }
    await sleep(ASK_AGAIN_MS);
  }
  return null;
}

/** @param {string} folder */
function filesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
