import { Module } from '@nestjs/common';
import { OpenSockets } from './open-sockets.js';
import { SocketAdmission } from './socket-admission.js';

/** Socket.IO as a second transport of the event streams. */
@Module({ providers: [SocketAdmission, OpenSockets], exports: [OpenSockets] })
export class SocketsPlatformModule {}
