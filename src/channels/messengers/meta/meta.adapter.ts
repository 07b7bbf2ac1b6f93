import type { RawDelivery } from '../../../platform/crypto/raw-delivery.js';
import { ChannelAdapter } from '../channel-adapter.port.js';
import type { ChannelSettings, RefusalReason } from '../channel.types.js';
import { metaHandshake, metaSignature } from './meta-signature.js';

/** What Meta’s platforms share: an app signs its deliveries, and its owner enters their address at Meta by hand. */
export abstract class MetaAdapter extends ChannelAdapter {
  setup({ secret: { verifyToken = '' } }: ChannelSettings): Record<string, string> {
    return { verifyToken };
  }

  /** The address stands at Meta until it is changed there; what is still delivered is refused. */
  unsubscribe(): Promise<void> {
    return Promise.resolve();
  }

  verify(delivery: RawDelivery, { secret: { appSecret = '' } }: ChannelSettings): RefusalReason | null {
    return metaSignature(delivery, appSecret);
  }

  handshake(
    query: Record<string, unknown>,
    { secret: { verifyToken = '' } }: ChannelSettings,
  ): string | null {
    return metaHandshake(query, verifyToken);
  }
}
