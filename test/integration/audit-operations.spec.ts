import { randomUUID } from 'node:crypto';
import { keyHint } from '../../src/platform/auth/api-key.js';
import { Api, type Answer } from '../support/api.js';
import { Stage } from '../e2e/stage.js';
import type { FrontdeskProcess, Secrets } from '../support/frontdesk-process.js';
import { TelegramServer } from '../platforms/telegram-server.js';
import { AUDITED_BOT, isAbout, RECIPES, WITHOUT_TENANT, type Performance } from './audit-recipes.js';
import { linesOf, newBusiness, type AuditedBusiness, type Line } from './audit-rig.js';
import { operationsOf, type Operation } from './http-rig.js';

let stage: Stage;
let secrets: Secrets;
let telegram: TelegramServer;
const MUTATING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Generated from the running product, so that an operation added later must write its line too. */
describe('every mutating operation of a key or an admin', () => {
  let frontdesk: FrontdeskProcess;
  let admin: Api;
  let shop: AuditedBusiness;
  let operations: Operation[];

  beforeAll(async () => {
    stage = await Stage.shared();
    ({ secrets, frontdesk } = stage);
    telegram = await TelegramServer.start(stage.platforms.telegram);
    telegram.newBot(AUDITED_BOT);
    admin = new Api(frontdesk.url, secrets.adminKey);
    shop = await newBusiness(admin);
    const documents = ['/openapi.json', '/admin/openapi.json'].map((path) =>
      operationsOf(frontdesk.url, path),
    );
    operations = (await Promise.all(documents))
      .flat()
      .filter(({ method, needs }) => MUTATING.includes(method) && ['tenant', 'admin'].includes(needs ?? ''))
      .filter(({ id }) => !WITHOUT_TENANT.includes(id));
  });

  afterAll(async () => {
    await stage.close();
    await telegram.close();
  });

  async function perform(
    operation: Operation,
    { id, within, query = '', body, headers = {} }: Performance,
    correlationId: string,
  ) {
    const api = operation.needs === 'admin' ? admin : shop.api;
    const path =
      operation.path.replace(/\{id\}|\{\w+\}/g, (name) => (name === '{id}' ? (within ?? id) : id) ?? '') +
      query;
    return api.call(operation.method, path, body, { ...headers, 'x-correlation-id': correlationId });
  }

  function linesAfter(operation: Operation, answer: Answer): Promise<Line[]> {
    const all =
      operation.needs === 'admin'
        ? linesOf(admin, '/admin/v1/audit-log')
        : linesOf(shop.api, '/v1/audit-log');
    return all.then((lines) =>
      lines.filter(({ requestId }) => requestId === answer.headers.get('x-request-id')),
    );
  }

  it('is known to this test', () => {
    expect(operations.length).toBeGreaterThanOrEqual(20);
    expect(operations.map(({ id }) => id).filter((id) => !(id in RECIPES))).toEqual([]);
  });

  it('leaves a line with its action, actor, object, address and ids', async () => {
    const adminActor = { kind: 'admin', id: expect.any(String), hint: keyHint(secrets.adminKey) };
    const without: string[] = [];
    for (const operation of operations) {
      const performance = await RECIPES[operation.id]?.(shop, (statement, values) =>
        stage.sql(statement, values),
      );
      if (!performance) throw new Error(`No recipe for ${operation.id}.`);
      const correlationId = randomUUID();
      const answer = await perform(operation, performance, correlationId);
      expect([operation.id, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
        operation.id,
        answer.status < 300 ? answer.status : 200,
        '',
      ]);
      const lines = await linesAfter(operation, answer);
      if (!lines.some((line) => isAbout(line, performance))) without.push(operation.id);
      for (const line of lines) {
        expect(line).toMatchObject({
          action: performance.action,
          actor: operation.needs === 'admin' ? adminActor : shop.actor,
          address: '127.0.0.1',
          correlationId,
        });
        expect(line.before === null && line.after === null).toBe(false);
      }
    }
    expect(without).toEqual([]);
  });
});
