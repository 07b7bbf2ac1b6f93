import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/pagination.js';
import { Access, Scope } from '../../platform/auth/access.js';
import { Caller, type TenantCaller } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ApiPage, PageQuery } from '../../platform/http/page.dto.js';
import { OneTransaction } from '../../platform/idempotency/idempotency.interceptor.js';
import { NoteView, toNoteView, WriteNoteDto } from '../dto/note.dto.js';
import { NotesService } from './notes.service.js';

@ApiTags('Conversations')
@Access('tenant')
@Controller('v1/conversations/:id/notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  @Scope('notes:read')
  @ApiOperation({ summary: 'List the notes on a conversation, newest first' })
  @ApiPage(NoteView)
  async list(@IdParam('conversation') id: string, @Query() query: PageQuery): Promise<Page<NoteView>> {
    const { data, page } = await this.notes.list(id, query);
    return { data: data.map(toNoteView), page };
  }

  @Post()
  @OneTransaction()
  @Scope('notes:write')
  @ApiOperation({
    summary: 'Write a note on a conversation',
    description:
      'For the team alone: no visitor, channel or model is ever given it, and nothing about the conversation changes.',
  })
  @ApiCreatedResponse({ type: NoteView })
  async create(
    @Caller() caller: TenantCaller,
    @IdParam('conversation') id: string,
    @Body() { text }: WriteNoteDto,
  ): Promise<NoteView> {
    return toNoteView(await this.notes.create(id, caller, text));
  }

  @Delete(':noteId')
  @Scope('notes:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a note',
    description: 'Also one of somebody else; the audit log tells who has deleted it.',
  })
  @ApiNoContentResponse()
  remove(@IdParam('conversation') id: string, @IdParam('note', 'noteId') noteId: string): Promise<void> {
    return this.notes.remove(id, noteId);
  }
}
