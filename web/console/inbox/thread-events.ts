import type { ServerSentEvent } from '../../shared/event-stream.js';
import type { Message } from '../api/client.js';

/** The answer that is being written. */
export interface Draft {
  turnId: string;
  text: string;
  /** The tool that is working; empty for none. */
  tool: string;
}

/** What an event of the thread says. */
export type Told =
  | { kind: 'message'; message: Message }
  | { kind: 'draft'; draft: Draft | null }
  | { kind: 'status' }
  | { kind: 'nothing' };

interface EventData {
  turnId?: string;
  text?: string;
  name?: string;
  message?: Message;
}

/** @param draft the answer that was being written before the event */
export function readThreadEvent({ event, data }: ServerSentEvent, draft: Draft | null): Told {
  const told = JSON.parse(data) as EventData;
  const turnId = told.turnId ?? '';
  const same: Draft = draft?.turnId === turnId ? draft : { turnId, text: '', tool: '' };
  switch (event) {
    case 'message.created':
    case 'message.completed':
      return told.message ? { kind: 'message', message: told.message } : { kind: 'nothing' };
    case 'turn.started':
      return { kind: 'draft', draft: { turnId, text: '', tool: '' } };
    case 'text.delta':
      return { kind: 'draft', draft: { ...same, text: same.text + (told.text ?? ''), tool: '' } };
    case 'tool.started':
      return { kind: 'draft', draft: { ...same, tool: told.name ?? '' } };
    case 'tool.finished':
      return { kind: 'draft', draft: { ...same, tool: '' } };
    case 'turn.failed':
      return { kind: 'draft', draft: null };
    case 'handoff':
      return { kind: 'status' };
    default:
      return { kind: 'nothing' };
  }
}
