import { Link } from '@tanstack/react-router';
import { useSpeech } from '../app/speech-context.js';
import { Empty } from '../ui/states.js';

export function NotFound() {
  const { states } = useSpeech().words;
  return (
    <Empty text={states.notFound}>
      <Link to="/inbox">{states.toInbox}</Link>
    </Empty>
  );
}
