import { createHmac, randomBytes, randomUUID } from 'node:crypto';
// oxlint-disable-next-line house/no-sleep-in-tests -- a deliberately slow server
import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import { ROUTES, UNFILLABLE, type Route } from './leaky-documents.js';
import type { Fault } from './leaky-server.js';

export interface Reply {
  status: number;
  /** A text is sent as an event stream. */
  body: unknown;
  headers?: Record<string, string>;
}

export interface Caller {
  kind: Route['door'];
  tenant: Tenant;
  scopes: string[];
  visitorId: string;
}

interface Call {
  caller: Caller | 'foreign origin' | null;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

/** Checked against the operation's fields before it is used. */
interface Body {
  [name: string]: unknown;
  allowedOrigins?: string[];
  scopes?: string[];
}

interface Note {
  id: string;
  title: string;
  comments: { id: string; text: string }[];
  [extra: string]: unknown;
}

interface Tenant {
  id: string;
  slug: string;
  allowedOrigins: string[];
  notes: Note[];
  messages: { id: string; text: string; visitorId: string }[];
}

const SLOW_MS = 40;
const TURNS_OF_A_QUERY = 200;
const NOBODY: Tenant = { id: '', slug: '', allowedOrigins: [], notes: [], messages: [] };
const SIGNING_KEY = randomBytes(32);

/** The test server's data: tenants with notes, keys and visitors. */
export class LeakyShop {
  readonly adminKey = `fd_admin_${randomBytes(32).toString('hex')}`;
  readonly routes: Route[];
  private readonly tenants = new Map<string, Tenant>();
  private readonly keys = new Map<string, { kind: Route['door']; tenant: string; scopes: string[] }>();
  /** For the fault of a variable that is shared by all requests. */
  private current: Tenant = NOBODY;

  constructor(private readonly fault: Fault) {
    this.routes = fault === 'body that cannot be filled' ? [...ROUTES, UNFILLABLE] : ROUTES;
  }

  callerOf(headers: string[], origin: string | undefined): Caller | 'foreign origin' | null {
    if (headers.length > 1 && this.fault !== 'two credentials') return null;
    const token = headers[0]?.replace('Bearer ', '') ?? '';
    if (token === this.adminKey) return { kind: 'admin', tenant: NOBODY, scopes: ['*'], visitorId: '' };
    const caller = this.byKey(token) ?? this.byToken(token);
    if (!caller || caller.kind === 'tenant' || origin === undefined) return caller;
    const isListed = caller.tenant.allowedOrigins.some((listed) =>
      this.fault === 'look-alike origins' ? origin.startsWith(listed) : origin === listed,
    );
    return isListed || caller.tenant.allowedOrigins.length === 0 ? caller : 'foreign origin';
  }

  /** The problems of a body, each with its pointer. */
  problemsOf({ body: fields = {}, required = [] }: Route, body: unknown): { pointer: string }[] {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return [{ pointer: '' }];
    const values = body as Record<string, unknown>;
    const unknown = Object.keys(values).filter((name) => !(name in fields) || name === 'constructor');
    const wrong = Object.keys(fields).filter((name) => {
      const value = values[name];
      if (value === undefined) return required.includes(name);
      return fields[name]?.type === 'array' ? !Array.isArray(value) : typeof value !== 'string';
    });
    const allowed = this.fault === 'id chosen by the client' ? ['id'] : [];
    return [...unknown.filter((name) => !allowed.includes(name)), ...wrong].map((name) => ({
      pointer: `/${name}`,
    }));
  }

