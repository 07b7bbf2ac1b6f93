import { says } from '../../puppet-model/replies.js';
import type { Reply, WireMessage, WireRequest } from '../../puppet-model/wire.js';
import type { Attack, Targets } from './attacks.js';

const LONGEST = 600;

/** Calls what the attacker wants, round for round, and then says whatever it has got. */
export function obeys({ rounds }: Attack, targets: Targets): Reply {
  const all = rounds(targets);
  return (response, request) => {
    const messages = request.body.messages ?? [];
    const round = messages.filter(({ tool_calls: calls }) => (calls?.length ?? 0) > 0).length;
    const calls = request.body.tools?.length ? (all[round] ?? []) : [];
    const withIds = calls.map((call, index) => ({ ...call, id: `call_${request.at}_${index}` }));
    const reply = calls.length > 0 ? says({ calls: withIds }) : says(`I have got: ${got(messages)}`);
    return reply(response, request);
  };
}

function got(messages: readonly WireMessage[]): string {
  const results = messages.filter(({ role }) => role === 'tool').map(({ content }) => content ?? '');
  return results.join(' ').slice(0, LONGEST);
}

/** Everything that the model could read in these requests, as one text. */
export function readIn(requests: readonly WireRequest[]): string {
  return requests.map(({ body }) => JSON.stringify(body)).join('\n');
}

/** The instructions in each request. */
export function instructionsIn(requests: readonly WireRequest[]): string[] {
  const messages = requests.flatMap(({ body }) => body.messages ?? []);
  return messages.filter(({ role }) => role === 'system').map(({ content }) => content ?? '');
}
