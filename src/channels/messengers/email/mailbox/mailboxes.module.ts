import { Module } from '@nestjs/common';
import { MessengersModule } from '../../messengers.module.js';
import { ChannelIntakeModule } from '../../receiving/channel-intake.module.js';
import { MailboxLeases } from './mailbox-leases.repository.js';
import { MailboxPlaces } from './mailbox-places.repository.js';
import { MailboxReader } from './mailbox-reader.js';
import { MailboxWatch } from './mailbox-watch.js';

/** Reads mailboxes; in the processes that take jobs. */
@Module({
  imports: [MessengersModule, ChannelIntakeModule],
  providers: [MailboxLeases, MailboxPlaces, MailboxReader, MailboxWatch],
})
export class MailboxesModule {}
