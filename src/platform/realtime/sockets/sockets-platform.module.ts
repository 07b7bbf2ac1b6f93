import { Module } from '@nestjs/common';
import { OpenSockets } from './open-sockets.js';
import { SocketAdmission } from './socket-admission.js';
import { UnprovenConnections } from './unproven-connections.js';

/** Socket.IO as a second transport of the event streams. */
@Module({
  providers: [SocketAdmission, OpenSockets, UnprovenConnections],
  exports: [OpenSockets, UnprovenConnections],
})
export class SocketsPlatformModule {}
