import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DeadlinePassed, withDeadline } from '../../../kernel/deadline.js';
import type { DomainError } from '../../../kernel/errors.js';
import { currentContext, runAsTenant } from '../../../platform/context/request-context.js';
import type { AddressedObject } from '../../../platform/crypto/signed-address.js';
import { DATABASE_ERRORS } from '../../../platform/database/database.errors.js';
import { rawBody } from '../../../platform/http/body/json-body.js';
import { METRICS } from '../../../platform/metrics/metrics.js';
import type { ChannelDelivery } from '../channel-adapter.port.js';
import { ChannelAdapters } from '../channel-adapters.js';
import { ChannelSecrets } from '../channel-secrets.js';
import { isMessenger, type MessengerKind, type OpenChannel, type RefusalReason } from '../channel.types.js';
import { CHANNEL_ERRORS } from '../channels.errors.js';
import { ChannelsRepository } from '../channels.repository.js';
import { ChannelDoor } from './channel-door.js';
import type { Inbound } from './inbound.types.js';
import { InboundBatches } from './inbound-batches.service.js';

/** Then the platform is asked to come again; what is stored all the same is known when it does. */
const STORED_WITHIN_MS = 1_800;
const RECEIVED = { received: true };

/** Takes in what platforms deliver: checked first, over the bytes that came; answered when all of it is stored. */
@Injectable()
export class ChannelReceiver {
  private readonly logger = new Logger('Channels');

  constructor(
    private readonly channels: ChannelsRepository,
    private readonly secrets: ChannelSecrets,
    private readonly adapters: ChannelAdapters,
    private readonly batches: InboundBatches,
    private readonly door: ChannelDoor,
  ) {}

  /** @returns the body of the answer, which Telegram takes as a call */
  async receive(
    kind: string,
    address: string,
    request: Request,
    response: Response,
  ): Promise<object | string> {
    try {
      const place = this.placeOf(kind, address);
      const { mostBytes, receipt, isProvenByHeaders } = this.adapters.of(place.kind);
      const { requestId, correlationId } = currentContext();
      const asTenant = <T>(work: () => Promise<T>): Promise<T> =>
        runAsTenant(place.tenantId, { requestId, correlationId }, () => inTime(work()));
      const headed = { headers: request.headersDistinct, body: Buffer.alloc(0), url: urlOf(request) };
      // What may be large is read when it is known from whom it comes.
      if (isProvenByHeaders) await asTenant(() => this.proven(place, headed, true));
      const delivery = { ...headed, body: await rawBody(mostBytes)(request, response) };
      const reply = await asTenant(() => this.take(place, delivery, request));
      if (reply || !receipt) return reply ?? RECEIVED;
      response.type(receipt.type);
      return receipt.text;
    } catch (error) {
      throw await this.door.refused(request, error);
    }
  }

  /** The platform's question whether the address is ours. @returns the text that it wants to see */
  async handshake(kind: string, address: string, request: Request): Promise<string> {
    try {
      const place = this.placeOf(kind, address);
      const { requestId, correlationId } = currentContext();
      return await runAsTenant(place.tenantId, { requestId, correlationId }, async () => {
        const channel = await this.known(place);
        const text = this.adapters.of(channel.kind).handshake(request.query, channel.settings);
        if (text === null) throw notGenuine(kind);
        return text;
      });
    } catch (error) {
      throw await this.door.refused(request, error);
    }
  }

  private placeOf(kind: string, address: string): AddressedObject & { kind: MessengerKind } {
    const place = this.secrets.addresses.open(address);
    if (!place || !isMessenger(kind)) throw notGenuine(kind);
    return { ...place, kind };
  }

  private async known(place: AddressedObject & { kind: MessengerKind }): Promise<OpenChannel> {
    const standing = await this.door.standing(place.tenantId);
    const channel = standing && (await this.channels.open(place.objectId));
    if (channel?.kind !== place.kind) throw notGenuine(place.kind);
    return channel;
  }

