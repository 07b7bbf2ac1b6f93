import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { JOB_KINDS, type JobHandlerPort, type JobKind } from '../platform/queueing/job-kinds.js';

/** Exhaustive: a new kind of job does not compile until the root module's list names its handler. */
export type JobHandlerList = Readonly<Record<JobKind, Type<JobHandlerPort>>>;

export const JOB_HANDLER_LIST = Symbol('JOB_HANDLER_LIST');

/** The handler of every kind of job, as the root module lists them. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  private readonly handlers = new Map<string, JobHandlerPort>();

  constructor(
    @Inject(JOB_HANDLER_LIST) private readonly list: JobHandlerList,
    private readonly providers: ModuleRef,
  ) {}

  /** @throws when no module of this process provides one of them. */
  onModuleInit(): void {
    for (const kind of JOB_KINDS) {
      this.handlers.set(kind, this.providers.get(this.list[kind], { strict: false }));
    }
  }

  handlerOf(kind: string): JobHandlerPort | undefined {
    return this.handlers.get(kind);
  }
}
