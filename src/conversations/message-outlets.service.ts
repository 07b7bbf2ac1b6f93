import { Injectable } from '@nestjs/common';
import type { Channel, Message } from './conversation.types.js';

/** Somebody who carries messages out of the house, such as to a messaging platform. */
export abstract class MessageOutlet {
  /**
   * Called after the commit of a message that no visitor has written. It must not fail and must be quick: what is owed
   * was committed with the message.
   * @param channel of the conversation; undefined where it is not known
   */
  abstract announced(message: Message, channel: Channel | undefined): Promise<void>;
}

/** The outlets that features have registered, so that conversations know none of them. */
@Injectable()
export class MessageOutlets {
  private readonly outlets: MessageOutlet[] = [];

  add(outlet: MessageOutlet): void {
    this.outlets.push(outlet);
  }

  async announced(message: Message, channel?: Channel): Promise<void> {
    for (const outlet of this.outlets) await outlet.announced(message, channel);
  }
}
