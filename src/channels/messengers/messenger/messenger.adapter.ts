import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import type { Account, Capabilities } from '../channel-adapter.port.js';
import type { ChannelSettings } from '../channel.types.js';
import { PageAdapter } from '../meta/page.adapter.js';

/** A token of a person has no category: then Meta refuses the call. */
const FIELDS = 'id,name,category';
const PAGE = v.object({ id: v.string(), name: v.optional(v.string()) });

/** Messenger of a Facebook page (developers.facebook.com/docs/messenger-platform). */
@Injectable()
export class MessengerAdapter extends PageAdapter {
  /**
   * Limits: …/docs/messenger-platform/reference/send-api (2,000 characters), …/quick-replies (13),
   * …/overview/rate-limiting (300 calls a second of a page).
   */
  readonly can: Capabilities = {
    ...{ textLimit: 2_000, buttons: 13, sessionHours: 24, typing: true, media: false, streaming: false },
    ...{ perChatMs: 300, perSecond: 100, doubtSeconds: 20, receipts: true },
  };
  protected readonly object = 'page';
  protected readonly limit = { most: this.can.textLimit, unit: 'characters' } as const;
  protected readonly hasKeys = true;

  async account({ secret }: ChannelSettings): Promise<Account> {
    const { id, name } = await this.call(secret, `me?fields=${FIELDS}`, null, PAGE);
    return { id, name: name || null };
  }
}
