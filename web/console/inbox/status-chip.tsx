import type { Conversation } from '../api/client.js';
import { useSpeech } from '../app/speech-context.js';
import css from './status-chip.module.css';

export function StatusChip({ status }: { status: Conversation['status'] }) {
  const { words } = useSpeech();
  return <span className={`${css['chip'] ?? ''} ${css[status] ?? ''}`}>{words.status[status]}</span>;
}
