import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_HANDLER, JOB_KINDS, JobHandlerPort, type JobKind } from '../platform/queueing/job-kinds.js';

/** Finds the handler of every kind of job; a kind with none or two stops the start. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  private readonly handlers = new Map<JobKind, JobHandlerPort>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: JOB_HANDLER.KEY })) {
      const kind = this.discovery.getMetadataByDecorator(JOB_HANDLER, wrapper);
      const instance: unknown = wrapper.instance;
      if (kind === undefined || !isHandler(instance)) continue;
      const other = this.handlers.get(kind);
      if (other && other !== instance) {
        throw new Error(`Job "${kind}" has two handlers: ${nameOf(other)} and ${nameOf(instance)}.`);
      }
      this.handlers.set(kind, instance);
    }
    const missing = JOB_KINDS.filter((kind) => !this.handlers.has(kind));
    if (missing.length > 0) throw new Error(`No handler for job ${missing.join(', ')}.`);
  }

  handlerOf(kind: string): JobHandlerPort | undefined {
    return this.handlers.get(kind as JobKind);
  }
}

function isHandler(instance: unknown): instance is JobHandlerPort {
  return typeof instance === 'object' && instance !== null && 'handle' in instance;
}

function nameOf(instance: object): string {
  return instance.constructor.name;
}
