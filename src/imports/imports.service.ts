import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { currentContext } from '../platform/context/request-context.js';
import type { StreamedFile } from '../platform/http/body/streamed-file.js';
import { JobSender } from '../platform/queueing/outbox.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { ImportsRepository } from './imports.repository.js';
import type { Import, ImportFilter, ToldProblem } from './imports.types.js';
import { planOf } from './reading/file-plan.js';
import type { ImportKind } from './reading/import-file.types.js';

const MOST_WAITING = 10;
/** Of each severity, beside the counts; all that are kept are in the download. */
const FIRST_TOLD = 20;
/** More are never kept. */
const MOST_KEPT = 20_000;

/** As it was asked for. */
export interface ImportRequest {
  kind?: ImportKind;
  name?: string;
  dryRun?: boolean;
  timezone?: string;
  mapping?: Record<string, string>;
}

/** Files of products, orders and articles that are written in the background. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly tenants: TenantProfiles,
    private readonly jobs: JobSender,
  ) {}

  /** @throws DomainError `invalid` for a file that is not understood, `too_many_imports` */
  async create(file: StreamedFile, request: ImportRequest): Promise<Import> {
    const { timezone, locale } = await this.tenants.profile();
    const asked = {
      kind: request.kind ?? null,
      mapping: request.mapping ?? {},
      timezone: request.timezone ?? timezone,
    };
    const plan = await planOf(file, asked, locale);
    const name = request.name ?? file.name ?? `${plan.kind}.${plan.format === 'jsonl' ? 'jsonl' : 'csv'}`;
    const added = await this.imports.create(
      { ...plan, name, fileId: file.id, bytes: file.bytes, dryRun: request.dryRun ?? false },
      currentContext().audit ?? null,
      MOST_WAITING,
    );
    // Before it is begun, so that the answer is the same however quick that is.
    const created = await this.one(added.id);
    await this.jobs.send(added.entry);
    return created;
  }

  async list({ limit, after, ...filter }: PageRequest & ImportFilter): Promise<Page<Import>> {
    return toPage(await this.imports.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Import & { errors: ToldProblem[]; warnings: ToldProblem[] }> {
    const found = await this.one(id);
    const [errors, warnings] = [
      await this.imports.firstProblems(id, 'error', FIRST_TOLD),
      await this.imports.firstProblems(id, 'warning', FIRST_TOLD),
    ];
    return { ...found, errors, warnings };
  }

  async problems(id: string): Promise<ToldProblem[]> {
    await this.one(id);
    return this.imports.problems(id, MOST_KEPT);
  }

  async cancel(id: string): Promise<Import> {
    await this.imports.cancel(id);
    return this.one(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.imports.remove(id))) throw notFound('import');
  }

  private async one(id: string): Promise<Import> {
    const found = await this.imports.get(id);
    if (!found) throw notFound('import');
    return found;
  }
}

/** The fields of columns, sent as a JSON object. @throws DomainError `invalid` */
export function mappingOf(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value);
      if (entries.every(([, field]) => typeof field === 'string'))
        return Object.fromEntries(entries) as never;
    }
  } catch {
    // Told below.
  }
  const detail = 'mapping must be a JSON object of column names and fields, such as {"Art. no.": "sku"}.';
  throw invalid([{ pointer: '/mapping', code: 'invalid_mapping', detail }]);
}
