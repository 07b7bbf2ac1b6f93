import { Module } from '@nestjs/common';
import { OutboundConnections } from './outbound-connections.js';
import { MessengerServers } from './messenger-servers.js';
import { PublicImap } from './public-imap.js';
import { PublicPost } from './public-post.js';
import { PublicSmtp } from './public-smtp.js';
import { PublicWeb } from './public-web.js';

@Module({
  providers: [OutboundConnections, PublicWeb, PublicPost, PublicSmtp, PublicImap, MessengerServers],
  exports: [OutboundConnections, PublicWeb, PublicPost, PublicSmtp, PublicImap, MessengerServers],
})
export class OutboundModule {}
