import { Passwords } from './passwords.js';

/** Until all that is ready has run. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('passwords', () => {
  it('are hashed with Argon2id at the declared cost, each with its own salt', async () => {
    const passwords = new Passwords();
    const [one, other] = [await passwords.hash('a password'), await passwords.hash('a password')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwords.isRight('a password', one, 'stranger')).toBe(true);
    expect(await passwords.isRight('A password', one, 'stranger')).toBe(false);
  });

  it('of unknown accounts are never right, and cost as much', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash('a password');
    await passwords.isRight('a password', undefined, 'stranger');
    const spent = async (of: string | undefined) => {
      const { user } = process.cpuUsage();
      for (let tried = 0; tried < 10; tried += 1)
        expect(await passwords.isRight('x', of, 'stranger')).toBe(false);
      return process.cpuUsage().user - user;
    };
    const [unknown, known] = [await spent(undefined), await spent(stored)];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
    expect(await passwords.isRight('nobody’s', undefined, 'stranger')).toBe(false);
  });

  it('can be compared again after the first try met too many others', async () => {
    const passwords = new Passwords();
    const argon2 = { hash: () => Promise.resolve('hashed'), verify: () => Promise.resolve(true) };
    Object.assign(passwords, { library: Promise.resolve(argon2) });
    const crowd = Array.from({ length: 104 }, () => passwords.hash('x'));
    await expect(passwords.isRight('a password', 'hashed', 'stranger')).rejects.toMatchObject({
      code: 'sign_in_busy',
    });
    await Promise.all(crowd);
    expect(await passwords.isRight('a password', 'hashed', 'stranger')).toBe(true);
  });

  it('are worked on four at a time, also when others come meanwhile, and a hundred may wait', async () => {
    const passwords = new Passwords();
    let [running, most] = [0, 0];
    const releases: (() => void)[] = [];
    const argon2 = {
      hash: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => releases.push(resolve));
        running -= 1;
        return 'hashed';
      },
    };
    Object.assign(passwords, { library: Promise.resolve(argon2) });
    const all = Array.from({ length: 104 }, () => passwords.hash('x'));
    await expect(passwords.hash('x')).rejects.toMatchObject({ code: 'sign_in_busy' });
    for (let ended = 0; ended < 124; ended += 1) {
      while (releases.length === 0) await turn();
      releases.shift()?.();
      await turn();
      if (ended < 20) all.push(passwords.hash('x'));
    }
    expect(await Promise.all(all)).toHaveLength(124);
    expect([most, running]).toEqual([4, 0]);
  });

  it('of strangers wait behind those who are known, and leave them room', async () => {
    const passwords = new Passwords();
    const [order, releases]: [string[], (() => void)[]] = [[], []];
    const verify = async (_: string, password: string) => {
      order.push(password);
      await new Promise<void>((resolve) => releases.push(resolve));
      return true;
    };
    const argon2 = { hash: () => Promise.resolve('hashed'), verify };
    Object.assign(passwords, { library: Promise.resolve(argon2) });
    const flood = Array.from({ length: 104 }, () => passwords.isRight('guess', 'hashed', 'stranger'));
    while (releases.length < 4) await turn();
    await expect(passwords.isRight('guess', 'hashed', 'stranger')).rejects.toMatchObject({
      code: 'sign_in_busy',
      retryAfterSeconds: 2,
    });
    const own = passwords.isRight('own', 'hashed', 'known');
    await turn();
    for (let ended = 0; ended < 105; ended += 1) {
      while (releases.length === 0) await turn();
      releases.shift()?.();
      await turn();
    }
    expect([await own, order.indexOf('own')]).toEqual([true, 4]);
    expect(await Promise.all(flood)).toHaveLength(104);
  });
});
