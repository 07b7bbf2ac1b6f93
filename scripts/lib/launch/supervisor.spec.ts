import { supervise } from './supervisor.mjs';

const PACE = { lookEveryMs: 1, firstWaitMs: 2, longestWaitMs: 8 };

/** A server that fails to start so many times after it has died. */
class Server {
  readonly title = 'Store';
  tries = 0;
  alive = true;
  readonly back: Promise<void>;
  private resolve: () => void = () => undefined;

  constructor(private failures: number) {
    this.back = new Promise((resolve) => (this.resolve = resolve));
  }

  readonly isAlive = (): boolean => this.alive;

  readonly restart = (): Promise<void> => {
    this.tries += 1;
    if (this.failures-- > 0) return Promise.reject(new Error('no room\nsecond line'));
    this.alive = true;
    this.resolve();
    return Promise.resolve();
  };
}

describe('the supervisor', () => {
  let said: string;
  const write = process.stdout.write.bind(process.stdout);

  beforeEach(() => {
    said = '';
    process.stdout.write = (text: string) => (said += text) !== '';
  });
  afterEach(() => {
    process.stdout.write = write;
  });

  it('starts a server that has died again, after ever longer waits, and says so in a line each', async () => {
    const closing = new AbortController();
    const [dead, well] = [new Server(4), new Server(0)];
    const supervisor = supervise([dead, well], closing.signal, PACE);
    dead.alive = false;
    await dead.back;
    closing.abort();
    await supervisor.stop();
    expect([dead.tries, well.tries]).toEqual([5, 0]);
    expect(said.trimEnd().split('\n')).toEqual([
      '  ! Store has ended by itself; starting it again …',
      ...[0.002, 0.004, 0.008, 0.008].map(
        (wait) => `  ! Store does not start; next try in ${wait} s: no room`,
      ),
      '  ✓ Store runs again',
    ]);
  });

  it('starts nothing any more once the end has begun', async () => {
    const closing = new AbortController();
    const server = new Server(0);
    const supervisor = supervise([server], closing.signal, PACE);
    closing.abort();
    server.alive = false;
    await supervisor.stop();
    expect([server.tries, said]).toEqual([0, '']);
  });

  it('gives up a server that does not start when the end begins', async () => {
    const closing = new AbortController();
    const server = new Server(Infinity);
    server.alive = false;
    const supervisor = supervise([server], closing.signal, PACE);
    while (server.tries < 3) await new Promise((resolve) => setImmediate(resolve));
    closing.abort();
    await supervisor.stop();
    expect(said).not.toContain('runs again');
  });
});
