import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { ROLES, ROLE_GRANTS, type Role } from '../../platform/auth/roles.js';
import { covers, SCOPE_NAMES } from '../../platform/auth/scopes.js';
import type { Membership } from '../member.types.js';
import type { Description } from '../sessions/sessions.service.js';

/** Characters. NIST SP 800-63B-4, 3.1.1.2: long rather than of several kinds. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

export class SignInDto {
  @ApiProperty({ example: 'aoife@harbourtea.example', maxLength: 254 })
  @IsString()
  @Length(1, 254)
  email: string;

  @ApiProperty({ example: 'four words of your own', maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password: string;
}

export class SessionTenantDto {
  @ApiProperty({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  @IsUUID('all', { message: 'tenantId must be the id of a business' })
  tenantId: string;
}

class PersonView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-5c6d7e8f9a0b', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'aoife@harbourtea.example', description: 'The address that they sign in with.' })
  email: string;

  @ApiProperty({ example: 'Aoife Byrne', description: 'The name that they chose.' })
  name: string;
}

class SessionMemberView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ROLES, example: 'owner', description: 'What they are in this business.' })
  role: Role;
}

class SessionTenantView {
  @ApiProperty({ example: '019aa7d2-7c1b-7000-8000-3f6f2f9c8a11', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'harbour-tea' })
  slug: string;

  @ApiProperty({ example: 'Harbour Tea' })
  name: string;
}

class OwnTenantView extends SessionTenantView {
  @ApiProperty({ enum: ROLES, example: 'owner', description: 'What they are in this business.' })
  role: Role;

  @ApiProperty({ enum: ['active', 'suspended'], example: 'active' })
  status: 'active' | 'suspended';
}

export class SessionView {
  @ApiProperty({ type: PersonView })
  person: PersonView;

  @ApiProperty({ type: SessionMemberView })
  member: SessionMemberView;

  @ApiProperty({ type: SessionTenantView })
  tenant: SessionTenantView;

  @ApiProperty({ type: [OwnTenantView], description: 'All businesses of the person.' })
  tenants: OwnTenantView[];

  @ApiProperty({ example: ['conversations:read'], type: [String], description: 'What the member may do.' })
  scopes: string[];
}

export function toSessionView({ person, membership, memberships }: Description): SessionView {
  const { memberId, role, tenant } = membership;
  return {
    person: { id: person.id, email: person.email, name: person.name },
    member: { id: memberId, role },
    tenant,
    tenants: memberships.map(toOwnTenant),
    scopes: SCOPE_NAMES.filter((scope) => covers(ROLE_GRANTS[role], scope)),
  };
}

function toOwnTenant({ tenant, role, isActive }: Membership): OwnTenantView {
  return { ...tenant, role, status: isActive ? 'active' : 'suspended' };
}