  async handle({ does }: Route, call: Call): Promise<Reply> {
    const caller = typeof call.caller === 'object' ? call.caller : null;
    if (!caller) return ok(does === 'health' ? {} : { data: [] });
    const mixesUp = this.fault === 'mixed up under load' && caller.kind === 'tenant' && does === 'list';
    const tenant = mixesUp ? await this.lastSetWhileWaiting(caller.tenant) : caller.tenant;
    const body = call.body as Body;
    const note = tenant.notes.find(({ id }) => id === call.params['id']);
    if (does === 'createTenant') return this.createTenant(body);
    if (does === 'getTenant') return ok({ id: call.params['id'] });
    if (does === 'eraseTenant') return this.tenants.delete(call.params['id'] ?? '') ? gone() : missing();
    if (does === 'settings' || does === 'config')
      return ok({ widget: { allowedOrigins: tenant.allowedOrigins } });
    if (does === 'changeSettings')
      return ok({
        widget: Object.assign(tenant, { allowedOrigins: body.allowedOrigins ?? [] }).allowedOrigins,
      });
    if (does === 'list') return this.list(tenant, call.query);
    if (does === 'create') return this.create(tenant, body);
    if (does === 'mint') return this.mint(caller, body.scopes ?? []);
    if (does === 'openSession') return ok(this.session(tenant), 201);
    if (does === 'say') return this.say(tenant, caller.visitorId, body);
    if (does === 'visitorMessages') return this.visitorMessages(tenant, caller.visitorId);
    if (does === 'riddle')
      return { status: 422, body: { detail: 'Guess again.', errors: [{ pointer: '/answer' }] } };
    if (!note) return this.notFound(does, call.params['id'] ?? '', body);
    return this.withNote(does, tenant, note, call, body);
  }

  private withNote(does: string, tenant: Tenant, note: Note, call: Call, body: Body): Reply {
    const child = ({ id }: { id: string }) => id === call.params['commentId'];
    const parents = this.fault === 'child under any parent' ? tenant.notes : [note];
    const found = parents.flatMap(({ comments }) => comments).find(child);
    if (does === 'change') Object.assign(note, body);
    if (does === 'remove') return this.remove(tenant, note);
    if (does === 'stream') return { status: 200, body: this.streamOf(tenant, note) };
    if (does === 'comments') return ok(page(note.comments));
    if (does === 'getComment') return found ? ok(found) : missing();
    if (does !== 'comment') return ok(note);
    const comment = { id: randomUUID(), text: String(body['text']) };
    note.comments.push(comment);
    return ok(comment, 201);
  }

  private notFound(does: string, id: string, body: Body): Reply | Promise<Reply> {
    const owner = [...this.tenants.values()].find(({ notes }) => notes.some((each) => each.id === id));
    const foreign = owner?.notes.find((each) => each.id === id);
    if (!owner || !foreign) return missing();
    if (this.fault === '404 but changed' && does === 'change') Object.assign(foreign, body);
    if (this.fault === '404 but deleted' && does === 'remove')
      owner.notes = owner.notes.filter((each) => each !== foreign);
    if (this.fault === 'words of the other in a 404') return missing(`Not yours: ${foreign.title}`);
    if (this.fault === 'words of the other in base64')
      return missing(Buffer.from(foreign.title).toString('base64'));
    if (this.fault === 'words of the other in a header')
      return { ...missing(), headers: { 'x-note': foreign.title } };
    if (this.fault === 'database error in a 404')
      return missing('insert violates foreign key constraint "notes_fkey"');
    if (this.fault === 'other words for an id that exists') return missing('It is not yours.');
    if (this.fault === 'slow for an id that exists') return delay(SLOW_MS).then(() => missing());
    return missing();
  }

  private list(tenant: Tenant, query: URLSearchParams): Reply {
    const all = [...this.tenants.values()].flatMap(({ notes }) => notes);
    const exists = (name: string) => all.some(({ id }) => id === query.get(name));
    if (this.fault === 'cursor that knows ids' && exists('after'))
      return { status: 422, body: { detail: 'Not your cursor.' } };
    if (this.fault === 'filter that knows ids' && exists('parentId')) return ok(page([{ id: 'hidden' }]));
    const words = query.get('q');
    const own = this.fault === 'search over all tenants' && words !== null ? all : tenant.notes;
    return ok(page(words === null ? own : own.filter(({ title }) => title.includes(words))));
  }

  private create(tenant: Tenant, body: Record<string, unknown>): Reply {
    const all = [...this.tenants.values()].flatMap(({ notes }) => notes);
    const isTaken = all.some(
      ({ externalId }) => externalId !== undefined && externalId === body['externalId'],
    );
    if (isTaken && this.fault === 'global unique value') return { status: 409, body: { detail: 'Taken.' } };
    const note: Note = { id: randomUUID(), title: '', ...body, comments: [] };
    for (const other of this.tenants.values()) other.notes = other.notes.filter(({ id }) => id !== note.id);
    tenant.notes.push(note);
    return ok(note, 201);
  }

