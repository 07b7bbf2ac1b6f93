import { once } from 'node:events';
import { createServer } from 'node:net';
import { Logger } from '@nestjs/common';
import type { WeaviateServer } from '../../scripts/lib/weaviate/weaviate-server.mjs';
import { WeaviateConnection } from '../../src/platform/weaviate/weaviate-connection.js';
import { eventually } from '../support/eventually.js';
import { INSTALL_MS, launch, startWeaviate, WeaviateRig } from './weaviate-rig.js';

const REPAIR = 'What if my heating is loud?';
const QUESTION = 'my boiler makes a noise like a plane';

describe('search when Weaviate fails', () => {
  let server: WeaviateServer;
  let rig: WeaviateRig;
  let tenantId: string;

  beforeAll(async () => {
    server = await startWeaviate();
    rig = await WeaviateRig.open(server);
    tenantId = await rig.newTenant();
    await rig.write(tenantId, [REPAIR, 'Is there parking?']);
    await rig.work(tenantId);
  }, INSTALL_MS);
  beforeEach(() => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    jest.spyOn(console, 'warn').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await rig.close();
    await server.stop();
  });

  async function answersDegraded(): Promise<void> {
    // The least: one call may wait for a core.
    let least = Infinity;
    for (let turn = 0; turn < 4; turn += 1) {
      const began = performance.now();
      expect(await rig.near(tenantId, `${QUESTION} ${turn}`)).toEqual({ questions: [], degraded: true });
      least = Math.min(least, performance.now() - began);
    }
    expect(least).toBeLessThan(800);
  }

  async function recovers(): Promise<void> {
    expect((await rig.found(tenantId, QUESTION)).questions).toContain(REPAIR);
  }

  it('answers without it while it is frozen, keeps the job, and recovers', async () => {
    await rig.found(tenantId, QUESTION);
    server.child?.kill('SIGSTOP');
    try {
      await answersDegraded();
      await rig.write(tenantId, ['Does the boiler make noise at night?']);
      await rig.work(tenantId);
      expect(await rig.owed(tenantId)).toHaveLength(1);
    } finally {
      server.child?.kill('SIGCONT');
    }
    await recovers();
    await eventually(async () => {
      if ((await rig.owed(tenantId)).length > 0) await rig.work(tenantId);
      return (await rig.owed(tenantId)).length === 0;
    });
    expect((await rig.found(tenantId, QUESTION)).questions).toContain('Does the boiler make noise at night?');
  });

  it('answers without it while something else answers in its place, and recovers', async () => {
    const { child } = server;
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
    const others = [server.url, server.grpcUrl].map((url) => {
      const other = createServer((socket) =>
        socket.on('error', () => undefined).end('HTTP/1.1 500 No\r\n\r\n{}'),
      );
      return other.listen(Number(new URL(url).port), '127.0.0.1');
    });
    try {
      await answersDegraded();
    } finally {
      for (const other of others) other.close();
    }
    await launch(server);
    await recovers();
  });

  it('answers without it while it is dead, and recovers when it is back', async () => {
    const { child } = server;
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
    await answersDegraded();
    expect(rig.app.get(WeaviateConnection).isConnected).toBe(false);
    await launch(server);
    await recovers();
  });
});
