import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { runDir } from '../support/noted-processes.js';
import { onStage, type Stage } from './stage.js';

jest.setTimeout(600_000);

const EVAL = join(__dirname, '..', '..', 'scripts', 'eval.mjs');
const SECRET = { CHAT_SHARED_SECRET: 'a-shared-secret-of-this-test-alone' };

/** What `npm run eval` says of a process: the failed questions and the figures, without times. */
function evaluated({ url }: FrontdeskProcess, stage: Stage): Promise<string[]> {
  const keys = join(runDir(), `eval-keys-${new URL(url).port}.json`);
  const args = [EVAL, '--url', url, '--admin-key', stage.secrets.adminKey, '--keys', keys];
  return new Promise((resolve) => {
    // Its exit code judges the times too, which a busy machine fails.
    execFile(process.execPath, args, (_, stdout, stderr) => {
      const lines = (stdout + stderr).split('\n').map((line) => line.trimEnd());
      resolve(lines.filter((line) => line !== '' && !/^p\d+ /.test(line)));
    });
  });
}

test('npm run eval says the same of an engine in the API’s process and of one in another', () =>
  onStage(async (stage) => {
    const chat = await stage.startChat(SECRET);
    const here = await stage.start({ TURN_CONCURRENCY: '10' });
    const figures = await evaluated(here, stage);
    // Jobs are taken by any process on the same stores, so the two must not run at the same time.
    await here.stop();
    const there = await stage.start({ ...SECRET, CHAT_URL: chat.url });
    expect(await evaluated(there, stage)).toEqual(figures);
    expect(figures).toContainEqual(expect.stringMatching(/^answers (?:3[3-6])\/36$/));
    expect(figures).toContain('leaks 0');
    const turns = chat.log.filter((line) => line.includes('"msg":"Turn answered"'));
    expect(turns.length).toBeGreaterThanOrEqual(36);
  }));
