/** Lets so many builds run at once; the others wait in the order in which they came. */
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
      // The place goes to the next one as it is, so that nobody who comes now can take it.
      if (next) next();
      else this.running -= 1;
    }
  }
}
