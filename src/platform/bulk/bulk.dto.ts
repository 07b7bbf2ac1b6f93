import { ApiProperty } from '@nestjs/swagger';
import type { BulkError, BulkSummary, BulkWarning } from './bulk-rows.js';

export class BulkErrorView implements BulkError {
  @ApiProperty({ example: 3, type: 'integer', description: 'Position of the row in the request, from 0.' })
  index: number;

  @ApiProperty({ example: '/products/3/price', description: 'JSON Pointer to the field.' })
  pointer: string;

  @ApiProperty({ example: 'invalid_amount' })
  code: string;

  @ApiProperty({ example: 'Price must be a decimal string in the major unit, such as "38.00".' })
  detail: string;
}

export class BulkWarningView implements BulkWarning {
  @ApiProperty({ example: 3, type: 'integer', description: 'Position of the row in the request, from 0.' })
  index: number;

  @ApiProperty({ example: 'description', description: 'Field of the row, such as `tags/2`.' })
  field: string;

  @ApiProperty({ example: 'word_cut' })
  code: string;

  @ApiProperty({ example: 'A word of 5000 characters was cut to 100.' })
  detail: string;
}

export class BulkSummaryView implements BulkSummary {
  @ApiProperty({ example: 2, type: 'integer' })
  created: number;

  @ApiProperty({ example: 1, type: 'integer' })
  updated: number;

  @ApiProperty({ example: 4, type: 'integer' })
  unchanged: number;

  @ApiProperty({ type: [BulkErrorView] })
  errors: BulkErrorView[];

  @ApiProperty({ type: [BulkWarningView], description: 'What was mended or cut in rows that were taken.' })
  warnings: BulkWarningView[];
}
