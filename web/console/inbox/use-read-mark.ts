import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { useMay } from '../app/session.js';

/**
 * Tells the server what the member has read: the newest message, while the page is in view.
 * @param seq its number; 0 for none
 */
export function useReadMark(id: string, seq: number): void {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const isSeen = useVisible();
  useEffect(() => {
    if (!mayWrite || !isSeen || seq === 0) return;
    const told = api.PUT('/v1/conversations/{id}/read', { params: { path: { id } }, body: { seq } });
    // What could not be told now is told with the next message.
    told.then(
      () => queries.invalidateQueries({ queryKey: ['conversations'] }),
      () => undefined,
    );
  }, [id, isSeen, mayWrite, queries, seq]);
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const change = (): void => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', change);
    return () => document.removeEventListener('visibilitychange', change);
  }, []);
  return isVisible;
}
