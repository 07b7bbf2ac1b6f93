import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import css from './notices.module.css';

const SHOWN_MS = 6_000;
const NoticeContext = createContext<(text: string) => void>(() => undefined);

/** One short sentence at a time, read out to whoever does not see it. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState({ text: '', at: 0 });
  const say = useCallback((text: string) => setNotice({ text, at: Date.now() }), []);
  useEffect(() => {
    const timer = setTimeout(() => setNotice({ text: '', at: 0 }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice.at]);
  return (
    <NoticeContext value={say}>
      {children}
      <div role="status" className={css['place']}>
        {notice.text && (
          <p key={notice.at} className={css['notice']} dir="auto">
            {notice.text}
          </p>
        )}
      </div>
    </NoticeContext>
  );
}

export function useNotice(): (text: string) => void {
  return use(NoticeContext);
}
