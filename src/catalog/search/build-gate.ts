/** Limits concurrent builds; the others wait in order of arrival. */
export class BuildGate {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(build: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await build();
    } finally {
      const next = this.waiting.shift();
      // Hands the place directly to the next one, so that a new arrival cannot take it.
      if (next) next();
      else this.running -= 1;
    }
  }
}
