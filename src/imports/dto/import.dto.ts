import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsString, Length } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent, IsZoneName } from '../../platform/http/validation/validators.js';
import { IMPORT_STATUSES, type Import, type ImportStatus, type ToldProblem } from '../imports.types.js';
import {
  FILE_ENCODINGS,
  IMPORT_FORMATS,
  IMPORT_KINDS,
  type FileEncoding,
  type ImportFormat,
  type ImportKind,
} from '../reading/import-file.types.js';

const LONGEST_NAME = 200;
const LONGEST_MAPPING = 4_000;
const TIME = { example: '2026-11-23T09:00:00.000Z', format: 'date-time' };

/** Of an import, in the query or beside the file in `multipart/form-data`. */
export class ImportDto {
  @ApiPropertyOptional({
    enum: IMPORT_KINDS,
    example: 'products',
    description: 'Told by the columns when it is left out.',
  })
  @IfPresent()
  @IsIn(IMPORT_KINDS)
  kind?: ImportKind;

  @ApiPropertyOptional({
    example: false,
    default: false,
    type: Boolean,
    description: 'Do everything but write: the counts and errors are those of a real import.',
  })
  @IfPresent()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  dryRun?: boolean;

  @ApiPropertyOptional({
    example: 'Europe/Dublin',
    description: 'IANA zone of times without an offset; the business’s own when left out.',
  })
  @IfPresent()
  @IsZoneName()
  timezone?: string;

  @ApiPropertyOptional({
    example: '{"Art. no.":"sku"}',
    maxLength: LONGEST_MAPPING,
    description:
      'Which field a column is, as a JSON object of columns and fields; an empty field leaves a column out. The file is then read as our own CSV.',
  })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_MAPPING)
  mapping?: string;

  @ApiPropertyOptional({
    example: 'products.csv',
    maxLength: LONGEST_NAME,
    description: 'Under which it is listed; the file’s own when left out.',
  })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_NAME)
  name?: string;
}

export class ImportListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: IMPORT_KINDS, example: 'products' })
  @IfPresent()
  @IsIn(IMPORT_KINDS)
  kind?: ImportKind;

  @ApiPropertyOptional({ enum: IMPORT_STATUSES, example: 'done' })
  @IfPresent()
  @IsIn(IMPORT_STATUSES)
  status?: ImportStatus;

  @ApiPropertyOptional({
    example: 'products.csv',
    maxLength: LONGEST_NAME,
    description: 'Only those with exactly this name.',
  })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_NAME)
  name?: string;
}

export class ImportView implements Import {
  @ApiProperty({ example: '019aa7d3-4444-7000-8000-a1b2c3d4e5f6', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: IMPORT_STATUSES, example: 'queued' })
  status: ImportStatus;

  @ApiProperty({ enum: IMPORT_KINDS, example: 'products' })
  kind: ImportKind;

  @ApiProperty({
    enum: IMPORT_FORMATS,
    example: 'csv',
    description: '`csv` and `jsonl` have our own fields; the others are exports of shops.',
  })
  format: ImportFormat;

  @ApiProperty({ example: 'products.csv' })
  name: string;

  @ApiProperty({ example: 48_120, type: 'integer' })
  bytes: number;

  @ApiProperty({ example: false })
  dryRun: boolean;

  @ApiProperty({ enum: FILE_ENCODINGS, example: 'utf-8' })
  encoding: FileEncoding;

  @ApiProperty({ example: ',', nullable: true, type: String, description: 'null of JSON Lines.' })
  delimiter: string | null;

  @ApiProperty({ example: 'Europe/Dublin' })
  timezone: string;

  @ApiProperty({ example: 0, type: 'integer', description: 'Rows of the file that were read so far.' })
  rows: number;

  @ApiProperty({ example: 0, type: 'integer' })
  created: number;

  @ApiProperty({ example: 0, type: 'integer' })
  updated: number;

  @ApiProperty({ example: 0, type: 'integer' })
  unchanged: number;

  @ApiProperty({
    example: 0,
    type: 'integer',
    description: 'Products, orders or articles that were refused.',
  })
  failed: number;

  @ApiProperty({ example: 0, type: 'integer' })
  warningCount: number;

  @ApiProperty({
    example: null,
    nullable: true,
    type: String,
    description: 'Why it failed: `unreadable`, or `internal`. What was written before stays.',
  })
  problem: string | null;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'The same in words.' })
  detail: string | null;

  @ApiProperty(TIME)
  createdAt: Date;

  @ApiProperty({ ...TIME, example: null, nullable: true, type: String })
  startedAt: Date | null;

  @ApiProperty({ ...TIME, example: null, nullable: true, type: String })
  endedAt: Date | null;
}

export class ImportProblemView implements ToldProblem {
  @ApiProperty({ enum: ['error', 'warning'], example: 'error' })
  severity: 'error' | 'warning';

  @ApiProperty({ example: 3, type: 'integer', description: 'Line of the file, from 1.' })
  line: number;

  @ApiProperty({ example: 'Price', description: 'As headed in the file; empty where it is about the row.' })
  column: string;

  @ApiProperty({ example: 'isAmount' })
  code: string;

  @ApiProperty({ example: 'price must be a decimal string in the major unit, such as "38.00".' })
  detail: string;

  @ApiProperty({ example: 'on request', description: 'As written, up to 200 characters.' })
  value: string;
}

export class ImportReportView extends ImportView {
  @ApiProperty({ type: [ImportProblemView], description: 'The first 20; all are in `/errors`.' })
  errors: ImportProblemView[];

  @ApiProperty({ type: [ImportProblemView], description: 'The first 20; all are in `/errors`.' })
  warnings: ImportProblemView[];
}

export class ImportProblemsView {
  @ApiProperty({ type: [ImportProblemView] })
  data: ImportProblemView[];
}
