import { asObject } from './documents.mjs';

/** @typedef {import('./tenants.mjs').Tenant} Tenant */
/** @typedef {import('./wire.mjs').Credential} Credential */
/** @typedef {import('./world.mjs').World} World */

const INVITE = '/admin/v1/tenants/{id}/invitations';
const REDEEM = '/console/v1/links/redeem';
/** The first stays, so that the others may be changed and removed. */
const ROLES = ['owner', 'manager', 'agent', 'agent'];
const SESSION = /__Host-fd_session=([\w-]{43})/;

/**
 * People of the tenant, who sign in as browsers do; their sessions are credentials of the tenant.
 * @param {World} world
 * @param {Tenant} tenant
 */
export async function joinMembers(world, tenant) {
  if (!world.operation('POST', INVITE)) return;
  for (const role of ROLES) {
    const session = await join(world, tenant, role);
    if (session === null) {
      world.setUp.notCovered(`POST ${REDEEM}`, `nobody could join tenant ${tenant.name} as ${role}`);
      continue;
    }
    world.watch.guard(session, tenant.name);
    /** @type {Credential} */
    const credential = { ...tenant.credential('tenant', `${role}’s session`, session), isSession: true };
    tenant.sessions.push({ role, credential });
  }
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 * @param {string} role
 * @returns {Promise<string | null>} the session's token
 */
async function join(world, tenant, role) {
  const email = `${tenant.marker.token()}@example.com`;
  const invited = await world.wire.send(world.setUp, world.admin, {
    method: 'POST',
    path: INVITE.replace('{id}', tenant.id),
    body: { email, role },
  });
  const { link } = asObject(invited.answer.json);
  const token = String(link).split('#')[1] ?? '';
  const redeemed = await world.wire.send(world.setUp, tenant.key, {
    method: 'POST',
    path: REDEEM,
    headers: { 'sec-fetch-site': 'same-origin' },
    body: { token, password: tenant.marker.token(), name: tenant.marker.token() },
  });
  if (redeemed.answer.status === 200) world.watch.learn(redeemed.answer.text, tenant.name);
  const { id, role: given } = asObject(asObject(redeemed.answer.json).member);
  if (given === 'owner') tenant.ownerId = String(id);
  return SESSION.exec(redeemed.answer.headers.get('set-cookie') ?? '')?.[1] ?? null;
}
