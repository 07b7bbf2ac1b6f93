import { DomainError } from '../../kernel/errors.js';
import { runAsTenant } from '../../platform/context/request-context.js';
import type { VisitorsRepository } from './visitors.repository.js';
import { WatchedVisitors, type VisitorWatch } from './watched-visitors.js';

const ROUND_MS = 4_000;

describe('visitors with open streams', () => {
  let present: Set<string>;
  let asked: string[][];
  let visitors: WatchedVisitors;

  beforeEach(() => {
    jest.useFakeTimers();
    [present, asked] = [new Set(['a', 'b', 'c']), []];
    const repository = {
      present: (ids: string[]) => {
        asked.push(ids);
        return Promise.resolve(ids.filter((id) => present.has(id)));
      },
    };
    visitors = new WatchedVisitors(repository as unknown as VisitorsRepository);
  });
  afterEach(() => jest.useRealTimers());

  function watch(visitorId: string, tenantId = 't1'): VisitorWatch {
    return runAsTenant(tenantId, { requestId: 'r', correlationId: 'c' }, () => visitors.watch(visitorId));
  }

  /** Checks all streams once. @returns the code of each refusal, null for none. */
  function prove(...watches: VisitorWatch[]): Promise<(string | null)[]> {
    jest.advanceTimersByTime(ROUND_MS);
    return Promise.all(
      watches.map(({ requirePresent }) =>
        requirePresent().then(
          () => null,
          (error: unknown) => (error instanceof DomainError ? error.code : 'fault'),
        ),
      ),
    );
  }

  it('are queried together, one query per business', async () => {
    const watches = [watch('a'), watch('a'), watch('b'), watch('c', 't2')];
    expect(await prove(...watches)).toEqual([null, null, null, null]);
    expect(asked).toEqual([['a', 'b'], ['c']]);
    await prove(...watches);
    expect(asked).toHaveLength(4);
  });

  it('are refused once they are erased; one added after the last query is not', async () => {
    const [a, b] = [watch('a'), watch('b')];
    await prove(a, b);
    present.delete('a');
    const c = watch('c');
    await expect(c.requirePresent()).resolves.toBeUndefined();
    expect(await prove(a, b, c)).toEqual(['unauthenticated', null, null]);
  });

  it('are not queried any more when their last stream ends', async () => {
    const [first, second, other] = [watch('a'), watch('a'), watch('b')];
    first.stop();
    await prove(other);
    second.stop();
    await prove(other);
    expect(asked).toEqual([['a', 'b'], ['b']]);
  });

  it('are queried again after a query that failed', async () => {
    const a = watch('a');
    jest.spyOn(asked, 'push').mockImplementationOnce(() => {
      throw new Error('away');
    });
    expect(await prove(a)).toEqual(['fault']);
    expect(await prove(a)).toEqual([null]);
  });
});
