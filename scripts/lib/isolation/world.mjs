import {
  asArray,
  asObject,
  operationsOf,
  pathParameters,
  propertyNames,
  readDocument,
} from './documents.mjs';
import { Check } from './findings.mjs';
import { Marker, isUuid } from './markers.mjs';
import { Tenant, needsPlatform, newNames, newTenant, refusedAdmin } from './tenants.mjs';
import { valueOf } from './values.mjs';
import { Watch } from './watch.mjs';
import { Wire } from './wire.mjs';

/** @typedef {import('./documents.mjs').Operation} Operation */
/** @typedef {import('./wire.mjs').Credential} Credential */
/** @typedef {import('./wire.mjs').Exchange} Exchange */
/** @typedef {import('./values.mjs').Tameness} Tameness */

/** High limits for this program's own tenants, so that one of them can be attacked within a minute. */
const AMPLE = 100_000;

/** The install under attack, as its own documents describe it, and the tenants made in it. */
export class World {
  /**
   * @param {string} url
   * @param {string} adminKey
   * @param {{tenant: Record<string, unknown>, admin: Record<string, unknown>}} documents
   */
  constructor(url, adminKey, documents) {
    this.watch = new Watch();
    this.wire = new Wire(url, this.watch);
    /** @type {Credential} */
    this.admin = { owner: 'admin', kind: 'admin', label: 'admin key', token: adminKey, origin: null };
    const admin = operationsOf(documents.admin);
    const own = operationsOf(documents.tenant);
    const known = new Set(own.map(({ name }) => name));
    /** @type {Operation[]} */
    this.operations = [...own, ...admin.filter(({ name }) => !known.has(name))].filter(
      ({ name }) => !needsPlatform(name),
    );
    this.names = propertyNames(documents.tenant, propertyNames(documents.admin));
    /** Whether it is told to have Socket.IO: what is not there cannot be told from what refuses everybody. */
    this.hasSockets = true;
    this.setUp = new Check('0', 'making and filling the tenants');
    /** @type {Map<string, Tameness>} operation's id → the values that its fields need */
    this.tameness = new Map();
    /** @type {Record<string, Tenant>} */
    this.tenants = {};
  }

  /**
   * @param {string} url
   * @param {string} adminKey
   */
  static async open(url, adminKey) {
    const [tenant, admin] = await Promise.all(
      ['/openapi.json', '/admin/openapi.json'].map((path) => readDocument(url, path)),
    );
    return new World(url, adminKey, { tenant: asObject(tenant), admin: asObject(admin) });
  }

  get a() {
    return this.tenant('A');
  }

  get b() {
    return this.tenant('B');
  }

  get c() {
    return this.tenant('C');
  }

  /** @param {string} name */
  tenant(name) {
    const tenant = this.tenants[name];
    if (!tenant) throw new Error(`Tenant ${name} was not made.`);
    return tenant;
  }

  /**
   * The operations for one kind of credential.
   * @param {string} door
   */
  behind(door) {
    return this.operations.filter(({ doors }) => doors.includes(door));
  }

  /**
   * @param {string} method
   * @param {string} path
   */
  operation(method, path) {
    return this.operations.find((each) => each.method === method && each.path === path);
  }

  /** Creates A, B and C. A's and B's markers differ as much as possible, C's are nearly A's. */
  async makeTenants() {
    const a = new Marker();
    const markers = { A: a, B: new Marker(), C: a.nearly() };
    const names = newNames();
    for (const name of /** @type {const} */ (['A', 'B', 'C'])) {
      this.tenants[name] = await this.makeTenant(name, markers[name], names[name]);
    }
  }

  /**
   * @param {string} name
   * @param {Marker} marker
   * @param {{slug: string, name: string}} names
   */
  async makeTenant(name, marker, names) {
    const request = { method: 'POST', path: '/admin/v1/tenants', body: newTenant(names.slug, names.name) };
    const { answer } = await this.wire.send(this.setUp, this.admin, request);
    if (answer.status !== 201) throw refusedAdmin(answer.status, answer.json, this.wire.url);
    const tenant = new Tenant(name, marker, answer.json);
    this.watch.own(marker, name);
    this.watch.learn(JSON.stringify({ ...asObject(answer.json), links: null }), name);
    for (const { token } of [tenant.key, tenant.publishable]) this.watch.guard(String(token), name);
    await this.widen(tenant);
    return tenant;
  }

