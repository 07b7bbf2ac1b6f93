import { Module } from '@nestjs/common';
import { MessengersModule } from '../messengers.module.js';
import { ChannelDoorController } from './channel-door.controller.js';
import { ChannelIntakeModule } from './channel-intake.module.js';
import { ChannelReceiver } from './channel-receiver.service.js';

/** The public address of platforms' deliveries; apart, because the worker serves none. */
@Module({
  imports: [MessengersModule, ChannelIntakeModule],
  controllers: [ChannelDoorController],
  providers: [ChannelReceiver],
})
export class ChannelReceivingModule {}
