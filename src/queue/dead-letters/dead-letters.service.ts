import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { currentContext, runAsTenant } from '../../platform/context/request-context.js';
import { QUEUES, type QueueName } from '../../kernel/job-names.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import type { DeadLetter, DeadLetterFilter, ToldDeadLetter } from './dead-letter.types.js';
import { subjectOf } from './dead-letter-subjects.js';
import { DeadLetterSubjectsRepository, type SubjectRow } from './dead-letter-subjects.repository.js';
import { DEAD_LETTER_ERRORS } from './dead-letters.errors.js';
import { DeadLettersRepository, queueOf } from './dead-letters.repository.js';

/** Retried by one call at most; the next call retries the next ones. */
const MOST_RETRIED = 500;

/** The jobs that were given up, for platform admins. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly letters: DeadLettersRepository,
    private readonly subjects: DeadLetterSubjectsRepository,
    private readonly jobs: JobSender,
  ) {}

  /** Newest first. */
  async list({ limit, after }: PageRequest, filter: DeadLetterFilter): Promise<Page<ToldDeadLetter>> {
    const { data, page } = toPage(await this.letters.list(limit + 1, after, filter), limit);
    return { data: await this.told(data), page };
  }

  /** Open ones. */
  async countOpen(): Promise<number> {
    return [...(await this.letters.countOpen()).values()].reduce((sum, count) => sum + count, 0);
  }

  /** Open ones of each queue; those of a kind that this version does not know are of `bulk`. */
  async openByQueue(): Promise<Record<QueueName, number>> {
    const open = Object.fromEntries(QUEUES.map((queue) => [queue, 0])) as Record<QueueName, number>;
    for (const [kind, count] of await this.letters.countOpen()) open[queueOf(kind)] += count;
    return open;
  }

  /** @throws DomainError `not_found`. */
  async get(id: string): Promise<ToldDeadLetter> {
    const [letter] = await this.told([await this.find(id)]);
    if (!letter) throw notFound('dead letter');
    return letter;
  }

  /** Does the job once more. @throws DomainError `not_found`, or `dead_letter_decided`. */
  async retry(id: string): Promise<ToldDeadLetter> {
    const letter = await this.find(id);
    if (!(await this.retryOne(letter))) throw decided(letter);
    return this.get(id);
  }

  /** Does the jobs of open ones once more, oldest last, at most 500. @returns how many. */
  async retryAll(filter: Omit<DeadLetterFilter, 'status'>): Promise<number> {
    const letters = await this.letters.list(MOST_RETRIED, undefined, { ...filter, status: 'open' });
    let retried = 0;
    for (const letter of letters) if (await this.retryOne(letter)) retried += 1;
    return retried;
  }

  /** The job is never done. @throws DomainError `not_found`, or `dead_letter_decided`. */
  async discard(id: string, reason: string): Promise<ToldDeadLetter> {
    const letter = await this.find(id);
    if (!(await inTenant(letter.tenantId, () => this.letters.discard(id, reason)))) throw decided(letter);
    return this.get(id);
  }

  /** @returns false when it is not open. */
  private async retryOne({ id, tenantId }: DeadLetter): Promise<boolean> {
    const owed = await inTenant(tenantId, () => this.letters.retry(id));
    if (owed) await this.jobs.send(owed);
    return owed !== null;
  }

  private async find(id: string): Promise<DeadLetter> {
    const letter = await this.letters.get(id);
    if (!letter) throw notFound('dead letter');
    return letter;
  }

  /** With what each was about, read in its business's own context: a statement for each business. */
  private async told(letters: readonly DeadLetter[]): Promise<ToldDeadLetter[]> {
    const rows = new Map<string, SubjectRow>();
    for (const [tenantId, own] of Map.groupBy(letters, (letter) => letter.tenantId)) {
      const references = own.map(({ reference }) => reference);
      const found = await inTenant(tenantId, () => this.subjects.find(references));
      for (const row of found) rows.set(`${tenantId} ${row.reference}`, row);
    }
    return letters.map((letter) => ({
      ...letter,
      about: subjectOf(letter, rows.get(`${letter.tenantId} ${letter.reference}`) ?? null),
    }));
  }
}

function inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  // An operator waits in no line that the business has filled.
  const { requestId, correlationId, audit, urgency } = currentContext();
  return runAsTenant(tenantId, { requestId, correlationId, audit, urgency }, work);
}

function decided({ status, id }: DeadLetter) {
  const how = status === 'open' ? 'decided by somebody else just now' : status;
  return DEAD_LETTER_ERRORS.dead_letter_decided(
    `The dead letter was ${how}. GET /admin/v1/dead-letters/${id} shows what became of it.`,
  );
}
