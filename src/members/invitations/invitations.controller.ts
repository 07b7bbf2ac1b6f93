import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { Caller, HeldScopes, type TenantCaller } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../../platform/http/page.dto.js';
import { InvitationDto, InvitationView, toInvitationView } from '../dto/member.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Members')
@Access('tenant')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Scope('members:read')
  @ApiOperation({ summary: 'List open invitations, newest first' })
  @ApiPage(InvitationView)
  async list(@Query() query: PageQuery): Promise<Page<InvitationView>> {
    const { data, page } = await this.invitations.list(query);
    return { data: data.map(toInvitationView), page };
  }

  @Post()
  @Scope('members:write')
  @ApiOperation({
    summary: 'Invite somebody by mail',
    description:
      'The link in the mail works once and for seven days. Owners invite everybody, managers agents, a key roles that can do no more than it.',
  })
  @ApiCreatedResponse({ type: InvitationView })
  async create(
    @Req() request: Request,
    @Caller() caller: TenantCaller,
    @HeldScopes() scopes: readonly string[],
    @Body() { email, role }: InvitationDto,
  ): Promise<InvitationView> {
    return toInvitationView(await this.invitations.create({ ...caller, scopes }, request, email, role));
  }

  @Post(':id/resend')
  @Scope('members:write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send an invitation again',
    description: 'With a new link, for seven days from now; the links of earlier mails work no more.',
  })
  @ApiOkResponse({ type: InvitationView })
  async resend(
    @Req() request: Request,
    @Caller() caller: TenantCaller,
    @HeldScopes() scopes: readonly string[],
    @IdParam('invitation') id: string,
  ): Promise<InvitationView> {
    return toInvitationView(await this.invitations.resend({ ...caller, scopes }, request, id));
  }

  @Delete(':id')
  @Scope('members:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back', description: 'Its link works no more.' })
  @ApiNoContentResponse()
  remove(
    @Caller() caller: TenantCaller,
    @HeldScopes() scopes: readonly string[],
    @IdParam('invitation') id: string,
  ): Promise<void> {
    return this.invitations.remove({ ...caller, scopes }, id);
  }
}
