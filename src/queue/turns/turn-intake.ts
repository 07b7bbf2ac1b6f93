import { Injectable } from '@nestjs/common';
import type { JobPayload } from '../../platform/queueing/job-kinds.js';
import { FairOrder } from '../fair-order.js';
import { JobIntake, type JobPlace } from '../job-intake.js';
import { TurnGate } from './turn-gate.js';

/** Milliseconds between checks for waiting turns that could run, while turns are held. */
const ROOM_CHECK_MS = 20;
const PLACE_BACK_MS = 100;
/** How many waiting turns are checked: tenants alternate, so each one's first turn is near the front. */
const LOOK_AHEAD = 20;

/** Limits each tenant to its share of this process's turns, and makes room for the others. */
@Injectable()
export class TurnIntake extends JobIntake {
  private roomChecks: NodeJS.Timeout | undefined;
  private isCheckingRoom = false;
  private isStopped = false;

  constructor(
    private readonly gate: TurnGate,
    private readonly order: FairOrder,
  ) {
    super();
  }

  start(): void {
    this.roomChecks = setInterval(() => void this.checkRoom(), ROOM_CHECK_MS).unref();
  }

  stop(): void {
    this.isStopped = true;
    clearInterval(this.roomChecks);
    while (this.gate.dismiss());
  }

  enter(tenantId: string): Promise<JobPlace | null> {
    // A turn that was on its way from Redis when the intake stopped would be held by nobody who sends it back.
    return this.isStopped ? Promise.resolve(null) : this.gate.enter(tenantId);
  }

  placeBack(job: JobPayload): void {
    // In the last place until then, because BullMQ removes this job's lock shortly after the return, even if it was
    // fetched again.
    setTimeout(() => void this.order.placeBack(job).catch(() => undefined), PLACE_BACK_MS).unref();
  }

  /** One check at a time: while Redis is slow, several would each return a turn for the same waiting one. */
  private async checkRoom(): Promise<void> {
    if (this.isCheckingRoom) return;
    this.isCheckingRoom = true;
    try {
      await this.makeRoom();
    } catch {
      // Redis is away; the next check is soon.
    } finally {
      this.isCheckingRoom = false;
    }
  }

  /** Held turns occupy this worker's slots: returns one for the first waiting turn that could run at once. */
  private async makeRoom(): Promise<void> {
    if (!this.gate.isHolding) return;
    const line = await this.order.firstTurns(LOOK_AHEAD);
    const next = line.find(({ tenantId }) => this.gate.hasRoom(tenantId));
    if (!next) return;
    await this.order.bringForward(next);
    this.gate.dismiss();
  }
}
