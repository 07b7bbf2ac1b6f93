import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { LINK_PURPOSES, type LinkPurpose } from '../member.types.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './session.dto.js';

export class LinkDto {
  @ApiProperty({ example: 'aoife@harbourtea.example', maxLength: 254 })
  @IsString()
  @Length(1, 254)
  email: string;

  @ApiProperty({ enum: LINK_PURPOSES, example: 'reset' })
  @IsIn(LINK_PURPOSES)
  purpose: LinkPurpose;
}

export class RedemptionDto {
  @ApiProperty({
    example: 'NCXh1sHdLm2qbP6tqgkXy0aVYx8l3y6vFz4W0m7Kj9E',
    maxLength: 100,
    description: 'What stands in the link behind `#`.',
  })
  @IsString()
  @Length(1, 100)
  token: string;

  @ApiPropertyOptional({
    example: 'four words of your own',
    minLength: SHORTEST_PASSWORD,
    maxLength: LONGEST_PASSWORD,
    description:
      'Needed for a new password and for an invitation; one that is easy to guess is refused (`weak_password`). With an invitation of somebody who has an account, the password of that account.',
  })
  @IsOptional()
  @IsString()
  @Length(SHORTEST_PASSWORD, LONGEST_PASSWORD)
  password?: string;

  @ApiPropertyOptional({
    example: 'Aoife Byrne',
    minLength: 1,
    maxLength: 80,
    description: 'Needed with an invitation of somebody who has no account yet.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name?: string;
}
