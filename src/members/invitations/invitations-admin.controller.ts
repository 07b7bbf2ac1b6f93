import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/auth/access.js';
import { IdParam } from '../../platform/http/id-param.js';
import { OutcomePerCaller } from '../../platform/idempotency/idempotency.interceptor.js';
import { InvitationDto, LinkedInvitationView } from '../dto/member.dto.js';
import { FirstInvitations } from './first-invitations.service.js';

@ApiTags('Tenants')
@ApiBearerAuth('admin')
@Access('admin')
@Controller('admin/v1/tenants/:id/invitations')
export class InvitationsAdminController {
  constructor(private readonly invitations: FirstInvitations) {}

  @Post()
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Invite somebody to a business, such as its first owner',
    description:
      'No mail is sent: the link is in this answer and never again. It works once and for seven days. Another invitation of the same address works no more.',
  })
  @ApiCreatedResponse({ type: LinkedInvitationView })
  create(
    @IdParam('tenant') id: string,
    @Body() { email, role }: InvitationDto,
  ): Promise<LinkedInvitationView> {
    return this.invitations.create(id, email, role);
  }
}
