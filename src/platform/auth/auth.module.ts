import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessDeclarations } from './access-declarations.js';
import { Authenticator } from './authenticator.js';
import { RequestCredentials } from './request-credentials.js';
import { VisitorTokens } from './visitor-tokens.js';

/** The feature that owns the keys provides `CredentialRegistry`. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Authenticator, VisitorTokens, RequestCredentials, AccessDeclarations],
  exports: [Authenticator, VisitorTokens, RequestCredentials],
})
export class AuthModule {}
