import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { mustRun } from '../../scripts/lib/system/commands.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import type { TestBusiness } from '../support/businesses.js';
import { pythonEnvironment } from '../support/python-environment.js';
import { Stage } from './stage.js';

const FOLDER = join(ROOT, 'clients', 'python');

let stage: Stage;
let shop: TestBusiness;
let project: string;

beforeAll(async () => {
  stage = await Stage.shared();
  shop = await stage.business(stage.frontdesk);
  project = mkdtempSync(join(tmpdir(), 'frontdesk-python-'));
});
afterAll(async () => {
  rmSync(project, { recursive: true, force: true });
  await stage.close();
});

test('the generated Python client makes an order once, has a question answered and reads a list', async () => {
  const bin = await pythonEnvironment(join(FOLDER, 'requirements.txt'));
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const generated = join(project, 'frontdesk_client');
  await mustRun('the generator', join(FOLDER, 'generate.sh'), [generated], {
    env: { ...process.env, PATH: path },
  });
  cpSync(join(FOLDER, 'example.py'), join(project, 'example.py'));
  const env = { ...process.env, FRONTDESK_URL: stage.frontdesk.url, FRONTDESK_KEY: shop.api.key ?? '' };
  const told = await mustRun('the example', join(bin, 'python'), ['example.py'], { cwd: project, env });
  expect(told).toContain('Order HT-3001, made once: True\n');
  expect(told).toContain('Your order HT-3001 has been shipped');
  expect(told).toMatch(/^HT-3001 shipped$/m);
});
