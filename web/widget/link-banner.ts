import type { Link } from './connection.js';
import type { Strings } from './strings.js';

/** A drop that heals sooner than this is not worth a word. */
const LOST_AFTER_MS = 1_200;
const BACK_FOR_MS = 2_500;

/** What is said about the connection: nothing while it holds. */
export class LinkBanner {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown = false;

  constructor(
    private readonly strings: Strings,
    private readonly say: (words: string, state: 'live' | 'lost' | 'back') => void,
  ) {}

  changed(link: Link): void {
    clearTimeout(this.timer);
    if (link === 'lost') this.timer = setTimeout(() => this.sayLost(), navigator.onLine ? LOST_AFTER_MS : 0);
    else if (link === 'live' && this.shown) this.sayBack();
  }

  private sayLost(): void {
    this.shown = true;
    this.say(navigator.onLine ? this.strings.lost : this.strings.offline, 'lost');
  }

  private sayBack(): void {
    this.shown = false;
    this.say(this.strings.back, 'back');
    this.timer = setTimeout(() => this.say('', 'live'), BACK_FOR_MS);
  }
}
