import { Injectable } from '@nestjs/common';
import type { MessengerKind } from '../channel.types.js';

/** Of the 256 jobs that a process runs at once (`QUEUE_POLICIES.channels`). A call that hangs takes ten seconds, of mail twenty. */
const MOST_OF_ACCOUNT = 16;
const MOST_OF_PLATFORM = 96;

/**
 * How many chats of an account, and of a platform, this process speaks in at once: an account or a platform that hangs
 * fills its own share, and leaves the other places to others.
 */
@Injectable()
export class SendingPlaces {
  private readonly taken = new Map<string, number>();

  /** @returns what gives the place back, to be called once; null when the account or the platform has its share */
  take(kind: MessengerKind, channelId: string): (() => void) | null {
    if (this.of(kind) >= MOST_OF_PLATFORM || this.of(channelId) >= MOST_OF_ACCOUNT) return null;
    this.count(kind, 1);
    this.count(channelId, 1);
    return () => {
      this.count(kind, -1);
      this.count(channelId, -1);
    };
  }

  private of(name: string): number {
    return this.taken.get(name) ?? 0;
  }

  private count(name: string, by: 1 | -1): void {
    const count = this.of(name) + by;
    if (count === 0) this.taken.delete(name);
    else this.taken.set(name, count);
  }
}
