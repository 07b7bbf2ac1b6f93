import { Injectable, Logger } from '@nestjs/common';
import { notFound, type DomainError } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { TenantSettingsService } from '../../tenants/tenant-settings.service.js';
import { PlatformFailure, type Account } from './channel-adapter.port.js';
import { ChannelAdapters } from './channel-adapters.js';
import { ChannelClaimsRepository } from './channel-claims.repository.js';
import { ChannelSecrets } from './channel-secrets.js';
import type {
  Channel,
  ChannelCheck,
  ChannelSettings,
  Delivery,
  DeliveryStatus,
  MessengerKind,
  OpenChannel,
} from './channel.types.js';
import { CHANNEL_ERRORS } from './channels.errors.js';
import { ChannelsRepository } from './channels.repository.js';
import { DeliveriesRepository } from './sending/deliveries.repository.js';

/** What a business may change of a channel. */
export interface ChannelPatch {
  name?: string;
  enabled?: boolean;
  settings?: Record<string, unknown>;
}

/** Checks of how messages come in. */
const OF_RECEIVING: ReadonlySet<ChannelCheck['name']> = new Set(['webhook', 'mailbox']);

/** The messaging platforms of a business. */
@Injectable()
export class ChannelsService {
  private readonly logger = new Logger('Channels');

  constructor(
    private readonly channels: ChannelsRepository,
    private readonly claims: ChannelClaimsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly adapters: ChannelAdapters,
    private readonly secrets: ChannelSecrets,
    private readonly tenant: TenantSettingsService,
  ) {}

  /**
   * Connects an account: the platform is asked whose it is, and told where to deliver. When only the latter fails, the
   * channel is there and says so (`failure`).
   * @param base the public URL of this API
   * @throws DomainError `invalid`, `platform_refused`, `platform_unavailable`, `account_taken`, `too_many_channels`
   */
  async create(
    kind: MessengerKind,
    name: string | undefined,
    given: Record<string, unknown>,
    base: string,
  ): Promise<Channel> {
    const { limits } = await this.tenant.get();
    const adapter = this.adapters.of(kind);
    const read = adapter.readSettings(given, null);
    const account = await this.accountOf(kind, read);
    const id = newId();
    const settings = adapter.settingsAt(read, this.urlOf(id, kind, base));
    const hash = this.secrets.accountHash(kind, account.id);
    if (!(await this.claims.claim(kind, hash, currentTenantId(), id))) throw accountTaken();
    try {
      const channel = { id, kind, name: name ?? account.name ?? kind, account, settings };
      if (!(await this.channels.create(channel, limits.channels))) throw tooMany(limits.channels);
    } catch (error) {
      await this.claims.release(id);
      throw error;
    }
    await this.subscribe({ id, kind, enabled: true, accountId: account.id, settings }, base);
    return this.get(id);
  }

  async list({ limit, after, kind }: PageRequest & { kind?: MessengerKind }): Promise<Page<Channel>> {
    return toPage(await this.channels.list(limit + 1, after, kind), limit);
  }

  async get(id: string): Promise<Channel> {
    const channel = await this.channels.get(id);
    if (!channel) throw notFound('channel');
    return channel;
  }

  /** @throws DomainError as `create`, `not_found`, `another_account` */
  async update(id: string, { settings: given, ...change }: ChannelPatch, base: string): Promise<Channel> {
    const channel = await this.opened(id);
    if (given === undefined) {
      if (!(await this.channels.update(id, change))) throw notFound('channel');
      return this.get(id);
    }
    const adapter = this.adapters.of(channel.kind);
    const read = adapter.readSettings(given, channel.settings);
    const account = await this.accountOf(channel.kind, read);
    const settings = adapter.settingsAt(read, this.urlOf(id, channel.kind, base));
    if (account.id !== channel.accountId) throw anotherAccount();
    if (!(await this.channels.update(id, { ...change, account, settings }))) throw notFound('channel');
    await this.subscribe({ ...channel, settings }, base);
    return this.get(id);
  }

  /** What was said stays. The platform is told to deliver no more; when it cannot be told, its deliveries are refused. */
  async remove(id: string): Promise<void> {
    const channel = await this.opened(id);
    await this.channels.requireMatch(id);
    await this.adapters
      .of(channel.kind)
      .unsubscribe(channel.settings)
      .catch((error: unknown) => {
        if (!(error instanceof PlatformFailure)) throw error;
        this.logger.warn(
          { channelId: id, kind: channel.kind },
          `The platform was not told: ${error.message}`,
        );
      });
    if (!(await this.channels.remove(id))) throw notFound('channel');
    await this.claims.release(id);
  }

  /** Asks the platform whether all is well, and tells it anew where to deliver. */
  async test(id: string, base: string): Promise<ChannelCheck[]> {
    const channel = await this.opened(id);
    const checks = await this.adapters.of(channel.kind).test(channel, this.urlOf(id, channel.kind, base));
    const broken = checks.find(({ ok }) => !ok);
    const failing = broken && OF_RECEIVING.has(broken.name) ? 'receiving' : 'sending';
    await this.channels.noteFailure(id, broken?.detail ?? null, failing);
    return checks;
  }

  async listDeliveries(
    id: string,
    { limit, after, status }: PageRequest & { status?: DeliveryStatus },
  ): Promise<Page<Delivery>> {
    const rows = await this.deliveries.list(id, limit + 1, after, status);
    if (rows.length === 0) await this.get(id);
    return toPage(rows, limit);
  }

  /** Where the platform is to deliver. */
  urlOf(id: string, kind: MessengerKind, base: string): string {
    const address = this.secrets.addresses.of({ tenantId: currentTenantId(), objectId: id });
    return `${base}/channels/${kind}/${address}`;
  }

  /** What must be entered at the platform by hand, beside the URL. */
  async setupOf(id: string): Promise<Record<string, string>> {
    const { kind, settings } = await this.opened(id);
    return this.adapters.of(kind).setup(settings);
  }

  private async opened(id: string): Promise<OpenChannel> {
    const channel = await this.channels.open(id);
    if (!channel) throw notFound('channel');
    return channel;
  }

  private async accountOf(kind: MessengerKind, settings: ChannelSettings): Promise<Account> {
    try {
      return await this.adapters.of(kind).account(settings);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private async subscribe({ id, kind, settings }: OpenChannel, base: string): Promise<void> {
    try {
      await this.adapters.of(kind).subscribe(settings, this.urlOf(id, kind, base));
      await this.channels.noteFailure(id, null, 'receiving');
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      const failure = `The platform was not told where to deliver. ${error.message}`;
      await this.channels.noteFailure(id, failure, 'receiving');
    }
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof PlatformFailure)) return error;
  if (error.kind === 'retry' || error.kind === 'limited')
    return CHANNEL_ERRORS.platform_unavailable(`${error.message} Try again.`, { retryAfterSeconds: 5 });
  const problem = { pointer: '/settings', code: 'platform_refused', detail: error.message };
  return CHANNEL_ERRORS.platform_refused(error.message, { problems: [problem] });
}

/** The same whoever has it: it tells nothing about other businesses. */
function accountTaken(): DomainError {
  return CHANNEL_ERRORS.account_taken(
    'This account is connected already. Disconnect it there first; an account has one channel.',
  );
}

function anotherAccount(): DomainError {
  return CHANNEL_ERRORS.another_account(
    'This credential is of another account. Connect that one as a channel of its own.',
  );
}

function tooMany(most: number): DomainError {
  return CHANNEL_ERRORS.too_many_channels(
    `The business has ${most} channels, as many as its plan allows. Disconnect one first.`,
  );
}
