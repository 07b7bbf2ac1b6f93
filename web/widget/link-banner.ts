import type { Link } from '../shared/connection.js';
import type { Strings } from './words/strings.js';

/** A drop that heals sooner than this is not worth a word. */
const LOST_AFTER_MS = 1_200;
const BACK_FOR_MS = 2_500;
const TOLD_FOR_MS = 6_000;

/** What is said about the connection: nothing while it holds. */
export class LinkBanner {
  private backTimer: ReturnType<typeof setTimeout> | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private shown = false;

  constructor(
    private readonly strings: Strings,
    private readonly say: (words: string, state: 'live' | 'lost' | 'back') => void,
  ) {}

  changed(link: Link): void {
    if (link === 'lost') {
      // Every failed try says so again: the first one counts.
      this.lostTimer ??= setTimeout(() => this.sayLost(), navigator.onLine ? LOST_AFTER_MS : 0);
      return;
    }
    clearTimeout(this.lostTimer);
    this.lostTimer = undefined;
    if (link === 'closed') this.sayClosed();
    if (link === 'live' && this.shown) this.sayBack();
  }

  /** Good news, for a moment. */
  tell(words: string): void {
    this.say(words, 'back');
    clearTimeout(this.backTimer);
    this.backTimer = setTimeout(() => this.say('', 'live'), TOLD_FOR_MS);
  }

  private sayLost(): void {
    this.lostTimer = undefined;
    this.shown = true;
    clearTimeout(this.backTimer);
    this.say(navigator.onLine ? this.strings.lost : this.strings.offline, 'lost');
  }

  private sayClosed(): void {
    this.shown = true;
    clearTimeout(this.backTimer);
    this.say(`${this.strings.closed} ${this.strings.closedKept}`, 'lost');
  }

  private sayBack(): void {
    this.shown = false;
    this.say(this.strings.back, 'back');
    this.backTimer = setTimeout(() => this.say('', 'live'), BACK_FOR_MS);
  }
}
