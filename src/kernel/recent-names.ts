/** Names of which the most recent ones are kept. */
export class RecentNames {
  /** The least recent first. */
  private readonly names = new Set<string>();

  constructor(private readonly most: number) {}

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Keeps the name as the most recent one, or drops it. */
  note(name: string, isKept: boolean): void {
    this.names.delete(name);
    if (!isKept) return;
    const [oldest] = this.names;
    if (oldest !== undefined && this.names.size >= this.most) this.names.delete(oldest);
    this.names.add(name);
  }
}
