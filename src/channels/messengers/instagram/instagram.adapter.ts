import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { PlatformFailure, type Account, type Capabilities } from '../channel-adapter.port.js';
import type { ChannelSettings } from '../channel.types.js';
import { PageAdapter } from '../meta/page.adapter.js';

const FIELDS = 'id,instagram_business_account{id,username}';
const PAGE = v.object({
  instagram_business_account: v.optional(v.object({ id: v.string(), username: v.optional(v.string()) })),
});

/** Direct messages of an Instagram account that is linked to a page (developers.facebook.com/docs/instagram-messaging). */
@Injectable()
export class InstagramAdapter extends PageAdapter {
  /**
   * Limits: …/docs/instagram-messaging/features/send-message (1,000 bytes), …/features/quick-replies (13),
   * …/messenger-platform/overview/rate-limiting (100 calls a second of an account). An echo has no key of ours.
   */
  readonly can: Capabilities = {
    ...{ textLimit: 1_000, buttons: 13, sessionHours: 24, typing: true, media: false, streaming: false },
    ...{ perChatMs: 300, perSecond: 50, doubtSeconds: 0, receipts: true },
  };
  protected readonly object = 'instagram';
  protected readonly limit = { most: this.can.textLimit, unit: 'bytes' } as const;
  protected readonly hasKeys = false;

  async account({ secret }: ChannelSettings): Promise<Account> {
    const { instagram_business_account: account } = await this.call(
      secret,
      `me?fields=${FIELDS}`,
      null,
      PAGE,
    );
    if (!account)
      throw new PlatformFailure('refused', 'No professional account of Instagram is linked to the page.');
    return { id: account.id, name: account.username ? `@${account.username}` : null };
  }
}
