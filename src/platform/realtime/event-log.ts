import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisClients } from '../redis/redis-clients.js';
import { conversationKey } from '../redis/redis-keys.js';
import { currentTenantId } from '../context/request-context.js';
import { formatCursor, parseCursor, type Cursor } from './cursor.js';

/** One event of a conversation as it is stored and sent. */
export interface LoggedEvent {
  cursor: Cursor;
  event: string;
  /** JSON */
  data: string;
}

export interface NewEvent {
  event: string;
  data: unknown;
}

const KEEP_SECONDS = 24 * 60 * 60;
const KEEP_EVENTS = 2000;
const PAGE = 500;

/**
 * Appends an event, at most once: an entry above the writer's floor with the same content is a write whose reply was
 * lost, and its id is returned instead. The new id is after the newest entry, after `floor`, and not before `base`: so
 * ids stay the same when a turn is streamed again after Redis has lost its data, and a reader's cursor neither repeats
 * nor skips.
 * KEYS stream; ARGV base, floor seq, floor step, event, data. Returns the id.
 */
const APPEND = `
local seq, step = tonumber(ARGV[1]), 1
local function after(s, t) if s > seq or (s == seq and t >= step) then seq, step = s, t + 1 end end
local top = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if top then
  local s, t = string.match(top[1], '(%d+)-(%d+)')
  after(tonumber(s), tonumber(t))
  local floorSeq, floorStep = tonumber(ARGV[2]), tonumber(ARGV[3])
  local isNew = tonumber(s) > floorSeq or (tonumber(s) == floorSeq and tonumber(t) > floorStep)
  if isNew and top[2][2] == ARGV[4] and top[2][4] == ARGV[5] then return top[1] end
end
after(tonumber(ARGV[2]), tonumber(ARGV[3]))
local id = string.format('%d-%d', seq, step)
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ${KEEP_EVENTS}, id, 'e', ARGV[4], 'd', ARGV[5])
redis.call('EXPIRE', KEYS[1], ${KEEP_SECONDS})
redis.call('PUBLISH', KEYS[1], id)
return id`;

/**
 * Adds the events of a committed message at its own number, all or none. A late or repeated message is not added;
 * followers read it from Postgres.
 * KEYS stream; ARGV seq, then event and data in turn.
 */
const PLACE = `
local top = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local newest = top and tonumber(string.match(top[1], '(%d+)-')) or -1
if tonumber(ARGV[1]) > newest then
  for i = 2, #ARGV, 2 do
    local id = string.format('%s-%d', ARGV[1], i / 2 - 1)
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ${KEEP_EVENTS}, id, 'e', ARGV[i], 'd', ARGV[i + 1])
  end
  redis.call('EXPIRE', KEYS[1], ${KEEP_SECONDS})
end
redis.call('PUBLISH', KEYS[1], ARGV[1] .. '-0')
return 1`;

interface LogCommands {
  eventLogAppend(...args: (string | number)[]): Promise<string>;
  eventLogPlace(...args: (string | number)[]): Promise<number>;
}

/** @param told what `notify` was given; empty when nothing is known, such as after a connection to Redis is back */
type Listener = (told: string) => void;

/** The event stream of each conversation in Redis: fast and shared, but never the only copy of a message. */
@Injectable()
export class EventLog implements OnModuleInit {
  private readonly commands: Redis & LogCommands;
  private readonly subscriber: Redis;
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(clients: RedisClients) {
    clients.commands.defineCommand('eventLogAppend', { numberOfKeys: 1, lua: APPEND });
    clients.commands.defineCommand('eventLogPlace', { numberOfKeys: 1, lua: PLACE });
    this.commands = clients.commands as Redis & LogCommands;
    this.subscriber = clients.subscriber;
  }

  onModuleInit(): void {
    this.subscriber.on('message', (channel: string, told: string) => this.wake(channel, told));
    // Notifications may have been missed before a reconnect.
    this.subscriber.on('ready', () => [...this.listeners.keys()].forEach((channel) => this.wake(channel)));
  }

  /**
   * Adds an event that is not stored in Postgres. @param floor The writer's own last cursor, in case Redis has lost its
   * data.
   */
  async append(
    conversationId: string,
    base: number,
    floor: Cursor,
    event: string,
    data: unknown,
  ): Promise<Cursor> {
    const key = streamKey(conversationId);
    const id = await this.commands.eventLogAppend(
      key,
      base,
      floor.seq,
      floor.step,
      event,
      JSON.stringify(data),
    );
    return parseCursor(id) ?? floor;
  }

  /** Adds a committed message's events at `seq-0`, `seq-1` and so on. */
  async place(conversationId: string, seq: number, events: NewEvent[]): Promise<void> {
    const pairs = events.flatMap(({ event, data }) => [event, JSON.stringify(data)]);
    await this.commands.eventLogPlace(streamKey(conversationId), seq, ...pairs);
  }

  /** Up to 500 events after a cursor, oldest first. */
  async read(conversationId: string, after: Cursor): Promise<LoggedEvent[]> {
    const entries = await this.commands.xrange(
      streamKey(conversationId),
      `(${formatCursor(after)}`,
      '+',
      'COUNT',
      PAGE,
    );
    return entries.flatMap(([id, fields]) => {
      const cursor = parseCursor(id);
      const [, event, , data] = fields;
      return cursor && event !== undefined && data !== undefined ? [{ cursor, event, data }] : [];
    });
  }

  /**
   * Calls back whenever the conversation, or another id passed to `notify`, may have new events, with what was told.
   * @returns a function that stops it
   */
  listen(id: string, callback: Listener): () => void {
    const channel = streamKey(id);
    const callbacks = this.listeners.get(channel) ?? new Set<Listener>();
    callbacks.add(callback);
    if (callbacks.size === 1) {
      this.listeners.set(channel, callbacks);
      // Something may have been published before the subscription was active.
      this.subscriber.subscribe(channel).then(
        () => this.wake(channel),
        () => undefined,
      );
    }
    return () => {
      callbacks.delete(callback);
      if (callbacks.size > 0 || this.listeners.get(channel) !== callbacks) return;
      this.listeners.delete(channel);
      this.subscriber.unsubscribe(channel).catch(() => undefined);
    };
  }

  /** Notifies the listeners of this id in every process. @param told what they would look up, which saves them that */
  async notify(id: string, told = ''): Promise<void> {
    await this.commands.publish(streamKey(id), told);
  }

  private wake(channel: string, told = ''): void {
    this.listeners.get(channel)?.forEach((callback) => callback(told));
  }
}

function streamKey(conversationId: string): string {
  return conversationKey(currentTenantId(), conversationId);
}