  private async proven(
    place: AddressedObject & { kind: MessengerKind },
    delivery: ChannelDelivery,
    isHeaded = false,
  ): Promise<OpenChannel> {
    const channel = await this.known(place);
    const adapter = this.adapters.of(channel.kind);
    const verified = isHeaded ? adapter.verifyHeaders.bind(adapter) : adapter.verify.bind(adapter);
    const reason = channel.enabled ? await verified(delivery, channel.settings) : 'disabled';
    if (reason === null) return channel;
    this.noteRefusal(channel, reason);
    throw notGenuine(channel.kind);
  }

  private async take(
    place: AddressedObject & { kind: MessengerKind },
    delivery: ChannelDelivery,
    request: Request,
  ): Promise<Inbound['reply']> {
    const channel = await this.proven(place, delivery);
    const adapter = this.adapters.of(channel.kind);
    await this.door.admit(request, place);
    const body = await adapter.parse(delivery);
    await adapter.confirm(body, channel);
    const told = adapter.read(body, channel);
    const others = await this.siblings(channel, told, delivery);
    const known = new Set(others.map(({ accountId }) => accountId));
    const unknown = told.foreign.filter((account) => !known.has(account));
    if (told.isForeign && others.length === 0) throw this.foreign(channel, unknown.length);
    for (const { id } of others) await this.door.admit(request, { ...place, objectId: id });
    await this.storeAll([
      [channel, told],
      ...others.map((each) => [each, adapter.read(body, each)] as const),
    ]);
    // The platform would only send all of it again.
    if (unknown.length > 0) this.foreign(channel, unknown.length);
    return told.reply;
  }

  /**
   * Of an app with several accounts the platform delivers everything to one address. What is of other channels of the same
   * business is theirs, when their own secret proves it as well.
   */
  private async siblings(
    { kind }: OpenChannel,
    { foreign }: Inbound,
    delivery: ChannelDelivery,
  ): Promise<OpenChannel[]> {
    if (foreign.length === 0) return [];
    const channels = await this.channels.ofAccounts(kind, [...new Set(foreign)]);
    const adapter = this.adapters.of(kind);
    const proven: OpenChannel[] = [];
    for (const channel of channels)
      if (channel.enabled && (await adapter.verify(delivery, channel.settings)) === null)
        proven.push(channel);
    return proven;
  }

  /** @throws the first error, when everything else is stored */
  private async storeAll(parts: readonly (readonly [OpenChannel, Inbound])[]): Promise<void> {
    const errors: unknown[] = [];
    for (const [channel, told] of parts)
      await this.batches.store(channel, told).catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  }

  /** For the owner. Not waited for, so that the answer takes as long as to an unknown address. */
  private noteRefusal({ id, kind }: OpenChannel, reason: RefusalReason): void {
    METRICS.channelMessages.add({ messenger: kind, outcome: 'refused' });
    this.channels.noteRefusal(id, reason).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'A refused delivery could not be noted');
    });
  }

  private foreign({ id, kind }: OpenChannel, count: number): DomainError {
    METRICS.channelMessages.add({ messenger: kind, outcome: 'foreign' }, count);
    this.logger.error({ channelId: id, kind }, 'A genuine delivery names an account of somebody else');
    return CHANNEL_ERRORS.delivery_foreign('The account that it names is not connected here.');
  }
}

/** As the platform has called it. */
function urlOf(request: Request): string {
  return `${request.protocol}://${request.headers.host ?? ''}${request.originalUrl}`;
}

/** The same for an unknown address, a channel without a secret and every wrong signature: it tells a stranger nothing. */
function notGenuine(kind: string): DomainError {
  const detail =
    'This is no delivery of a messaging platform: the address is unknown, or the signature is not right.';
  return kind === 'telegram'
    ? CHANNEL_ERRORS.delivery_forbidden(detail)
    : CHANNEL_ERRORS.delivery_not_genuine(detail);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  try {
    return await withDeadline(work, STORED_WITHIN_MS, 'The database');
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw DATABASE_ERRORS.database_unavailable('The database is busy or away. Send it again.', {
      retryAfterSeconds: 2,
      cause: error,
    });
  }
}
