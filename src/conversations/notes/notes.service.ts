import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import type { TenantCaller } from '../../platform/auth/principal.js';
import { InboxService } from '../inbox/inbox.service.js';
import type { Note } from './note.types.js';
import { NotesRepository } from './notes.repository.js';

/** What members tell each other about conversations. */
@Injectable()
export class NotesService {
  constructor(
    private readonly notes: NotesRepository,
    private readonly inbox: InboxService,
  ) {}

  /**
   * Newest first.
   * @throws DomainError `not_found`
   */
  async list(conversationId: string, { limit, after }: PageRequest): Promise<Page<Note>> {
    await this.inbox.get(conversationId, null);
    return toPage(await this.notes.list(conversationId, limit + 1, after), limit);
  }

  /** @throws DomainError `not_found` */
  async create(conversationId: string, author: TenantCaller, text: string): Promise<Note> {
    const note = await this.notes.create(conversationId, author, text);
    if (!note) throw notFound('conversation');
    return note;
  }

  /** @throws DomainError `not_found` */
  async remove(conversationId: string, id: string): Promise<void> {
    await this.inbox.get(conversationId, null);
    if (!(await this.notes.remove(conversationId, id))) throw notFound('note');
  }
}
