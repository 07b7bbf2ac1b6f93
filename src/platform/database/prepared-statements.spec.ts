import { PreparedStatements } from './prepared-statements.js';

const failure = (code: string): Error => Object.assign(new Error('refused'), { code });

function nameAtLast(prepared: PreparedStatements, text: string): string | undefined {
  for (let use = 1; use < 3; use += 1) expect(prepared.nameOf(text)).toBeUndefined();
  return prepared.nameOf(text);
}

describe('PreparedStatements', () => {
  it('names a statement from its third use on, by its text', () => {
    const [one, other] = [new PreparedStatements(10), new PreparedStatements(10)];
    const name = nameAtLast(one, 'SELECT 1');
    expect(name).toMatch(/^fd_[\w-]{43}$/);
    expect(one.nameOf('SELECT 1')).toBe(name);
    expect(nameAtLast(other, 'SELECT 1')).toBe(name);
    expect(nameAtLast(one, 'SELECT 2')).not.toBe(name);
  });

  it('names no more statements than a connection may keep', () => {
    const prepared = new PreparedStatements(2);
    const names = ['a', 'b', 'c', 'a'].map((text) => [1, 2, 3].map(() => prepared.nameOf(text)).at(-1));
    expect(names.map((name) => name !== undefined)).toEqual([true, true, false, true]);
  });

  it('names none when none is wanted', () => {
    const prepared = new PreparedStatements(0);
    expect([1, 2, 3, 4].map(() => prepared.nameOf('SELECT 1'))).toEqual(Array(4).fill(undefined));
  });

  it.each(['26000', '42P05'])('names none any more behind a pooler that knows no names (%s)', (code) => {
    const prepared = new PreparedStatements(10);
    nameAtLast(prepared, 'SELECT 1');
    expect(prepared.noteFailure(failure(code))).toBe(true);
    expect(prepared.nameOf('SELECT 1')).toBeUndefined();
  });

  it('goes on after a migration, and sends again what it has spoilt', () => {
    const prepared = new PreparedStatements(10);
    const name = nameAtLast(prepared, 'SELECT 1');
    expect(prepared.noteFailure(failure('0A000'))).toBe(true);
    expect(prepared.nameOf('SELECT 1')).toBe(name);
  });

  it.each(['23505', '57014', 'ECONNRESET'])('sends nothing again that has failed otherwise (%s)', (code) => {
    expect(new PreparedStatements(10).noteFailure(failure(code))).toBe(false);
  });
});
