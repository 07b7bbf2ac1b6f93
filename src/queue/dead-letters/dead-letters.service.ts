import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { currentContext, runAsTenant } from '../../platform/context/request-context.js';
import { QUEUES, type JobKind, type QueueName } from '../../platform/queueing/job-kinds.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import type { DeadLetter, DeadLetterFilter, DeadLetterSubject } from './dead-letter.types.js';
import { DEAD_LETTER_ERRORS } from './dead-letters.errors.js';
import { DeadLettersRepository, queueOf } from './dead-letters.repository.js';

/** Retried by one call at most; the next call retries the next ones. */
const MOST_RETRIED = 500;

/** Exhaustive: what a job of each kind was to do. */
const TASKS: Record<JobKind, string> = {
  'turn.answer': 'Answer a visitor’s message.',
  'handoff.notify': 'Tell the business by mail that a conversation waits for a person.',
  'conversation.return': 'Give a conversation back to the assistant when no person comes.',
  'budget.warn': 'Tell the business by mail that its budget for models is nearly used up.',
  'visitor.erase': 'Erase a visitor’s data.',
  'questions.regroup': 'Group the unanswered questions anew.',
  'questions.learn': 'Learn what would have answered a question that a person answered.',
  'evaluation.begin': 'Begin the run of the business’s checks after a change.',
  'evaluation.run': 'Run the business’s checks.',
  'catalog.embed': 'Prepare changed products and articles for search by meaning.',
  'source.read': 'Read a website, file or feed of the business.',
  'event.payment': 'Take over a payment that an event source told of.',
  'event.order': 'Take over the change of an order that an event source told of.',
  'event.refund': 'Take over a refund that an event source told of.',
  'event.stock': 'Take over a stock that an event source told of.',
  'order.tell': 'Tell a visitor of a change of an order that they asked about.',
};

/** The jobs that were given up, for platform admins. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly letters: DeadLettersRepository,
    private readonly jobs: JobSender,
  ) {}

  /** Newest first. */
  async list({ limit, after }: PageRequest, filter: DeadLetterFilter): Promise<Page<DeadLetter>> {
    return toPage(await this.letters.list(limit + 1, after, filter), limit);
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
  async get(id: string): Promise<DeadLetter> {
    const letter = await this.letters.get(id);
    if (!letter) throw notFound('dead letter');
    return letter;
  }

  /** What it was about, read in the business's own context. */
  subjectOf({ tenantId, kind, reference }: DeadLetter): Promise<DeadLetterSubject> {
    return inTenant(tenantId, async () => {
      const turn = kind === 'turn.answer' ? await this.letters.askedIn(reference) : null;
      return {
        task: TASKS[kind],
        conversationId: turn?.conversationId ?? (await this.conversationOf(kind, reference)),
        messageId: turn?.messageId ?? null,
      };
    });
  }

  /** Does the job once more. @throws DomainError `not_found`, or `dead_letter_decided`. */
  async retry(id: string): Promise<DeadLetter> {
    const letter = await this.get(id);
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
  async discard(id: string, reason: string): Promise<DeadLetter> {
    const letter = await this.get(id);
    if (!(await inTenant(letter.tenantId, () => this.letters.discard(id, reason)))) throw decided(letter);
    return this.get(id);
  }

  /** @returns false when it is not open. */
  private async retryOne({ id, tenantId }: DeadLetter): Promise<boolean> {
    const owed = await inTenant(tenantId, () => this.letters.retry(id));
    if (owed) await this.jobs.send(owed);
    return owed !== null;
  }

  private async conversationOf(kind: JobKind, reference: string): Promise<string | null> {
    if (kind === 'conversation.return') return reference;
    return kind === 'handoff.notify' ? this.letters.handedOffIn(reference) : null;
  }
}

function inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  const { requestId, correlationId, audit } = currentContext();
  return runAsTenant(tenantId, { requestId, correlationId, audit }, work);
}

function decided({ status, id }: DeadLetter) {
  const how = status === 'open' ? 'decided by somebody else just now' : status;
  return DEAD_LETTER_ERRORS.dead_letter_decided(
    `The dead letter was ${how}. GET /admin/v1/dead-letters/${id} shows what became of it.`,
  );
}
