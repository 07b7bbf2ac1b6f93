import { Connection, type ConnectionPorts, type Link } from '../../shared/connection.js';
import type { ServerSentEvent } from '../../shared/event-stream.js';
import { OpenTurns } from './open-turns.js';

interface SharedPorts extends ConnectionPorts {
  /** Whose stream it is: only tabs of the same visitor share one. */
  visitorId: () => Promise<string>;
}

type Told =
  | { kind: 'join' }
  | { kind: 'wake' }
  /** `open` are the events of turns that are not over. */
  | { kind: 'link'; link: Link; open: ServerSentEvent[] }
  | { kind: 'event'; event: ServerSentEvent };

/**
 * One event stream for all tabs of a visitor, because a browser opens six connections per host over HTTP/1.1. The tab
 * that holds the lock has the stream and tells the others; when it goes, the next one takes the lock. Without Web Locks
 * or BroadcastChannel every tab has its own.
 */
export class SharedStream {
  private readonly own: Connection;
  private readonly turns = new OpenTurns();
  private channel: BroadcastChannel | null = null;
  private queue = new AbortController();
  private leads = false;
  private wanted = false;
  private release: () => void = () => undefined;
  private link: Link = 'connecting';
  /** Events that came while this tab reads its history; null while it does not. */
  private held: ServerSentEvent[] | null = null;

  constructor(private readonly ports: SharedPorts) {
    this.own = new Connection({
      open: ports.open,
      opened: ports.opened,
      event: (event) => {
        this.turns.add(event);
        this.tell({ kind: 'event', event });
        ports.event(event);
      },
      changed: (link) => this.leaderChanged(link),
    });
  }

  start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.queue = new AbortController();
    void this.join(this.queue.signal);
  }

  /** Lets go of the stream, for example while the page is hidden; another tab may take it over. */
  stop(): void {
    this.wanted = false;
    this.queue.abort();
    this.own.stop();
    this.leads = false;
    this.held = null;
    this.release();
    this.channel?.close();
    this.channel = null;
  }

  drop(): void {
    this.own.drop();
  }

  wake(): void {
    this.own.wake();
    this.tell({ kind: 'wake' });
  }

  private async join(signal: AbortSignal): Promise<void> {
    const visitor = canShare() ? await this.ports.visitorId().catch(() => '') : '';
    if (signal.aborted) return;
    if (!visitor) return this.own.start();
    const name = `frontdesk:stream:${visitor}`;
    this.link = 'connecting';
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Told>) => this.heard(data);
    this.tell({ kind: 'join' });
    // Rejects when this tab stops waiting, and where the browser refuses locks to the page.
    await navigator.locks.request(name, { signal }, () => this.lead(signal)).catch(() => undefined);
    this.goOnAlone();
  }

  private goOnAlone(): void {
    if (this.wanted && !this.leads) this.own.start();
  }

  /** Holds the lock until this tab stops. */
  private lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.leads = true;
    this.held = null;
    this.own.start();
    return new Promise((resolve) => (this.release = resolve));
  }

  private leaderChanged(link: Link): void {
    if (link !== 'live') this.turns.clear();
    this.link = link;
    this.tellLink();
    this.ports.changed(link);
  }

  private heard(told: Told): void {
    if (this.leads) {
      if (told.kind === 'join') this.tellLink();
      if (told.kind === 'wake') this.own.wake();
    } else if (told.kind === 'event') this.follow(told.event);
    else if (told.kind === 'link') this.followLink(told.link, told.open);
  }

  /** What happens before this tab has its history is in the history, or among the events of open turns. */
  private follow(event: ServerSentEvent): void {
    if (this.held) this.held.push(event);
    else if (this.link === 'live') this.ports.event(event);
  }

  private followLink(link: Link, open: ServerSentEvent[]): void {
    if (link === 'live') {
      if (this.link !== 'live' && !this.held) void this.catchUp(open);
      return;
    }
    this.held = null;
    this.link = link;
    this.ports.changed(link);
  }

  private async catchUp(open: ServerSentEvent[]): Promise<void> {
    const held = (this.held = [...open]);
    const isRead = await this.ports.opened().then(
      () => true,
      () => false,
    );
    if (this.held !== held) return;
    this.held = null;
    if (!isRead) return this.tell({ kind: 'join' });
    this.link = 'live';
    this.ports.changed('live');
    for (const event of held) this.ports.event(event);
  }

  private tellLink(): void {
    this.tell({ kind: 'link', link: this.link, open: this.turns.events });
  }

  private tell(told: Told): void {
    this.channel?.postMessage(told);
  }
}

/** Web Locks are missing on plain HTTP. */
function canShare(): boolean {
  const { locks } = navigator as { locks?: LockManager };
  return locks !== undefined && 'BroadcastChannel' in window;
}
