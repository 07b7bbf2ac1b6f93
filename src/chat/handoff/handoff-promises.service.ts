import { Injectable } from '@nestjs/common';
import type { Standing } from '../../assistant/chat-tool.js';
import type { Speech } from '../../language/speech.js';
import { promiseOf, type HandoffPromise } from './promise.js';
import { TeamReachPort } from './team-reach.port.js';

/** What a visitor is told when a conversation is handed off by a call instead of by the assistant. */
@Injectable()
export class HandoffPromises {
  constructor(private readonly team: TeamReachPort) {}

  async text(standing: Standing, speech: Speech): Promise<string> {
    return (await this.promise(standing, speech)).text;
  }

  /** @param standing before the handoff */
  async promise(standing: Standing, speech: Speech): Promise<HandoffPromise> {
    return promiseOf(await this.team.reach(), standing, speech);
  }
}
