import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../conversations/conversations.module.js';
import { OutboundModule } from '../../platform/outbound/outbound.module.js';
import { ADAPTERS, ChannelAdapters } from './channel-adapters.js';
import { ChannelClaimsRepository } from './channel-claims.repository.js';
import { ChannelMetrics } from './channel-metrics.js';
import { ChannelSecrets } from './channel-secrets.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsRepository } from './channels.repository.js';
import { ChannelsService } from './channels.service.js';
import { SnsCalls } from './email/forms/sns-calls.js';
import { SpentTokens } from './email/forms/spent-tokens.js';
import { ImapCalls } from './email/mailbox/imap-calls.js';
import { MailProof } from './email/mail-proof.js';
import { SmtpCalls } from './email/smtp-calls.js';
import { GraphCalls } from './meta/graph-calls.js';
import { AccountPace } from './sending/account-pace.js';
import { ChannelDeliverHandler } from './sending/channel-deliver.handler.js';
import { ChannelDeliverySweeper } from './sending/channel-delivery-sweeper.js';
import { ChannelOutlet } from './sending/channel-outlet.js';
import { ChatLeases } from './sending/chat-leases.repository.js';
import { DeliveriesRepository } from './sending/deliveries.repository.js';
import { DeliveryStatusesRepository } from './sending/delivery-statuses.repository.js';
import { MessageSender } from './sending/message-sender.js';
import { OwedMessages } from './sending/owed-messages.repository.js';
import { SendingPlaces } from './sending/sending-places.js';
import { SendingWaits } from './sending/waits.repository.js';
import { SlackCalls } from './slack/slack-calls.js';
import { TwilioCalls } from './sms/twilio-calls.js';
import { TelegramCalls } from './telegram/telegram-calls.js';

/** Messaging platforms: accounts, and what is sent to them. */
@Module({
  imports: [ConversationsModule, OutboundModule],
  controllers: [ChannelsController],
  providers: [
    ChannelsService,
    ChannelsRepository,
    ChannelClaimsRepository,
    ChannelSecrets,
    ChannelMetrics,
    ChannelAdapters,
    ...Object.values(ADAPTERS),
    TelegramCalls,
    GraphCalls,
    SlackCalls,
    TwilioCalls,
    SmtpCalls,
    ImapCalls,
    SnsCalls,
    SpentTokens,
    MailProof,
    DeliveriesRepository,
    OwedMessages,
    ChatLeases,
    SendingWaits,
    SendingPlaces,
    DeliveryStatusesRepository,
    MessageSender,
    AccountPace,
    ChannelDeliverHandler,
    ChannelOutlet,
    ChannelDeliverySweeper,
  ],
  exports: [ChannelsRepository, ChannelSecrets, ChannelAdapters, DeliveryStatusesRepository, ImapCalls],
})
export class MessengersModule {}
