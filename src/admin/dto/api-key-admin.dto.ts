import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { GRANTS } from '../../platform/auth/scopes.js';
import { ApiKeyDto } from '../../tenants/keys/dto/api-key.dto.js';

/** A key as its business would ask for it, but with every scope unless told otherwise. */
export class TenantKeyDto extends PickType(ApiKeyDto, ['name', 'scopes', 'expiresAt']) {
  @ApiPropertyOptional({ type: [String], enum: GRANTS, default: ['*'], example: ['*'] })
  override scopes?: string[];
}
