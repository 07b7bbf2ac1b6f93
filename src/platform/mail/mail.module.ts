import { Global, Module } from '@nestjs/common';
import { ConsoleLinks } from './console-links.js';
import { Mailer } from './mailer.js';

@Global()
@Module({ providers: [Mailer, ConsoleLinks], exports: [Mailer, ConsoleLinks] })
export class MailModule {}
