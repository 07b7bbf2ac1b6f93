import { Global, Module } from '@nestjs/common';
import { SessionRegistry } from '../platform/auth/session-registry.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { FirstInvitations } from './invitations/first-invitations.service.js';
import { InvitationsAdminController } from './invitations/invitations-admin.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { LinkRequests } from './links/link-requests.service.js';
import { LinksController } from './links/links.controller.js';
import { LinksService } from './links/links.service.js';
import { MembersController } from './members.controller.js';
import { MembersModule } from './members.module.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { CachedSessions } from './sessions/cached-sessions.js';
import { PasswordStrength } from './sessions/password-strength.js';
import { Passwords } from './sessions/passwords.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInAnswers } from './sessions/sign-in-answers.js';
import { SignInLimits } from './sessions/sign-in-limits.js';

/**
 * How people sign in, and the calls about members; only where HTTP is served. Global because it provides the platform's port
 * of sessions, which the guard asks.
 */
@Global()
@Module({
  imports: [TenantsModule, MembersModule],
  controllers: [
    SessionController,
    LinksController,
    MembersController,
    InvitationsController,
    InvitationsAdminController,
  ],
  providers: [
    MembersService,
    MembersRepository,
    InvitationsService,
    FirstInvitations,
    LinksService,
    LinkRequests,
    SessionsService,
    SessionsRepository,
    SignInAnswers,
    SignInLimits,
    Passwords,
    PasswordStrength,
    CachedSessions,
    { provide: SessionRegistry, useExisting: CachedSessions },
  ],
  exports: [SessionRegistry],
})
export class MemberAccessModule {}
