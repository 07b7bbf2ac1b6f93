import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import type { UploadedFile } from '../platform/http/body/multipart-body.js';
import { PublicWeb } from '../platform/outbound/public-web.js';
import { JobSender } from '../platform/queueing/outbox.js';
import type { Source, SourceFilter, SourceInput, SourceKind } from './source.types.js';
import { SOURCE_ERRORS } from './sources.errors.js';
import { SourcesRepository } from './sources.repository.js';

const MOST_SOURCES = 100;
const DEFAULTS = { maxPages: 200, maxDepth: 5, everyHours: 24 };

/** As it was asked for. */
export interface SourceRequest {
  kind: SourceKind;
  url?: string;
  maxPages?: number;
  maxDepth?: number;
  everyHours?: number | null;
}

/** Where the assistant's knowledge is read from. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly sources: SourcesRepository,
    private readonly jobs: JobSender,
    private readonly web: PublicWeb,
  ) {}

  /**
   * Adds a source and has it read. The same address or file again is the source that is there.
   * @param file for the kind `file`
   * @throws DomainError `invalid`, `too_many_sources`
   */
  async create(request: SourceRequest, file: UploadedFile | null, addedBy: string): Promise<Source> {
    const input = { ...(request.kind === 'file' ? fileInput(file) : this.webInput(request, file)), addedBy };
    const added = await this.add(input, file?.content ?? null);
    if (!added) throw SOURCE_ERRORS.too_many_sources(`A business has at most ${MOST_SOURCES} sources.`);
    // Before it is read, so that the answer is the same however quick that is.
    const source = await this.get(added.id);
    if (added.entry) await this.jobs.send(added.entry);
    return source;
  }

  async list({ limit, after, ...filter }: PageRequest & SourceFilter): Promise<Page<Source>> {
    return toPage(await this.sources.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Source> {
    const source = await this.sources.get(id);
    if (!source) throw notFound('source');
    return source;
  }

  /** Reads a website or feed again; nothing happens while it is read. @throws DomainError `unreadable_again` */
  async read(id: string): Promise<Source> {
    const { kind } = await this.get(id);
    if (kind === 'file') throw SOURCE_ERRORS.unreadable_again('A file is read once. Send the new file.');
    const entry = await this.sources.readNow(id);
    if (entry) await this.jobs.send(entry);
    return this.get(id);
  }

  /** Removes a source and whatever came of it. */
  async remove(id: string): Promise<void> {
    if (!(await this.sources.remove(id))) throw notFound('source');
  }

  /** A name that stands for a private address is found out when it is read. */
  private webInput(request: SourceRequest, file: UploadedFile | null): Omit<SourceInput, 'addedBy'> {
    const input = webInput(request, file);
    const url = new URL(input.identity);
    if (this.web.isPrivate(url))
      throw invalid([
        {
          pointer: '/url',
          code: 'private_address',
          detail: `${url.hostname} is an address of a private network. Send the public address of the website.`,
        },
      ]);
    return input;
  }

  private add(input: SourceInput, content: Buffer | null) {
    return this.sources.create(input, content, MOST_SOURCES).catch((error: unknown) => {
      // Another call has added it at the same moment.
      if (!isUniqueViolation(error)) throw error;
      return this.sources.create(input, content, MOST_SOURCES);
    });
  }
}

function fileInput(file: UploadedFile | null): Omit<SourceInput, 'addedBy'> {
  if (!file || file.content.length === 0)
    throw invalid([
      {
        pointer: '/file',
        code: 'missing',
        detail: 'Send the file as the part "file" of multipart/form-data.',
      },
    ]);
  const identity = createHash('sha256').update(file.content).digest('hex');
  return { kind: 'file', identity, url: null, name: file.name, maxPages: 1, maxDepth: 0, everyHours: null };
}

function webInput(
  { kind, url, maxPages, maxDepth, everyHours }: SourceRequest,
  file: UploadedFile | null,
): Omit<SourceInput, 'addedBy'> {
  if (url === undefined || file)
    throw invalid([
      file
        ? { pointer: '/file', code: 'unexpected', detail: 'A file is a source of the kind "file".' }
        : { pointer: '/url', code: 'missing', detail: 'A website or feed needs its "url".' },
    ]);
  const address = new URL(url);
  address.hash = '';
  if (address.username !== '' || address.password !== '')
    throw invalid([{ pointer: '/url', code: 'user_in_url', detail: 'The address has a user in it.' }]);
  return {
    ...{ kind, identity: address.href, url: address.href, name: address.href },
    maxPages: maxPages ?? DEFAULTS.maxPages,
    maxDepth: maxDepth ?? DEFAULTS.maxDepth,
    everyHours: everyHours === undefined ? DEFAULTS.everyHours : everyHours,
  };
}
