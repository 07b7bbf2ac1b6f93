import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import { JobSender } from '../platform/queueing/outbox.js';
import type { ChangedSince, Evaluation, EvaluationFilter, EvaluationReport } from './evaluation.types.js';
import { EVALUATION_ERRORS } from './evaluations.errors.js';
import { EvaluationsRepository } from './evaluations.repository.js';

/** Runs of a business's checks. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly evaluations: EvaluationsRepository,
    private readonly jobs: JobSender,
  ) {}

  /** Begins a run. @throws DomainError `evaluation_running`, `no_checks` */
  async create(): Promise<{ id: string }> {
    const begun = await this.evaluations.begin('request', null).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw EVALUATION_ERRORS.evaluation_running('A run has not finished yet: see GET /v1/evaluations.');
    });
    if (!begun) throw EVALUATION_ERRORS.no_checks('There are no checks to run. Send them by PUT /v1/checks.');
    await this.jobs.send(begun.entry);
    return { id: begun.id };
  }

  async list({ limit, after, ...filter }: PageRequest & EvaluationFilter): Promise<Page<Evaluation>> {
    return toPage(await this.evaluations.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<EvaluationReport> {
    const evaluation = await this.evaluations.get(id);
    if (!evaluation) throw notFound('evaluation');
    const results = await this.evaluations.results(id);
    return { ...evaluation, results, changedSince: await this.changedSince(evaluation) };
  }

  private async changedSince({
    id,
    status,
    knowledgeVersion: now,
  }: Evaluation): Promise<ChangedSince | null> {
    const before = status === 'done' ? await this.evaluations.finishedBefore(id) : null;
    if (!before?.finishedAt) return null;
    return {
      evaluationId: before.id,
      finishedAt: before.finishedAt,
      knowledgeVersion: { before: before.knowledgeVersion, now },
      checks: await this.evaluations.changes(before.id, id),
    };
  }
}
