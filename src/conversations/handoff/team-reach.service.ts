import { Injectable } from '@nestjs/common';
import { TeamReachPort, type TeamReach } from '../../chat/handoff/team-reach.port.js';
import { OpeningHoursService } from '../../opening-hours/opening-hours.service.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { HandoffsRepository } from './handoffs.repository.js';

/** How the team can be reached: by its opening hours, and by mail where it has an address and there is a server. */
@Injectable()
export class TeamReachService extends TeamReachPort {
  constructor(
    private readonly hours: OpeningHoursService,
    private readonly mailer: Mailer,
    private readonly tenants: TenantProfiles,
    private readonly handoffs: HandoffsRepository,
  ) {
    super();
  }

  async reach(at?: Date): Promise<TeamReach> {
    const opening = await this.hours.nextOpening(at);
    return {
      openNow: opening && opening.openNow,
      changesAt: opening?.at?.toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? null,
      daysAhead: opening?.daysAhead ?? null,
      isTold: await this.isTold(),
    };
  }

  /** Not while mails fail: a mail that may never come is not promised. */
  private async isTold(): Promise<boolean> {
    const { notifyEmail } = await this.tenants.profile();
    if (!this.mailer.isConfigured || !notifyEmail) return false;
    return !(await this.handoffs.mailsFail());
  }

  keepEmail(visitorId: string, email: string): Promise<void> {
    return this.handoffs.keepEmail(visitorId, email);
  }
}
