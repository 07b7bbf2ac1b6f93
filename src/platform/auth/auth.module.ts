import { Global, Module } from '@nestjs/common';
import { Authenticator } from './authenticator.js';
import { VisitorTokens } from './visitor-tokens.js';

/** `CredentialRegistry` is bound by the feature that owns the keys. */
@Global()
@Module({ providers: [Authenticator, VisitorTokens], exports: [Authenticator, VisitorTokens] })
export class AuthModule {}
