import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../../platform/auth/access.js';
import { requireOwnSite } from '../../platform/auth/session-cookie.js';
import { PublicBody } from '../../platform/http/body/public-body.js';
import { LinkDto, RedemptionDto } from '../dto/link.dto.js';
import { SessionView } from '../dto/session.dto.js';
import { SignInAnswers } from '../sessions/sign-in-answers.js';
import { LinkRequests } from './link-requests.service.js';
import { LinksService } from './links.service.js';

@ApiTags('Session')
@Access('public')
@Controller('console/v1/links')
export class LinksController {
  constructor(
    private readonly links: LinksService,
    private readonly requests: LinkRequests,
    private readonly answers: SignInAnswers,
  ) {}

  @Post()
  @PublicBody()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for a link by mail, to sign in or to choose a new password',
    description:
      'The answer is the same whether there is such an account or not. A link works once and for 15 minutes.',
  })
  @ApiAcceptedResponse()
  async create(@Req() request: Request, @Body() { email, purpose }: LinkDto): Promise<void> {
    requireOwnSite(request);
    await this.requests.create(request, email, purpose);
  }

  @Post('redeem')
  @PublicBody()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Use a link: sign in, choose a new password, or take up an invitation',
    description:
      'A new password ends all sessions of the person. Sets the cookie of a session, as signing in does.',
  })
  @ApiOkResponse({ type: SessionView })
  async redeem(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() redemption: RedemptionDto,
  ): Promise<SessionView> {
    requireOwnSite(request);
    return this.answers.signedIn(response, await this.links.redeem(request, redemption));
  }
}
