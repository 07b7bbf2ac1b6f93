import { Module } from '@nestjs/common';
import { OutboundConnections } from './outbound-connections.js';
import { PublicWeb } from './public-web.js';

@Module({ providers: [OutboundConnections, PublicWeb], exports: [OutboundConnections, PublicWeb] })
export class OutboundModule {}
