/** Half of a business's use is forgotten in this time. */
const HALF_LIFE_MS = 10 * 60_000;
const LOOK_EVERY_MS = 60_000;
/** Businesses whose use is remembered; the least used are forgotten first. */
const MOST_KNOWN = 10_000;
/** A business takes a place only from one with much less use, so that two do not take turns. */
const CLEARLY_MORE = 1.5;
/** Where all businesses without a place are counted together. */
export const OTHERS = 'other';

/**
 * Which businesses have series of their own: the few with most use lately. One without a place is counted as `other` until
 * it gets one, so every series only grows while it exists.
 */
export class TenantPlaces {
  places = 0;
  private readonly uses = new Map<string, number>();
  private readonly placed = new Set<string>();
  private lookedAt: number;

  /** @param left is told who has lost its place; its series must end */
  constructor(
    private readonly left: (tenantId: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.lookedAt = now();
  }

  /** Counts a use. @returns the value of the label: the business's id, or `other` */
  nameOf(tenantId: string): string {
    this.uses.set(tenantId, (this.uses.get(tenantId) ?? 0) + 1);
    this.look();
    if (!this.placed.has(tenantId) && this.placed.size < this.places) this.placed.add(tenantId);
    return this.placed.has(tenantId) ? tenantId : OTHERS;
  }

  private look(): void {
    const sinceMs = this.now() - this.lookedAt;
    if (sinceMs < LOOK_EVERY_MS && this.uses.size <= MOST_KNOWN) return;
    this.lookedAt = this.now();
    this.fade(0.5 ** (sinceMs / HALF_LIFE_MS));
    this.giveAnew();
  }

  private fade(part: number): void {
    const known = [...this.uses].sort(([, one], [, other]) => other - one).slice(0, MOST_KNOWN / 2);
    this.uses.clear();
    for (const [tenantId, use] of known) if (use * part >= 0.5) this.uses.set(tenantId, use * part);
  }

  /** `uses` has the most used first. */
  private giveAnew(): void {
    for (const [tenantId, use] of this.uses) {
      if (this.placed.has(tenantId)) continue;
      const least = this.leastUsed();
      if (!least || use < (this.uses.get(least) ?? 0) * CLEARLY_MORE) return;
      this.placed.delete(least);
      this.placed.add(tenantId);
      this.left(least);
    }
  }

  private leastUsed(): string | undefined {
    const useOf = (tenantId: string) => this.uses.get(tenantId) ?? 0;
    return [...this.placed].sort((one, other) => useOf(one) - useOf(other))[0];
  }
}
