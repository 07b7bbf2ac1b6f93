import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Session } from '../api/client.js';
import { tenantQuery } from '../api/queries.js';
import { SignInForm } from '../sign-in/sign-in-form.js';
import { Dialog } from '../ui/dialog.js';
import { router } from './router.js';
import { SessionContext } from './session.js';
import { useSpeech, ZoneProvider } from './speech-context.js';

interface Props {
  session: Session;
  /** The server knows the session no more: signing in stands over the page, and what is written stays. */
  hasEnded: boolean;
}

/** Everything behind the sign-in; times are those of the business. */
export function SignedIn({ session, hasEnded }: Props) {
  const { signIn } = useSpeech().words;
  const { data: tenant } = useQuery(tenantQuery);
  return (
    <SessionContext value={session}>
      <ZoneProvider zone={tenant?.timezone}>
        <RouterProvider router={router} key={session.member.id} />
      </ZoneProvider>
      <Dialog title={signIn.ended} detail={signIn.endedWhy} open={hasEnded}>
        <SignInForm email={session.person.email} />
      </Dialog>
    </SessionContext>
  );
}
