import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { ALERT_TEST_STATUSES, type AlertTestStatus } from '../alert-test.types.js';

const LINK_SECRET = 32;

export class AcknowledgeDto {
  @ApiProperty({ example: 'Mara', minLength: 1, maxLength: 80, description: 'Who has it: a person’s name.' })
  @IsString()
  @Length(1, 80)
  @Matches(/\S/u, { message: 'by must not be blank' })
  by: string;
}

/** What the page behind an alert’s link sends. */
export class AcknowledgeByLinkDto extends AcknowledgeDto {
  @ApiProperty({ example: '019aa7d3-1f00-7000-8000-5c3de0b7a901', format: 'uuid' })
  @IsUUID('all', { message: 'id must be that of the link' })
  id: string;

  @ApiProperty({ minLength: LINK_SECRET, maxLength: LINK_SECRET })
  @IsString()
  @Length(LINK_SECRET, LINK_SECRET, { message: 'secret must be that of the link' })
  secret: string;
}

export class AlertTestView {
  @ApiProperty({ example: '019aa7d3-1f00-7000-8000-5c3de0b7a901', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'first', description: 'The id of the admin key; `schedule` for the weekly test.' })
  startedBy: string;

  @ApiProperty({ example: '2026-11-24T09:00:00.000Z', format: 'date-time' })
  sentAt: Date;

  @ApiProperty({
    example: ['escalation', 'page', 'ticket'],
    type: [String],
    description: 'Receivers of Alertmanager that it went to.',
  })
  receivers: string[];

  @ApiProperty({
    example: [],
    type: [String],
    description: 'Receivers that no test reaches. The heartbeat’s is not counted: it hears one every minute.',
  })
  unreached: string[];

  @ApiProperty({
    enum: ALERT_TEST_STATUSES,
    example: 'acknowledged',
    description:
      '`unsent`: Alertmanager did not take it. `waiting`: for somebody to acknowledge it. `escalated`: nobody did in time, and the second person was told.',
  })
  status: AlertTestStatus;

  @ApiProperty({
    example: '2026-11-24T09:10:00.000Z',
    format: 'date-time',
    description: 'When the second person is told, unless it is acknowledged.',
  })
  escalatesAt: Date;

  @ApiProperty({ example: 'Mara', nullable: true, type: String })
  acknowledgedBy: string | null;

  @ApiProperty({
    example: 'link',
    nullable: true,
    type: String,
    description: 'The id of the admin key; `link` for the link that the alert has.',
  })
  acknowledgedWith: string | null;

  @ApiProperty({ example: '2026-11-24T09:02:10.000Z', nullable: true, type: String, format: 'date-time' })
  acknowledgedAt: Date | null;

  @ApiProperty({ example: 130, nullable: true, type: Number, description: 'From sending to acknowledging.' })
  seconds: number | null;
}
