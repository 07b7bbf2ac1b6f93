import { Injectable } from '@nestjs/common';
import type { Standing } from '../../assistant/chat-tool.js';
import type { Language } from '../../language/language.js';
import { promiseOf } from './promise.js';
import { TeamReachPort } from './team-reach.port.js';

/** What a visitor is told when a conversation is handed off by a call instead of by the assistant. */
@Injectable()
export class HandoffPromises {
  constructor(private readonly team: TeamReachPort) {}

  async text(standing: Standing, language: Language): Promise<string> {
    return promiseOf(await this.team.reach(), standing, language).text;
  }
}
