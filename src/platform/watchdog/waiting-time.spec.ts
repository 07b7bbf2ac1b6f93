import { execFileSync } from 'node:child_process';
import { platform } from 'node:os';
import { WaitingTime } from './waiting-time.js';

describe('the time that the main thread has waited for a core', () => {
  const waiting = new WaitingTime();
  afterAll(() => waiting.close());

  it('is what Linux says, and grows', () => {
    const before = waiting.read();
    execFileSync(process.execPath, ['--version']);
    expect(waiting.read()).toBeGreaterThanOrEqual(before);
    expect(before > 0).toBe(platform() === 'linux');
  });
});