  private remove(tenant: Tenant, note: Note): Reply {
    if (this.fault === 'cascade to other tenants')
      for (const other of this.tenants.values()) other.notes.shift();
    if (this.fault !== 'deleted is still found') tenant.notes = tenant.notes.filter((each) => each !== note);
    return gone();
  }

  private streamOf(tenant: Tenant, note: Note): string {
    const all = [...this.tenants.values()].flatMap(({ notes }) => notes);
    const told =
      this.fault === 'words of everybody in a stream' ? all : tenant.notes.filter((each) => each === note);
    return told.map((each) => `event: note\ndata: ${JSON.stringify(each)}\n\n`).join('');
  }

  private say(tenant: Tenant, visitorId: string, body: Record<string, unknown>): Reply {
    const message = { id: randomUUID(), text: String(body['text']), visitorId };
    tenant.messages.push(message);
    return ok({ message }, 202);
  }

  private visitorMessages(tenant: Tenant, visitorId: string): Reply {
    const all = this.fault === 'visitors see each other';
    return ok(page(tenant.messages.filter((message) => all || message.visitorId === visitorId)));
  }

  private createTenant(body: Record<string, unknown>): Reply {
    const tenant: Tenant = {
      id: randomUUID(),
      slug: String(body['slug']),
      allowedOrigins: [],
      notes: [],
      messages: [],
    };
    this.tenants.set(tenant.id, tenant);
    const secret = this.issue('tenant', tenant, ['*']);
    return ok(
      {
        id: tenant.id,
        slug: tenant.slug,
        apiKey: { id: randomUUID(), secret },
        publishableKey: this.issue('publishable', tenant, []),
      },
      201,
    );
  }

  private mint(caller: Caller, scopes: string[]): Reply {
    const held = caller.scopes.includes('*') || scopes.every((scope) => caller.scopes.includes(scope));
    if (!held && this.fault !== 'keys mint any scope')
      return { status: 403, body: { detail: 'More than the key holds.' } };
    return ok({ id: randomUUID(), scopes, secret: this.issue('tenant', caller.tenant, scopes) }, 201);
  }

  private issue(kind: Route['door'], { id }: Tenant, scopes: string[]): string {
    const key = `fd_${kind === 'tenant' ? 'live' : 'pub'}_${randomBytes(32).toString('hex')}`;
    this.keys.set(key, { kind, tenant: id, scopes });
    return key;
  }

  private session(tenant: Tenant) {
    const visitorId = randomUUID();
    const payload = [{ alg: 'HS256' }, { tid: tenant.id, sub: visitorId }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return { token: `${payload}.${signatureOf(payload)}`, visitorId };
  }

  private byKey(token: string): Caller | null {
    const key = this.keys.get(token);
    const tenant = key && this.tenants.get(key.tenant);
    return key && tenant ? { kind: key.kind, tenant, scopes: key.scopes, visitorId: '' } : null;
  }

  private byToken(token: string): Caller | null {
    const [header = '', payload = '', signature = '', ...more] = token.split('.');
    const isGenuine = signature === signatureOf(`${header}.${payload}`) && more.length === 0;
    if (!isGenuine && this.fault !== 'tokens not verified') return null;
    try {
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { tid: string; sub: string };
      const tenant = this.tenants.get(claims.tid);
      return tenant ? { kind: 'visitor', tenant, scopes: [], visitorId: claims.sub } : null;
    } catch {
      return null;
    }
  }

  /**
   * What a variable shared by all requests does: each sets it, waits as for a database, and reads what another has
   * set meanwhile. Waiting is counted in turns of the event loop, in which that other request has to arrive, and not
   * in milliseconds, which a busy machine makes too short.
   */
  private async lastSetWhileWaiting(tenant: Tenant): Promise<Tenant> {
    this.current = tenant;
    for (let turn = 0; turn < TURNS_OF_A_QUERY && this.current === tenant; turn += 1) await immediate();
    return this.current;
  }
}

function signatureOf(payload: string): string {
  return createHmac('sha256', SIGNING_KEY).update(payload).digest('base64url');
}

function ok(body: unknown, status = 200): Reply {
  return { status, body };
}

function gone(): Reply {
  return { status: 204, body: null };
}

function missing(detail = 'Not found.'): Reply {
  return { status: 404, body: { detail, errors: [] } };
}

function page(data: unknown[]) {
  return { data: [...data].reverse(), page: { next: null, hasMore: false } };
}
