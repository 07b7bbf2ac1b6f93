import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RedisClients } from '../redis/redis-clients.js';

/** Whose credentials have changed: those of a business, or the sessions of a person in all their businesses. */
export type CredentialChange = { tenantId: string } | { personId: string };

type Listener = (change: CredentialChange) => void;

const CHANNEL = 'credential-changes';

/**
 * Tells every process at once whose keys, sessions or standing have changed. What is not told, because Redis is away, each
 * process finds out by itself within seconds.
 */
@Injectable()
export class CredentialChanges implements OnModuleInit {
  private readonly listeners: Listener[] = [];

  constructor(private readonly clients: RedisClients) {}

  onModuleInit(): void {
    const { subscriber } = this.clients;
    subscriber.on('message', (channel: string, told: string) => {
      if (channel === CHANNEL) this.hear(JSON.parse(told) as CredentialChange);
    });
    subscriber.subscribe(CHANNEL).catch(() => undefined);
  }

  /** Listeners are called in the order in which they were added, in no request's context. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** To be called when the change is committed: who reads before would keep what was. */
  tell(change: CredentialChange): void {
    this.clients.commands.publish(CHANNEL, JSON.stringify(change)).catch(() => undefined);
  }

  private hear(change: CredentialChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
