import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ChannelAdapter } from './channel-adapter.port.js';
import type { MessengerKind } from './channel.types.js';
import { EmailAdapter } from './email/email.adapter.js';
import { InstagramAdapter } from './instagram/instagram.adapter.js';
import { MessengerAdapter } from './messenger/messenger.adapter.js';
import { SlackAdapter } from './slack/slack.adapter.js';
import { SmsAdapter } from './sms/sms.adapter.js';
import { TelegramAdapter } from './telegram/telegram.adapter.js';
import { WhatsAppAdapter } from './whatsapp/whatsapp.adapter.js';

/** Exhaustive: a new kind does not compile until its adapter stands here. Providers of `MessengersModule`. */
export const ADAPTERS: Record<MessengerKind, Type<ChannelAdapter>> = {
  telegram: TelegramAdapter,
  whatsapp: WhatsAppAdapter,
  messenger: MessengerAdapter,
  instagram: InstagramAdapter,
  slack: SlackAdapter,
  sms: SmsAdapter,
  email: EmailAdapter,
};

/** How each platform is spoken to. */
@Injectable()
export class ChannelAdapters {
  constructor(private readonly modules: ModuleRef) {}

  of(kind: MessengerKind): ChannelAdapter {
    return this.modules.get(ADAPTERS[kind]);
  }
}
