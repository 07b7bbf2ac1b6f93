import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../../platform/auth/access.js';
import { Member, type MemberPrincipal } from '../../platform/auth/principal.js';
import { noSessionCookie, requireOwnSite, sessionToken } from '../../platform/auth/session-cookie.js';
import { PublicBody } from '../../platform/http/body/public-body.js';
import { SessionTenantDto, SessionView, SignInDto, toSessionView } from '../dto/session.dto.js';
import { SignInAnswers } from './sign-in-answers.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('Session')
@Controller('console/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly answers: SignInAnswers,
  ) {}

  @Post()
  @Access('public')
  @PublicBody()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in with a password',
    description:
      'Sets the cookie `__Host-fd_session`, which opens all operations of the API that the member’s role has the scopes for. A session ends after 14 days without use, and after 90 days.',
  })
  @ApiOkResponse({ type: SessionView })
  async create(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() { email, password }: SignInDto,
  ): Promise<SessionView> {
    requireOwnSite(request);
    return this.answers.signedIn(response, await this.sessions.create(request, email, password));
  }

  @Get()
  @Access('member')
  @ApiCookieAuth('session')
  @ApiOperation({
    summary: 'Who is signed in, where, and what they may do',
    description: '`tenants` are all businesses of the person; the session is in `tenant`.',
  })
  @ApiOkResponse({ type: SessionView })
  async get(@Member() member: MemberPrincipal): Promise<SessionView> {
    return toSessionView(await this.sessions.describe(member));
  }

  @Delete()
  @Access('public')
  @ApiCookieAuth('session')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign out',
    description:
      'Every process refuses the session within 5 seconds. Also works for a session that is over, and while the business is suspended: the browser forgets it.',
  })
  @ApiNoContentResponse()
  async remove(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    requireOwnSite(request);
    const token = sessionToken(request.headers.cookie);
    if (token !== undefined) await this.sessions.end(token);
    response.setHeader('Set-Cookie', noSessionCookie());
  }

  @Post('tenant')
  @Access('member')
  @ApiCookieAuth('session')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Go on in another of your businesses',
    description: 'A new session with a new cookie; the one there was is over.',
  })
  @ApiOkResponse({ type: SessionView })
  async switchTo(
    @Req() request: Request,
    @Member() member: MemberPrincipal,
    @Res({ passthrough: true }) response: Response,
    @Body() { tenantId }: SessionTenantDto,
  ): Promise<SessionView> {
    return this.answers.signedIn(
      response,
      await this.sessions.switchTo(request, member, tenantId.toLowerCase()),
    );
  }
}
