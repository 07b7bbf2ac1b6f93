import { Module } from '@nestjs/common';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { TokensRepository } from './links/tokens.repository.js';
import { MailQueue } from './mails/mail-queue.js';
import { MemberMailHandler } from './mails/member-mail.handler.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleSweeper } from './people-sweeper.js';

/** What workers do for members too: mails with links, and what is over is deleted. */
@Module({
  providers: [
    PeopleRepository,
    PeopleSweeper,
    TokensRepository,
    InvitationsRepository,
    MailQueue,
    MemberMailHandler,
  ],
  exports: [PeopleRepository, TokensRepository, InvitationsRepository, MailQueue],
})
export class MembersModule {}
