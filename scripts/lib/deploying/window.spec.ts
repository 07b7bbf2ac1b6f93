import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';

const SCRIPT = join(ROOT, 'ops', 'deploy', 'window.sh');

function window(...args: string[]): string {
  const { status, stdout } = spawnSync(SCRIPT, args, { encoding: 'utf8' });
  return `${status} ${stdout.trim()}`;
}

describe('the window of releases to production', () => {
  it.each([
    ['Monday at seven, in winter', '2026-11-23T06:00:00Z', 'true'],
    ['Monday before seven', '2026-11-23T05:59:59Z', 'false'],
    ['Wednesday before three', '2026-11-25T13:59:59Z', 'true'],
    ['Wednesday at three', '2026-11-25T14:00:00Z', 'false'],
    ['Wednesday at two, in summer', '2026-07-01T12:00:00Z', 'true'],
    ['Wednesday at three, in summer', '2026-07-01T13:00:00Z', 'false'],
    ['Thursday', '2026-11-26T10:00:00Z', 'false'],
    ['Friday', '2026-11-27T10:00:00Z', 'false'],
    ['Sunday, which is Monday in Berlin but too early', '2026-11-22T23:30:00Z', 'false'],
  ])('on %s', (_, at, open) => {
    expect(window(at)).toBe(`0 open=${open}`);
  });

  it('opens for who names the person on call and the reason', () => {
    expect(window('2026-11-27T10:00:00Z', 'Ada', 'Orders cannot be looked up')).toBe('0 open=true');
  });

  it.each([
    ['Ada', ''],
    ['', 'Orders cannot be looked up'],
    ['-', 'Orders cannot be looked up'],
    ['Ada', ' '],
  ])('refuses %j with the reason %j', (onCall, reason) => {
    expect(window('2026-11-27T10:00:00Z', onCall, reason)).toBe('2 ');
  });

  it('refuses a time that is none', () => {
    expect(window('soon')).toMatch(/^[^0]/);
  });
});
