import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../../platform/auth/access.js';
import { EntityTag } from '../../platform/http/versions/entity-tag.js';
import { SynonymListView, SynonymsDto } from './dto/synonym.dto.js';
import { SynonymsService } from './synonyms.service.js';

@ApiTags('Synonyms')
@Access('tenant')
@Controller('v1/synonyms')
export class SynonymsController {
  constructor(private readonly synonyms: SynonymsService) {}

  @Get()
  @EntityTag()
  @Scope('catalog:read')
  @ApiOperation({ summary: 'Words that mean the same for you' })
  @ApiOkResponse({ type: SynonymListView })
  list(): Promise<SynonymListView> {
    return this.synonyms.list();
  }

  @Put()
  @EntityTag()
  @Scope('catalog:write')
  @ApiOperation({
    summary: 'Replace your synonyms, up to 200 groups',
    description:
      'A question with one word of a group finds products and articles that have another one. The whole list is taken ' +
      'over, or none of it. It holds from the next question on.',
  })
  @ApiOkResponse({ type: SynonymListView })
  update(@Body() { synonyms }: SynonymsDto): Promise<SynonymListView> {
    const groups = synonyms.map(({ words, locale }) => ({ words, locale: locale ?? null }));
    return this.synonyms.replace(groups);
  }
}
