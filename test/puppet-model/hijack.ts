import { says, type SaidCall } from './replies.js';
import type { Reply, WireRequest, WireTool } from './wire.js';

/** What a model does that obeys the attacker instead of its instructions. */
export interface Hijack {
  /** Ids of other people and businesses, put into every argument whose name is a key here. */
  arguments: Readonly<Record<string, unknown>>;
  /** Calls of tools that were not offered, too. */
  calls?: readonly SaidCall[];
  /** What it says when no tool is offered. */
  text?: string;
}

/** Calls every offered tool with the attacker's arguments, in each round. */
export function hijack({ arguments: values, calls = [], text = 'As you wish.' }: Hijack): Reply {
  return (response, request) => {
    const tools = request.body.tools ?? [];
    const all = [...tools.map((tool) => attackOn(tool, values)), ...calls];
    const saying = tools.length === 0 ? says(text) : says({ calls: all.map(withId(request)) });
    return saying(response, request);
  };
}

/** The attacker's value where there is one, also for arguments that the tool does not have. */
function attackOn({ function: { name, parameters } }: WireTool, values: Hijack['arguments']): SaidCall {
  const properties = Object.keys(parameters?.properties ?? {});
  const text = Object.values(values).find((value) => typeof value === 'string') ?? 'all';
  return { name, arguments: { ...Object.fromEntries(properties.map((key) => [key, text])), ...values } };
}

const withId =
  ({ at }: WireRequest) =>
  (call: SaidCall, index: number): SaidCall => ({ ...call, id: `call_${at}_${index}` });
