import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsLanguageTag } from '../../../platform/http/validation/validators.js';
import {
  FEWEST_WORDS_OF_GROUP,
  LONGEST_PHRASE,
  MOST_GROUPS,
  MOST_WORDS_OF_GROUP,
  MOST_WORDS_OF_PHRASE,
  type SynonymEntry,
} from '../synonym.types.js';

const WORDS = ['Gutschein', 'Voucher', 'Geschenkkarte'];
const WORDS_TEXT =
  `Words, or phrases of up to ${MOST_WORDS_OF_PHRASE} words, that mean the same. Inflected forms are found by themselves. ` +
  'A word belongs to one group in a language.';
const LOCALE_TEXT = 'BCP 47: the group holds for questions in this language. Without it, in all.';

export class SynonymGroupDto {
  @ApiProperty({
    example: WORDS,
    type: [String],
    minItems: FEWEST_WORDS_OF_GROUP,
    maxItems: MOST_WORDS_OF_GROUP,
    description: WORDS_TEXT,
  })
  @IsArray()
  @ArrayMinSize(FEWEST_WORDS_OF_GROUP, { message: 'words must hold at least two words that mean the same' })
  @ArrayMaxSize(MOST_WORDS_OF_GROUP)
  @IsString({ each: true })
  @Length(1, LONGEST_PHRASE, { each: true })
  @Matches(/\S/u, { each: true, message: 'words must not be blank' })
  words: string[];

  @ApiPropertyOptional({ example: 'de', nullable: true, type: String, description: LOCALE_TEXT })
  @IsOptional()
  @IsLanguageTag()
  locale?: string | null;
}

export class SynonymsDto {
  @ApiProperty({ type: [SynonymGroupDto], maxItems: MOST_GROUPS })
  @IsArray()
  @ArrayMaxSize(MOST_GROUPS, {
    message: `synonyms must hold at most ${MOST_GROUPS} groups; a business has no more`,
  })
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SynonymGroupDto)
  synonyms: SynonymGroupDto[];
}

class SynonymGroupView implements SynonymEntry {
  @ApiProperty({ example: WORDS, type: [String], description: WORDS_TEXT })
  words: string[];

  @ApiProperty({ example: 'de', nullable: true, type: String, description: LOCALE_TEXT })
  locale: string | null;
}

export class SynonymListView {
  @ApiProperty({ type: [SynonymGroupView] })
  synonyms: SynonymGroupView[];
}
