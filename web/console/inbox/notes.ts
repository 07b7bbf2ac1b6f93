import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { uuid } from '../../shared/uuid.js';
import { api, bodyOf, type Message, type Note } from '../api/client.js';
import { notesQuery } from '../api/queries.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { useNotice } from '../ui/notices.js';
import { problemText } from '../ui/problem-text.js';

/** What stands in a thread. */
export type Entry = { kind: 'message'; message: Message } | { kind: 'note'; note: Note };

/**
 * Messages and notes by their time; a note before the first message is shown when no earlier message is left to load.
 * @param messages oldest first
 */
export function entriesOf(messages: Message[], notes: Note[], hasEarlier: boolean): Entry[] {
  const from = hasEarlier ? (messages[0]?.createdAt ?? '') : '';
  const shown = notes.filter(({ createdAt }) => createdAt >= from).toReversed();
  const entries: Entry[] = [];
  for (const message of messages) {
    while (shown[0] && shown[0].createdAt < message.createdAt)
      entries.push({ kind: 'note', note: shown.shift() as Note });
    entries.push({ kind: 'message', message });
  }
  return [...entries, ...shown.map((note): Entry => ({ kind: 'note', note }))];
}

/** The notes on a conversation, newest first; none for somebody who may not read them. */
export function useNotes(id: string) {
  const enabled = useMay('notes:read');
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({ ...notesQuery(id), enabled });
  return { notes: data?.pages.flatMap((page) => page.data) ?? [], hasNextPage, fetchNextPage };
}

/** Writes a note once, also when its answer was lost and it is sent again. */
export function useWriteNote(id: string, written: () => void) {
  const queries = useQueryClient();
  const { words } = useSpeech();
  const notice = useNotice();
  const attempt = useRef({ text: '', key: '' });
  return useMutation({
    // What cannot be sent now stays in the field.
    networkMode: 'always',
    mutationFn: (text: string) => {
      if (attempt.current.text !== text) attempt.current = { text, key: uuid() };
      const params = { path: { id }, header: { 'Idempotency-Key': attempt.current.key } };
      return bodyOf(api.POST('/v1/conversations/{id}/notes', { params, body: { text } }));
    },
    onSuccess: () => {
      attempt.current = { text: '', key: '' };
      written();
    },
    onError: (error: unknown) => notice(problemText(error, words)),
    onSettled: () => queries.invalidateQueries({ queryKey: notesQuery(id).queryKey }),
  });
}

export function useRemoveNote({ id: noteId, conversationId: id }: Note) {
  const queries = useQueryClient();
  const { words } = useSpeech();
  const notice = useNotice();
  return useMutation({
    mutationFn: () =>
      api.DELETE('/v1/conversations/{id}/notes/{noteId}', { params: { path: { id, noteId } } }),
    onError: (error: unknown) => notice(problemText(error, words)),
    onSettled: () => queries.invalidateQueries({ queryKey: notesQuery(id).queryKey }),
  });
}
