import { assertNoOpenTransaction } from './open-transaction.js';
import { afterCommit, UnitOfWork, unitOf } from './unit-of-work.js';

/** Writes down what is sent, and what became of the transaction. */
class Log {
  readonly lines: string[] = [];
  failsAtCommit = false;

  readonly unit = new UnitOfWork<string>(
    this,
    async (work) => {
      this.lines.push('BEGIN');
      try {
        await work('sql');
        if (this.failsAtCommit) throw new Error('The commit failed.');
        this.lines.push('COMMIT');
      } catch (error) {
        this.lines.push('ROLLBACK');
        throw error;
      }
    },
    (_sql, text) => Promise.resolve(this.lines.push(text.replace(' step', ''))),
  );

  /** A statement of the code that runs in the unit. */
  send(text: string): Promise<number> {
    const unit = unitOf<string>(this);
    if (!unit) throw new Error('No unit is open.');
    return unit.step(() => Promise.resolve(this.lines.push(text)));
  }
}

describe('UnitOfWork', () => {
  it('begins with the first step, keeps all in one transaction and then does what waits for the commit', async () => {
    const log = new Log();
    const result = await log.unit.run(async () => {
      assertNoOpenTransaction('a name server');
      await log.send('one');
      await afterCommit(() => log.lines.push('told'));
      await log.send('two');
      return 'done';
    });
    expect(result).toBe('done');
    expect(log.lines).toEqual([
      ...['BEGIN', 'SAVEPOINT', 'one', 'RELEASE SAVEPOINT', 'SAVEPOINT', 'two', 'RELEASE SAVEPOINT'],
      ...['COMMIT', 'told'],
    ]);
  });

  it('sends steps that are asked for at once one after the other', async () => {
    const log = new Log();
    await log.unit.run(() => Promise.all([log.send('one'), log.send('two')]));
    const step = (text: string) => ['SAVEPOINT', text, 'RELEASE SAVEPOINT'];
    expect(log.lines).toEqual(['BEGIN', ...step('one'), ...step('two'), 'COMMIT']);
  });

  it('keeps nothing of work that throws, and does not do what waits for the commit', async () => {
    const log = new Log();
    const work = log.unit.run(async () => {
      await log.send('one');
      await afterCommit(() => log.lines.push('told'));
      throw new Error('It failed.');
    });
    await expect(work).rejects.toThrow('It failed.');
    expect(log.lines.at(-1)).toBe('ROLLBACK');
  });

  it('undoes only a step whose error is caught', async () => {
    const log = new Log();
    await log.unit.run(async () => {
      await log.unit.step(() => Promise.reject(new Error('taken'))).catch(() => undefined);
      await log.send('two');
    });
    expect(log.lines).toEqual([
      ...['BEGIN', 'SAVEPOINT', 'ROLLBACK TO SAVEPOINT', 'SAVEPOINT', 'two', 'RELEASE SAVEPOINT', 'COMMIT'],
    ]);
  });

  it('tells of a commit that fails, and does not do what waits for it', async () => {
    const log = new Log();
    log.failsAtCommit = true;
    const work = log.unit.run(async () => {
      await log.send('one');
      await afterCommit(() => log.lines.push('told'));
    });
    await expect(work).rejects.toThrow('The commit failed.');
    expect(log.lines).not.toContain('told');
  });

  it('tells why it could not begin', async () => {
    const unit = new UnitOfWork<string>(
      {},
      () => Promise.reject(new Error('No connection.')),
      () => Promise.resolve(),
    );
    await expect(unit.run(() => unit.step(() => Promise.resolve()))).rejects.toThrow('No connection.');
  });

  it('begins nothing without a step', async () => {
    const log = new Log();
    await log.unit.run(() => Promise.resolve());
    expect(log.lines).toEqual([]);
  });

  it('lets nothing outside be asked once it has begun, not even in a step', async () => {
    const log = new Log();
    await log.unit.run(async () => {
      await log.unit.step(() => {
        expect(() => assertNoOpenTransaction('Redis')).toThrow(/inside an open database transaction/);
        expect(unitOf(log)).toBeUndefined();
        return Promise.resolve();
      });
      expect(() => assertNoOpenTransaction('Redis')).toThrow(/inside an open database transaction/);
    });
    expect(() => assertNoOpenTransaction('Redis')).not.toThrow();
  });

  it('is of one database alone, and outside of it what waits for a commit is done at once', async () => {
    const log = new Log();
    await log.unit.run(() => {
      expect(unitOf({})).toBeUndefined();
      return Promise.resolve();
    });
    await afterCommit(() => log.lines.push('told'));
    expect(log.lines).toEqual(['told']);
  });

  it('waits for steps that nobody waits for, and takes none when it has ended', async () => {
    const log = new Log();
    await log.unit.run(() => {
      void log.send('one');
      return Promise.resolve();
    });
    expect(log.lines).toEqual(['BEGIN', 'SAVEPOINT', 'one', 'RELEASE SAVEPOINT', 'COMMIT']);
    await expect(log.unit.step(() => Promise.resolve())).rejects.toThrow('has ended');
    expect(log.unit.hasBegun).toBe(false);
  });

  it('rolls back when all steps are over, also where one of several fails first', async () => {
    const log = new Log();
    const failing = log.unit.run(() =>
      Promise.all([log.unit.step(() => Promise.reject(new Error('taken'))), log.send('two')]),
    );
    await expect(failing).rejects.toThrow('taken');
    expect(log.lines.at(-1)).toBe('ROLLBACK');
    expect(log.lines).toContain('two');
  });
});