  /** @param {Tenant} tenant */
  async widen(tenant) {
    const operation = this.operation('PATCH', '/admin/v1/tenants/{id}');
    const limits = operation?.body?.properties?.limits?.properties ?? {};
    const ample = Object.entries(limits).filter(([, { type }]) =>
      asArray(type).concat(type).includes('integer'),
    );
    if (ample.length === 0) return;
    await this.wire.send(this.setUp, this.admin, {
      method: 'PATCH',
      path: `/admin/v1/tenants/${tenant.id}`,
      body: { limits: Object.fromEntries(ample.map(([name]) => [name, AMPLE])) },
    });
  }

  /**
   * @param {Operation} operation
   * @returns {Tameness}
   */
  tamenessOf(operation) {
    /** @type {Tameness} */
    const known = this.tameness.get(operation.id) ?? new Map();
    this.tameness.set(operation.id, known);
    return known;
  }

  /**
   * A body that the operation should accept from this tenant, with tokens never used before.
   * @param {Operation} operation
   * @param {Tenant} tenant
   * @param {{bare?: boolean, marker?: Marker}} [how]
   * @returns {unknown}
   */
  bodyFor(operation, tenant, { bare = false, marker = tenant.marker } = {}) {
    if (!operation.body) return operation.bodyTypes.length > 0 ? {} : undefined;
    const idFor = (/** @type {string} */ name) => this.ownIdFor(tenant, name);
    const { origin } = tenant.publishable;
    const tame = this.tamenessOf(operation);
    const body = valueOf(operation.body, { marker, tame, idFor, bare, origin });
    const assistant = asObject(asObject(body).assistant);
    // The settings are filled, but no model's server is called; an install may allow none.
    if (assistant.mode !== undefined) assistant.mode = 'builtin';
    if (tame.has('/assistant/model/baseUrl')) delete assistant.model;
    return body;
  }

  /**
   * An id of the tenant for a field such as `productId`, from the collection of that name.
   * @param {Tenant} tenant
   * @param {string} field
   */
  ownIdFor(tenant, field) {
    const kind = this.kindNamed(field.replace(/Ids?$/, ''));
    return kind === undefined ? undefined : tenant.idsOf(kind)[0];
  }

  /** @param {string} singular */
  kindNamed(singular) {
    return this.kindsNamed(singular)[0];
  }

  /**
   * Several paths may name the members of one collection.
   * @param {string} singular
   */
  kindsNamed(singular) {
    const plural = singular.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    return this.kinds().filter((kind) => {
      const last = kind.split('/').at(-1);
      return last === `${plural}s` || last === `${plural.replace(/y$/, 'ie')}s`;
    });
  }

  /** @returns {string[]} collections whose members have ids in a path of the tenant's or the visitor's door */
  kinds() {
    const operations = this.operations.filter(({ doors }) => doors.length > 0 && !doors.includes('admin'));
    return [...new Set(operations.flatMap(({ path }) => pathParameters(path).map(({ kind }) => kind)))];
  }

  /**
   * Stores the ids in a response by their collections.
   * @param {Tenant} tenant
   * @param {string} path  of the collection that was asked
   * @param {unknown} json
   */
  harvest(tenant, path, json) {
    const template = this.kinds().find((kind) => kind === path);
    const rows = Array.isArray(asObject(json).data) ? asArray(asObject(json).data) : [json];
    for (const row of [...rows].reverse()) {
      const { id } = asObject(row);
      if (template !== undefined && isUuid(id)) tenant.addId(template, String(id));
    }
    this.harvestNested(tenant, json);
  }

  /**
   * @param {Tenant} tenant
   * @param {unknown} node
   */
  harvestNested(tenant, node) {
    if (Array.isArray(node)) for (const child of node) this.harvestNested(tenant, child);
    for (const [name, value] of Object.entries(asObject(node))) {
      const { id } = asObject(value);
      const found = isUuid(id)
        ? [name, id]
        : isUuid(value) && name.endsWith('Id')
          ? [name.slice(0, -2), value]
          : [];
      const kinds = found.length ? this.kindsNamed(String(found[0])) : [];
      for (const kind of kinds) tenant.addId(kind, String(found[1]));
      this.harvestNested(tenant, value);
    }
  }
}
