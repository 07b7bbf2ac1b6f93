import type { Responder, TurnEvent } from '../chat-engine.port.js';
import { readAnswer, reasonOf, writeAnswer, type WireAnswer } from './answer-wire.js';
import { readCitation, writeCitation, type WireCitation } from './citation-wire.js';
import type { KeptTrace } from '../kept-trace.types.js';
import type { TurnTrace } from '../turn-trace.types.js';
import { nameIn, nothingLeft, objectOf, WireFault } from './wire.js';

const RESPONDERS: Readonly<Record<Responder, true>> = { model: true, builtin: true, cache: true };

/** The `oneof` of a message: its field's name, and that field alone. */
export interface WireEvent {
  event?: keyof Bodies;
  started?: Bodies['started'];
  delta?: Bodies['delta'];
  toolStarted?: Bodies['toolStarted'];
  toolFinished?: Bodies['toolFinished'];
  citation?: Bodies['citation'];
  handoff?: Bodies['handoff'];
  completed?: Bodies['completed'];
}

interface Bodies {
  started: { responder: string };
  delta: { text: string };
  toolStarted: { name: string };
  toolFinished: { name: string; ok: boolean };
  citation: WireCitation;
  handoff: { reason: string };
  /** Of a turn that is traced, with its traces as JSON. */
  completed: WireAnswer & { traceJson?: string; keptTraceJson?: string };
}

type Kind = TurnEvent['type'];
type EventOf<Type extends Kind> = Extract<TurnEvent, { type: Type }>;

/** A new event does not compile until it is written and read. */
interface Codec<Type extends Kind> {
  write: (event: EventOf<Type>) => WireEvent;
  /** @returns undefined when the message has another event; @throws WireFault */
  read: (wire: WireEvent) => EventOf<Type> | undefined;
}

const CODECS: { [Type in Kind]: Codec<Type> } = {
  started: {
    write: ({ type: _, responder, ...rest }) => only(rest, { started: { responder } }),
    read: ({ started }) =>
      started && { type: 'started', responder: nameIn(RESPONDERS, started.responder, 'responder') },
  },
  delta: {
    write: ({ type: _, text, ...rest }) => only(rest, { delta: { text } }),
    read: ({ delta }) => delta && { type: 'delta', text: delta.text },
  },
  'tool-started': {
    write: ({ type: _, name, ...rest }) => only(rest, { toolStarted: { name } }),
    read: ({ toolStarted }) => toolStarted && { type: 'tool-started', name: toolStarted.name },
  },
  'tool-finished': {
    write: ({ type: _, name, ok, ...rest }) => only(rest, { toolFinished: { name, ok } }),
    read: ({ toolFinished }) =>
      toolFinished && { type: 'tool-finished', name: toolFinished.name, ok: toolFinished.ok },
  },
  citation: {
    write: ({ type: _, citation, ...rest }) => only(rest, { citation: writeCitation(citation) }),
    read: ({ citation }) => citation && { type: 'citation', citation: readCitation(citation) },
  },
  handoff: {
    write: ({ type: _, reason, ...rest }) => only(rest, { handoff: { reason } }),
    read: ({ handoff }) => handoff && { type: 'handoff', reason: reasonOf(handoff) },
  },
  completed: {
    write: ({ type: _, answer, trace, kept, ...rest }) =>
      only(rest, {
        completed: {
          ...writeAnswer(answer),
          ...(trace && { traceJson: JSON.stringify(trace) }),
          ...(kept && { keptTraceJson: JSON.stringify(kept) }),
        },
      }),
    read: ({ completed }) =>
      completed && { type: 'completed', answer: readAnswer(completed), ...tracesIn(completed) },
  },
};

/** As the chat process wrote it: it is shown to the business, and nothing depends on it. */
function tracesIn({ traceJson, keptTraceJson }: Bodies['completed']): {
  trace?: TurnTrace;
  kept?: KeptTrace;
} {
  return {
    ...(traceJson !== undefined && { trace: objectOf(traceJson, 'trace_json') as unknown as TurnTrace }),
    ...(keptTraceJson !== undefined && {
      kept: objectOf(keptTraceJson, 'kept_trace_json') as unknown as KeptTrace,
    }),
  };
}

const KIND_OF: { [Field in keyof Bodies]: Kind } = {
  started: 'started',
  delta: 'delta',
  toolStarted: 'tool-started',
  toolFinished: 'tool-finished',
  citation: 'citation',
  handoff: 'handoff',
  completed: 'completed',
};

export function writeEvent(event: TurnEvent): WireEvent {
  const { write } = CODECS[event.type] as Codec<Kind>;
  return write(event);
}

/** @throws WireFault for a message without an event that is known here, as of a newer chat process */
export function readEvent(wire: WireEvent): TurnEvent {
  const event = wire.event && CODECS[KIND_OF[wire.event]].read(wire);
  if (!event) throw new WireFault('The message has no event that is known here.');
  return event;
}

function only<Rest extends object>(
  rest: keyof Rest extends never ? Rest : never,
  wire: WireEvent,
): WireEvent {
  nothingLeft(rest);
  return wire;
}
