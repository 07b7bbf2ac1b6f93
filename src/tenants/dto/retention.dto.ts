import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RetentionSettings } from '../tenant.types.js';

/** Ten years. */
const MOST_DAYS = 3_650;
/** Nobody who has got hold of a key can have what they did forgotten at once; the database holds to it as well. */
const LEAST_AUDIT_DAYS = 30;
/** The platform deletes decided ones by then. */
const MOST_DEAD_LETTER_DAYS = 90;

function Days(minimum: number, maximum: number, example: number, description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', nullable: true, minimum, maximum, example, description }),
    IsOptional(),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );
}

export class RetentionDto implements Partial<RetentionSettings> {
  @Days(
    1,
    MOST_DAYS,
    365,
    'Messages are deleted, with how they were answered, this many days after the last thing that was said in their conversation; not while somebody waits for something in it: a person, an answer or a delivery. `null` keeps them.',
  )
  messagesDays?: number | null;

  @Days(
    1,
    MOST_DAYS,
    730,
    'Visitors are erased, with all that they said, this many days after the last thing that was said in a conversation with them; not while somebody waits for something in one: a person, an answer or a delivery. `null` keeps them.',
  )
  visitorsDays?: number | null;

  @Days(
    LEAST_AUDIT_DAYS,
    MOST_DAYS,
    400,
    'Lines of the audit log are deleted after this many days. `null` keeps them.',
  )
  auditDays?: number | null;

  @Days(
    1,
    MOST_DEAD_LETTER_DAYS,
    30,
    'Jobs that were given up are forgotten this many days after they last failed, decided or not; erasures of visitors stay until they are done. `null`: 90 days after somebody has decided them.',
  )
  deadLettersDays?: number | null;
}
