import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../kernel/pagination.js';
import { Access, Scope } from '../platform/auth/access.js';
import { Caller, HeldScopes, type TenantCaller } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../platform/http/page.dto.js';
import { MemberPatchDto, TeamMemberView, toTeamMemberView } from './dto/member.dto.js';
import { MembersService } from './members.service.js';

@ApiTags('Members')
@Access('tenant')
@Controller('v1/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Scope('members:read')
  @ApiOperation({ summary: 'List the people of the business, newest first' })
  @ApiPage(TeamMemberView)
  async list(@Query() query: PageQuery): Promise<Page<TeamMemberView>> {
    const { data, page } = await this.members.list(query);
    return { data: data.map(toTeamMemberView), page };
  }

  @Patch(':id')
  @Scope('members:write')
  @ApiOperation({
    summary: 'Change the role of a member',
    description:
      'Counts within 5 seconds everywhere. Owners decide about everybody, managers about agents, a key about roles that can do no more than it. The last owner stays.',
  })
  @ApiOkResponse({ type: TeamMemberView })
  async update(
    @Caller() caller: TenantCaller,
    @HeldScopes() scopes: readonly string[],
    @IdParam('member') id: string,
    @Body() { role }: MemberPatchDto,
  ): Promise<TeamMemberView> {
    return toTeamMemberView(await this.members.update({ ...caller, scopes }, id, role));
  }

  @Delete(':id')
  @Scope('members:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a member',
    description:
      'Their sessions in the business are over within 5 seconds everywhere. As with roles; owners and managers may also remove themselves. The last owner stays.',
  })
  @ApiNoContentResponse()
  remove(
    @Caller() caller: TenantCaller,
    @HeldScopes() scopes: readonly string[],
    @IdParam('member') id: string,
  ): Promise<void> {
    return this.members.remove({ ...caller, scopes }, id);
  }
}
