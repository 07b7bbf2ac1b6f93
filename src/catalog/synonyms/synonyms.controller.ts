import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Scope } from '../../platform/auth/access.js';
import { SynonymListView, SynonymsDto } from './dto/synonym.dto.js';
import { SynonymsService } from './synonyms.service.js';

@ApiTags('Synonyms')
@Access('tenant')
@Controller('v1/synonyms')
export class SynonymsController {
  constructor(private readonly synonyms: SynonymsService) {}

  @Get()
  @Scope('catalog:read')
  @ApiOperation({ summary: 'Words that mean the same for you' })
  @ApiOkResponse({ type: SynonymListView })
  async list(): Promise<SynonymListView> {
    return { synonyms: await this.synonyms.list() };
  }

  @Put()
  @Scope('catalog:write')
  @ApiOperation({
    summary: 'Replace your synonyms, up to 200 groups',
    description:
      'A question with one word of a group finds products and articles that have another one. The whole list is taken ' +
      'over, or none of it. It holds from the next question on.',
  })
  @ApiOkResponse({ type: SynonymListView })
  async update(@Body() { synonyms }: SynonymsDto): Promise<SynonymListView> {
    const groups = synonyms.map(({ words, locale }) => ({ words, locale: locale ?? null }));
    return { synonyms: await this.synonyms.replace(groups) };
  }
}
