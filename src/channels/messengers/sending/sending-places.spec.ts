import { QUEUE_POLICIES } from '../../../queue/queue-policies.js';
import { MESSENGER_KINDS, type MessengerKind } from '../channel.types.js';
import { SendingPlaces } from './sending-places.js';

/** Takes what there is. @returns what gives each place back */
function fill(places: SendingPlaces, kind: MessengerKind, accounts: number): (() => void)[] {
  const taken: (() => void)[] = [];
  for (let account = 0; account < accounts; account += 1)
    for (
      let leave = places.take(kind, `${kind} ${account}`);
      leave;
      leave = places.take(kind, `${kind} ${account}`)
    )
      taken.push(leave);
  return taken;
}

describe('the places of a process that sends', () => {
  it('are never all of one account', () => {
    const places = new SendingPlaces();
    expect(fill(places, 'telegram', 1)).toHaveLength(16);
    expect(places.take('telegram', 'telegram 0')).toBeNull();
    expect(places.take('telegram', 'another')).not.toBeNull();
  });

  it('are never all of one platform, however many of its accounts hang', () => {
    const places = new SendingPlaces();
    const taken = fill(places, 'telegram', 100);
    expect(taken).toHaveLength(96);
    expect(places.take('telegram', 'another')).toBeNull();
    expect(places.take('whatsapp', 'another')).not.toBeNull();
  });

  it('are free again when they are given back', () => {
    const places = new SendingPlaces();
    for (const leave of fill(places, 'telegram', 100)) leave();
    expect(fill(places, 'telegram', 1)).toHaveLength(16);
  });

  it('leave some of the queue’s jobs to the others while one platform has its share', () => {
    const { concurrency } = QUEUE_POLICIES.channels;
    const most = fill(new SendingPlaces(), 'telegram', 100).length;
    expect(concurrency({} as never)).toBeGreaterThan(most * 2);
    expect(MESSENGER_KINDS.length).toBeGreaterThan(1);
  });
});
