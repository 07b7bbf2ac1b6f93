import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { WaitingTime } from './waiting-time.js';

describe('the time that the main thread has waited for a core', () => {
  const waiting = new WaitingTime();

  it('is what Linux says', () => {
    const waited = waiting.read();
    if (platform() !== 'linux') return expect(waited).toBe(0);
    const said = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[1];
    expect(waited).toBeGreaterThan(0);
    expect(Number(said) / 1e6).toBeGreaterThanOrEqual(waited);
    expect(Number(said) / 1e6 - waited).toBeLessThan(1_000);
  });

  it('stays what it was when it cannot be read', () => {
    const before = waiting.read();
    waiting.close();
    expect(waiting.read()).toBe(before);
  });
});
