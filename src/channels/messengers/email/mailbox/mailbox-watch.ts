import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DeadlinePassed, withDeadline } from '../../../../kernel/deadline.js';
import { DomainError } from '../../../../kernel/errors.js';
import { newId } from '../../../../kernel/ids.js';
import { runAsTenant } from '../../../../platform/context/request-context.js';
import { PlatformFailure } from '../../channel-adapter.port.js';
import { ChannelsRepository } from '../../channels.repository.js';
import { MailboxLeases, nameOf, type HeldMailbox } from './mailbox-leases.repository.js';
import { MailboxPlaces } from './mailbox-places.repository.js';
import { MailboxReader } from './mailbox-reader.js';

/** Leases last six times as long. */
const LOOK_EVERY_MS = 5_000;
/** Connections that this process has open. */
const MOST_READ_HERE = 500;
/** Connected to in one look. */
const MOST_AT_ONCE = 20;
const LONGEST_STOP_MS = 5_000;
/** Servers close connections as they like: a channel fails when connecting anew has failed as well. */
const NOTED_FROM = 2;
const NOT_STORED = 'A mail from the mailbox could not be stored. It is tried again.';

interface Running {
  held: HeldMailbox;
  stop: AbortController;
  ended: Promise<void>;
}

/** Has the mailboxes of all businesses read, each by one process at a time. */
@Injectable()
export class MailboxWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Channels');
  private readonly running = new Map<string, Running>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly leases: MailboxLeases,
    private readonly places: MailboxPlaces,
    private readonly channels: ChannelsRepository,
    private readonly reader: MailboxReader,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** What is read is given back, so that another process goes on at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.looking;
    const running = [...this.running.values()];
    for (const { stop } of running) stop.abort();
    const ended = Promise.all(running.map((each) => each.ended));
    await withDeadline(ended, LONGEST_STOP_MS, 'The mailboxes').catch((error: unknown) => {
      if (!(error instanceof DeadlinePassed)) throw error;
    });
  }

  /** Never throws: the next look is soon. */
  private look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) =>
        this.logger.warn(`The mailboxes could not be looked after: ${(error as Error).message}`),
      )
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const running = [...this.running.values()];
    if (running.length > 0) {
      const kept = await this.leases.renew(running.map(({ held }) => held));
      for (const { held, stop } of running) if (!kept.has(nameOf(held))) stop.abort();
    }
    const room = Math.min(MOST_AT_ONCE, MOST_READ_HERE - this.running.size);
    if (this.isStopped || room <= 0) return;
    for (const held of await this.leases.claim(room)) this.start(held);
  }

  private start(held: HeldMailbox): void {
    const name = nameOf(held);
    const stop = new AbortController();
    const requestId = newId();
    const work = runAsTenant(held.tenantId, { requestId, correlationId: requestId, isJob: true }, () =>
      this.run(held, stop.signal),
    );
    const ended = work
      .catch((error: unknown) =>
        this.logger.warn({ err: error, channelId: held.channelId }, 'A mailbox could not be given back'),
      )
      .finally(() => this.running.delete(name));
    this.running.set(name, { held, stop, ended });
    if (this.isStopped) stop.abort();
  }

  private async run(held: HeldMailbox, signal: AbortSignal): Promise<void> {
    try {
      await this.reader.read(held, signal);
    } catch (error) {
      if (!signal.aborted) return this.failed(held, error);
    }
    await this.leases.release([held]);
  }

  private async failed(held: HeldMailbox, error: unknown): Promise<void> {
    const { channelId } = held;
    const isPlatform = error instanceof PlatformFailure;
    const needsPerson = isPlatform && error.kind !== 'retry';
    const failures = await this.places.fail(held, needsPerson);
    if (error instanceof DomainError && error.category === 'unavailable') {
      this.logger.warn({ err: error, channelId }, 'A mailbox waits for our own stores');
      return;
    }
    if (!isPlatform) this.logger.error({ err: error, channelId }, 'A mail could not be stored');
    // Somebody else's by now.
    if (failures === 0 || (!needsPerson && failures < NOTED_FROM)) return;
    await this.channels.noteReceiving(channelId, isPlatform ? error.message : NOT_STORED);
  }
}
