import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn } from 'class-validator';
import { ROLES, type Role } from '../../platform/auth/roles.js';
import type { Invitation, Member } from '../member.types.js';

const ROLE_DESCRIPTION =
  'An owner may do everything, a manager all daily work and its settings, an agent what customers need.';

export class MemberPatchDto {
  @ApiProperty({ enum: ROLES, example: 'manager', description: ROLE_DESCRIPTION })
  @IsIn(ROLES)
  role: Role;
}

export class TeamMemberView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'aoife@harbourtea.example', description: 'The address that they sign in with.' })
  email: string;

  @ApiProperty({ example: 'Aoife Byrne', description: 'The name that they chose.' })
  name: string;

  @ApiProperty({ enum: ROLES, example: 'owner', description: ROLE_DESCRIPTION })
  role: Role;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;
}

export class InvitationDto {
  @ApiProperty({ example: 'sam@harbourtea.example', description: 'Whom the invitation is to.' })
  @IsEmail({}, { message: 'email must be an e-mail address' })
  email: string;

  @ApiProperty({ enum: ROLES, example: 'agent', description: ROLE_DESCRIPTION })
  @IsIn(ROLES)
  role: Role;
}

export class InvitationView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-7e8f9a0b1c2d', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'sam@harbourtea.example', description: 'Whom the invitation is to.' })
  email: string;

  @ApiProperty({ enum: ROLES, example: 'agent', description: ROLE_DESCRIPTION })
  role: Role;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({
    example: '2026-11-23T09:00:02.000Z',
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'When its last mail went out; null when none has, as on a server that sends no mails.',
  })
  sentAt: Date | null;

  @ApiProperty({
    example: '2026-11-30T09:00:00.000Z',
    format: 'date-time',
    description: 'Until then its link works; sending it again gives it seven more days.',
  })
  endsAt: Date;
}

export class LinkedInvitationView extends InvitationView {
  @ApiProperty({
    example: 'https://desk.example.com/console/link#NCXh1sHdLm2qbP6tqgkXy0aVYx8l3y6vFz4W0m7Kj9E',
    description:
      'Opens the invitation, once. Whoever has it can take it up, so give it to that person alone. In this answer and never again.',
  })
  link: string;
}

export function toTeamMemberView({ personId: _, ...member }: Member): TeamMemberView {
  return member;
}

export function toInvitationView(invitation: Invitation): InvitationView {
  return invitation;
}
