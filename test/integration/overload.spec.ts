import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { urgencyOf } from '../../src/platform/overload/urgency.js';
import { Api, atLast, type Answer } from '../support/api.js';
import { createBusiness, startConversation, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';
import type { Problem } from './http-rig.js';

const LIMIT_MS = 40;
const secrets = newSecrets();

interface Detail {
  load: { loopDelayMs: number; refused: { low: number; normal: number; high: number } };
  deadLetters: number | null;
}

interface ModuleReference {
  module?: Type;
}

/** The controllers of a module and of all that it imports. */
function controllersOf(module: Type & ModuleReference, seen = new Set<unknown>()): Type[] {
  const type = module.module ?? module;
  if (seen.has(type)) return [];
  seen.add(type);
  const own = (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, type) ?? []) as Type[];
  const imports = (Reflect.getMetadata(MODULE_METADATA.IMPORTS, type) ?? []) as (Type & ModuleReference)[];
  return [...own, ...imports.flatMap((each) => controllersOf(each, seen))];
}

/** `GET v1/products`: its urgency. */
function urgencies(): Map<string, string> {
  const reflector = new Reflector();
  const found = new Map<string, string>();
  for (const controller of controllersOf(AppModule)) {
    const prototype = controller.prototype as Record<string, () => unknown>;
    const base = String(Reflect.getMetadata(PATH_METADATA, controller));
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const handler = prototype[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) continue;
      const context = { getHandler: () => handler, getClass: () => controller };
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      const path = String(Reflect.getMetadata(PATH_METADATA, handler));
      found.set(`${method} /${base}${path === '/' ? '' : `/${path}`}`, urgencyOf(context, reflector));
    }
  }
  return found;
}

describe('the urgency of operations', () => {
  const all = urgencies();

  function of(urgency: string): string[] {
    return [...all].flatMap(([operation, each]) => (each === urgency ? [operation] : [])).sort();
  }

  it('is high for what visitors wait for and for what platforms send', () => {
    expect(of('high')).toMatchInlineSnapshot(`
     [
       "DELETE /widget/v1/visitor",
       "GET /channels/:kind/:address",
       "GET /widget/v1/config",
       "GET /widget/v1/events",
       "GET /widget/v1/messages",
       "POST /channels/:kind/:address",
       "POST /mcp",
       "POST /v1/assistant/preview",
       "POST /v1/assistant/test",
       "POST /v1/conversations",
       "POST /v1/conversations/:id/messages",
       "POST /v1/events/:source",
       "POST /widget/v1/conversations",
       "POST /widget/v1/handoff",
       "POST /widget/v1/messages",
       "POST /widget/v1/rating",
       "POST /widget/v1/sessions",
       "POST /widget/v1/turns/:turnId/cancel",
     ]
    `);
  });

  it('is low for the lists, imports and statistics of businesses', () => {
    expect(of('low')).toMatchInlineSnapshot(`
     [
       "GET /v1/api-keys",
       "GET /v1/articles",
       "GET /v1/audit-log",
       "GET /v1/channels",
       "GET /v1/channels/:id/deliveries",
       "GET /v1/conversations",
       "GET /v1/conversations/:id/messages",
       "GET /v1/conversations/:id/notes",
       "GET /v1/evaluations",
       "GET /v1/event-sources",
       "GET /v1/event-sources/:id/deliveries",
       "GET /v1/exports",
       "GET /v1/exports/:id/archive",
       "GET /v1/imports",
       "GET /v1/invitations",
       "GET /v1/members",
       "GET /v1/orders",
       "GET /v1/products",
       "GET /v1/sources",
       "GET /v1/sources/:id/proposals",
       "GET /v1/synonyms/suggestions",
       "GET /v1/unanswered-questions",
       "GET /v1/usage",
       "GET /v1/visitors",
       "GET /v1/webhooks",
       "GET /v1/webhooks/:id/deliveries",
       "GET /v1/webhooks/deliveries",
       "GET /widget/v1/visitor",
       "POST /v1/imports",
       "PUT /v1/articles",
       "PUT /v1/checks",
       "PUT /v1/orders",
       "PUT /v1/products",
     ]
    `);
  });

  it('lets probes and admins in always', () => {
    expect(of('always').filter((operation) => !operation.includes('/admin/'))).toMatchInlineSnapshot(`
     [
       "GET /health",
       "GET /health/live",
       "GET /health/ready",
       "GET /health/startup",
       "POST /alerts/acknowledge",
     ]
    `);
    expect([...all].filter(([operation]) => operation.includes('/admin/')).map(([, each]) => each)).toEqual(
      of('always')
        .filter((operation) => operation.includes('/admin/'))
        .map(() => 'always'),
    );
  });
});

test('a request is refused for the load before it is counted, and its body read last', () => {
  const providers = Reflect.getMetadata(MODULE_METADATA.PROVIDERS, AppModule) as {
    provide?: unknown;
    useClass?: Type;
  }[];
  const guards = providers.filter(({ provide }) => provide === APP_GUARD);
  expect(guards.map(({ useClass }) => useClass?.name)).toEqual([
    ...['OperationGuard', 'OverloadGuard', 'AuthGuard', 'LineGuard', 'RateLimitGuard', 'BodyGuard'],
  ]);
});

describe('a process whose event loop is late', () => {
  let process: FrontdeskProcess;
  let business: TestBusiness;
  let conversation: string;
  /** Messages that were refused. */
  let turnedAway = 0;

  beforeAll(async () => {
    // Once and a half the limit: lists are refused, and on a machine that is busy besides perhaps more, but no messages.
    const limits = { OVERLOAD_LOOP_DELAY_MS: String(LIMIT_MS), BUSY_MS: String(1.5 * LIMIT_MS) };
    const busyLoop = require.resolve('../support/busy-loop.mjs');
    process = await FrontdeskProcess.start(secrets, limits, ['--import', busyLoop]);
    business = await createBusiness(process, secrets);
    conversation = await startConversation(business.api);
    process.child.kill('SIGUSR2');
  });
  afterAll(() => process.stop());

  function list(): Promise<Answer<Problem>> {
    return business.api.get('/v1/products');
  }

  async function detail(): Promise<Detail> {
    const { body } = await new Api(process.url, null).get<Detail>('/health');
    return body;
  }

  it('refuses lists with a problem that says when to come back', async () => {
    const refused = await eventually(async () => {
      const answer = await list();
      return answer.status === 503 && answer;
    });
    const { body, headers } = refused;
    expect([body.type, body.code]).toEqual(['urn:frontdesk:problem:overloaded', 'overloaded']);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('takes messages', async () => {
    const path = `/v1/conversations/${conversation}/messages`;
    // Where the machine has stood still besides, the first ones are refused for that.
    const { status } = await atLast(async () => {
      const answer = await business.api.post(path, { text: 'Are you open?' }, { prefer: 'wait=0' });
      if (answer.status === 503) turnedAway += 1;
      return answer;
    });
    expect(status).toBe(202);
  });

  it('counts in the health detail, and says so once in its log', async () => {
    await eventually(async () => (await detail()).load.loopDelayMs >= LIMIT_MS);
    const { load } = await detail();
    expect(load.refused.low).toBeGreaterThan(0);
    expect(load.refused.high).toBe(turnedAway);
    expect(process.log.filter((line) => line.includes('Too busy'))).toHaveLength(1);
  });

  it('takes everything again when that is over', async () => {
    process.child.kill('SIGUSR2');
    await eventually(async () => (await list()).status === 200);
    await eventually(async () => (await detail()).deadLetters !== null);
  });
});
