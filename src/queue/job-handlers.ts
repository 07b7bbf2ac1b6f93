import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_KINDS, QUEUES, type JobKind } from '../kernel/job-names.js';
import { JOB_POLICIES, JobHandlerPort } from '../platform/queueing/job-kinds.js';

/** Exhaustive: a new kind of job does not compile until the root module's list names its handler. */
export type JobHandlerList = Readonly<Record<JobKind, Type<JobHandlerPort>>>;

export const JOB_HANDLER_LIST = Symbol('JOB_HANDLER_LIST');

/** The handler of every kind of job, as the root module lists them. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  private readonly handlers = new Map<string, JobHandlerPort>();

  constructor(
    @Inject(JOB_HANDLER_LIST) private readonly list: JobHandlerList,
    private readonly discovery: DiscoveryService,
  ) {}

  /** @throws Error that names every kind without exactly one handler, and every handler and queue that is not known. */
  onModuleInit(): void {
    const provided = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => instance instanceof JobHandlerPort);
    const problems = [
      ...JOB_KINDS.flatMap((kind) => problemsOf(kind, this.list[kind], provided)),
      ...unknownIn(this.list, provided),
    ];
    if (problems.length > 0) throw new Error(`The jobs are not in order. ${problems.join(' ')}`);
    for (const kind of JOB_KINDS) {
      const handler = provided.find((each) => each.constructor === this.list[kind]);
      if (handler) this.handlers.set(kind, handler);
    }
  }

  handlerOf(kind: string): JobHandlerPort | undefined {
    return this.handlers.get(kind);
  }
}

function problemsOf(
  kind: JobKind,
  type: Type<JobHandlerPort> | undefined,
  provided: readonly JobHandlerPort[],
): string[] {
  const { queue } = JOB_POLICIES[kind];
  const problems = QUEUES.includes(queue)
    ? []
    : [`The policy of ${kind} names the queue "${queue}", which does not exist.`];
  if (!type) return [...problems, `Nothing handles ${kind}.`];
  const count = provided.filter((each) => each.constructor === type).length;
  if (count === 0) problems.push(`No module provides ${type.name}, which handles ${kind}.`);
  if (count > 1) problems.push(`${count} modules provide ${type.name}, which handles ${kind}.`);
  return problems;
}

function unknownIn(list: JobHandlerList, provided: readonly JobHandlerPort[]): string[] {
  const kinds: readonly string[] = JOB_KINDS;
  const listed = new Set<unknown>(Object.values(list));
  return [
    ...Object.keys(list)
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => `The list of handlers names "${kind}", which is no kind of job.`),
    ...provided
      .filter((handler) => !listed.has(handler.constructor))
      .map((handler) => `${handler.constructor.name} handles no kind of job.`),
  ];
}
