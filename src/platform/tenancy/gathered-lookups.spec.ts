import { runAsTenant } from '../context/request-context.js';
import { GatheredLookups } from './gathered-lookups.js';

const EVERY_MS = 25;

describe('lookups of many callers', () => {
  let asked: string[][];
  let ends: (() => void)[];
  let lookups: GatheredLookups<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    [asked, ends] = [[], []];
    lookups = new GatheredLookups((ids) => {
      asked.push(ids);
      return new Promise((resolve, reject) => {
        const known = ids.filter((id) => id !== 'unknown').map((id) => [id, `${id}!`] as const);
        ends.push(() => (ids.includes('broken') ? reject(new Error('broken')) : resolve(new Map(known))));
      });
    }, EVERY_MS);
  });
  afterEach(() => jest.useRealTimers());

  function find(id: string, tenantId = 'a'): Promise<string | undefined> {
    return runAsTenant(tenantId, { requestId: 'r', correlationId: 'c' }, () => lookups.find(id));
  }

  async function endAll(): Promise<void> {
    for (const end of ends.splice(0)) end();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
  }

  it('go at once while none runs, and together while one does', async () => {
    const all = ['1', '2', '3', '2', 'unknown'].map((id) => find(id));
    expect(asked).toEqual([['1']]);
    await endAll();
    expect(asked).toEqual([['1'], ['2', '3', 'unknown']]);
    await endAll();
    expect(await Promise.all(all)).toEqual(['1!', '2!', '3!', '2!', undefined]);
    void find('4');
    expect(asked).toHaveLength(3);
  });

  it('begin no sooner than a while after the last one', async () => {
    const first = find('1');
    ends.shift()?.();
    expect(await first).toBe('1!');
    void find('2');
    await jest.advanceTimersByTimeAsync(EVERY_MS - 1);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([['1'], ['2']]);
  });

  it('never go together with those of another tenant', async () => {
    void find('1', 'a');
    void find('2', 'b');
    expect(asked).toEqual([['1'], ['2']]);
    void find('3', 'a');
    void find('4', 'b');
    await endAll();
    expect(asked.slice(2)).toEqual([['3'], ['4']]);
  });

  it('that fail fail for those that went together, and for nobody else', async () => {
    const all = ['1', 'broken', '2'].map((id) => find(id).catch(() => 'failed'));
    await endAll();
    const later = find('3');
    await endAll();
    await endAll();
    expect(await Promise.all([...all, later])).toEqual(['1!', 'failed', 'failed', '3!']);
  });
});
