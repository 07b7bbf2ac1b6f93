import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { sessionCookie } from '../../platform/auth/session-cookie.js';
import { toSessionView, type SessionView } from '../dto/session.dto.js';
import type { SignedIn } from '../member.types.js';
import { LONGEST_DAYS } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

const DAY_SECONDS = 86_400;

/** The answer to a person who has just signed in. */
@Injectable()
export class SignInAnswers {
  constructor(private readonly sessions: SessionsService) {}

  /** Sets the cookie. */
  async signedIn(response: Response, signedIn: SignedIn): Promise<SessionView> {
    const view = toSessionView(await this.sessions.describe(signedIn));
    response.setHeader('Set-Cookie', sessionCookie(signedIn.token, LONGEST_DAYS * DAY_SECONDS));
    return view;
  }
}
