import { HandoffTool } from '../../src/chat/handoff/handoff.tool.js';
import { TeamReachPort, type TeamReach } from '../../src/chat/handoff/team-reach.port.js';

const OPEN: TeamReach = { openNow: true, changesAt: '2026-11-23T18:00', daysAhead: 0, isTold: false };

/** A team without stores; remembers the addresses that visitors leave. */
export class StandInTeam extends TeamReachPort {
  readonly kept: { visitorId: string; email: string }[] = [];

  constructor(private readonly known: TeamReach = OPEN) {
    super();
  }

  reach(): Promise<TeamReach> {
    return Promise.resolve(this.known);
  }

  keepEmail(visitorId: string, email: string): Promise<void> {
    this.kept.push({ visitorId, email });
    return Promise.resolve();
  }
}

/** The ability of handing off, at a shop that is open. */
export function handoffTool(team: TeamReachPort = new StandInTeam()): HandoffTool {
  return new HandoffTool(team);
}
