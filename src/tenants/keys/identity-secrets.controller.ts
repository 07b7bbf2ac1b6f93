import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access, Scope } from '../../platform/auth/access.js';
import { OneTransaction, OutcomePerCaller } from '../../platform/idempotency/idempotency.interceptor.js';
import {
  IdentitySecretView,
  NewIdentitySecretView,
  RotateIdentitySecretDto,
} from './dto/identity-secret.dto.js';
import { IdentitySecretsService } from './identity-secrets.service.js';

@ApiTags('Tenant')
@Access('tenant')
@Controller('v1/tenant/identity-secret')
export class IdentitySecretsController {
  constructor(private readonly secrets: IdentitySecretsService) {}

  @Get()
  @Scope('identity:read')
  @ApiOperation({ summary: 'Whether you can vouch for visitors, and since when; never the secret' })
  @ApiOkResponse({ type: IdentitySecretView })
  async get(): Promise<IdentitySecretView> {
    const { createdAt, previousExpiresAt } = await this.secrets.get();
    return {
      configured: createdAt !== null,
      createdAt: createdAt?.toISOString() ?? null,
      previousExpiresAt: previousExpiresAt?.toISOString() ?? null,
    };
  }

  @Post()
  @OneTransaction()
  @Scope('identity:write')
  @OutcomePerCaller()
  @ApiOperation({
    summary: 'Make or rotate the secret that you sign visitors’ identities with',
    description: 'The secret is shown once. See `identity` of POST /widget/v1/sessions.',
  })
  @ApiCreatedResponse({ type: NewIdentitySecretView })
  async create(@Body() { overlapHours }: RotateIdentitySecretDto): Promise<NewIdentitySecretView> {
    const { secret, createdAt } = await this.secrets.create(overlapHours);
    return { secret, createdAt: createdAt.toISOString() };
  }

  @Delete()
  @Scope('identity:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'End every identity secret at once; identities are refused from then on' })
  @ApiNoContentResponse()
  remove(): Promise<void> {
    return this.secrets.remove();
  }
}
