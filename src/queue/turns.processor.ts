import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { WaitingError, type Job } from 'bullmq';
import { RedisConfig } from '../config/redis.config.js';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import { BullQueues } from './bull-queues.js';
import { FairOrder } from './fair-order.js';
import { JobRunner } from './job-runner.js';
import { workerOptions } from './queue-policies.js';
import { TurnGate } from './turn-gate.js';

/** While turns are held, how often it is asked whether somebody waits who could run. */
const ROOM_CHECK_MS = 50;
const PLACE_BACK_MS = 100;
/** Turns wait in turn about, so the first of every tenant that has any is near. */
const LOOK_AHEAD = 20;

/** Visitors wait for these. */
@Processor('turns', workerOptions('turns'))
export class TurnsProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private roomChecks: NodeJS.Timeout | undefined;
  private isCheckingRoom = false;

  constructor(
    private readonly runner: JobRunner,
    private readonly gate: TurnGate,
    private readonly order: FairOrder,
    private readonly queues: BullQueues,
    @Inject(RedisConfig) private readonly config: RedisConfig,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = this.config.turnConcurrency;
    this.roomChecks = setInterval(() => void this.checkRoom(), ROOM_CHECK_MS).unref();
  }

  /** What has not begun is somebody else's. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.roomChecks);
    await this.worker.pause(true);
    while (this.gate.dismiss());
  }

  async process(job: Job<JobPayload>, token?: string): Promise<void> {
    // The runner looks closer at what anybody may have written.
    const place = await this.gate.enter(String((job.data as JobPayload | null)?.tenantId));
    if (!place) return this.giveBack(job, token);
    try {
      await this.runner.run(job, place.alone);
    } finally {
      place.leave();
    }
  }

  /** One at a time: when Redis is slow, several would each give a turn back for the same one in line. */
  private async checkRoom(): Promise<void> {
    if (this.isCheckingRoom) return;
    this.isCheckingRoom = true;
    try {
      await this.makeRoom();
    } catch {
      // Redis is away; the next check comes soon.
    } finally {
      this.isCheckingRoom = false;
    }
  }

  /** Turns that are held take up this worker's places: one goes back for the first in line that could run at once. */
  private async makeRoom(): Promise<void> {
    if (!this.gate.isHolding) return;
    const line = await this.queues.get('turns').getPrioritized(0, LOOK_AHEAD - 1);
    const next = line.find(({ data }) => this.gate.hasRoom(data.tenantId));
    if (!next) return;
    await this.order.bringForward(next.data);
    this.gate.dismiss();
  }

  private async giveBack(job: Job<JobPayload>, token: string | undefined): Promise<never> {
    await job.moveToWait(token);
    // Last in line until then: BullMQ forgets the lock of this job a moment after this, even one it has taken anew.
    setTimeout(() => void this.order.placeBack(job.data).catch(() => undefined), PLACE_BACK_MS).unref();
    throw new WaitingError();
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job<JobPayload> | undefined, error: Error): void {
    this.runner.reportFailure(job, error);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.runner.reportOutage(error);
  }
}
