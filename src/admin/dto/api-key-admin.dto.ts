import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { GRANTS } from '../../platform/auth/scopes.js';
import { ApiKeyDto } from '../../tenants/keys/dto/api-key.dto.js';

/** The fields that a business may set for a key; without `scopes` the key gets all of them. */
export class TenantKeyDto extends PickType(ApiKeyDto, ['name', 'scopes', 'expiresAt']) {
  @ApiPropertyOptional({ type: [String], enum: GRANTS, default: ['*'], example: ['*'] })
  override scopes?: string[];
}
