import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import type { Export, ExportFilter } from './export.types.js';
import { ExportsRepository } from './exports.repository.js';

/** Archives of a business, or of one of its visitors, that were asked for. */
@Injectable()
export class ExportsService {
  constructor(private readonly exports: ExportsRepository) {}

  async list({ limit, after, ...filter }: PageRequest & ExportFilter): Promise<Page<Export>> {
    return toPage(await this.exports.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Export> {
    const found = await this.exports.get(id);
    if (!found) throw notFound('export');
    return found;
  }

  /** @param visitorId left out: everything of the business @throws DomainError `not_found` for an unknown visitor */
  async create(visitorId?: string): Promise<Export> {
    const made = await this.exports.create(visitorId ?? null);
    if (!made) throw notFound('visitor');
    return made;
  }
}
