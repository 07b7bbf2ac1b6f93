import { Injectable } from '@nestjs/common';
import type { JobPayload } from '../../platform/queueing/job-kinds.js';
import { BullQueues } from '../bull-queues.js';
import { JobIntake, type JobPlace } from '../job-intake.js';
import { FairOrder } from './fair-order.js';
import { TurnGate } from './turn-gate.js';

/** While turns are held, how often it is asked whether somebody waits who could run. */
const ROOM_CHECK_MS = 50;
const PLACE_BACK_MS = 100;
/** Turns wait in turn about, so the first of every tenant that has any is near. */
const LOOK_AHEAD = 20;

/** Holds each tenant to its share of this process's turns, and makes room for the others. */
@Injectable()
export class TurnIntake extends JobIntake {
  private roomChecks: NodeJS.Timeout | undefined;
  private isCheckingRoom = false;

  constructor(
    private readonly gate: TurnGate,
    private readonly order: FairOrder,
    private readonly queues: BullQueues,
  ) {
    super();
  }

  start(): void {
    this.roomChecks = setInterval(() => void this.checkRoom(), ROOM_CHECK_MS).unref();
  }

  stop(): void {
    clearInterval(this.roomChecks);
    while (this.gate.dismiss());
  }

  enter(tenantId: string): Promise<JobPlace | null> {
    return this.gate.enter(tenantId);
  }

  placeBack(job: JobPayload): void {
    // Last in line until then: BullMQ forgets the lock of this job a moment after it went back, even one taken anew.
    setTimeout(() => void this.order.placeBack(job).catch(() => undefined), PLACE_BACK_MS).unref();
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
}
