import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ProblemError } from '../../shared/problem.js';
import { onSessionEnded } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { Failure, Skeleton } from '../ui/states.js';

const SignedIn = lazy(async () => ({ default: (await import('./signed-in.js')).SignedIn }));

/** The sign-in card, or what is behind it. */
export function App() {
  const { data: session, error, refetch, dataUpdatedAt } = useQuery(sessionQuery);
  const endedAt = useSessionEnd();
  if (!session) {
    if (error instanceof ProblemError && error.status === 401) return <SignInPage />;
    return error ? <Failure error={error} again={() => void refetch()} /> : <Skeleton />;
  }
  return (
    <Suspense fallback={<Skeleton />}>
      <SignedIn session={session} hasEnded={endedAt > dataUpdatedAt} />
    </Suspense>
  );
}

/** When a call was last refused because nobody is signed in; 0 for never. */
function useSessionEnd(): number {
  const [endedAt, setEndedAt] = useState(0);
  useEffect(() => onSessionEnded(() => setEndedAt(Date.now())), []);
  return endedAt;
}
