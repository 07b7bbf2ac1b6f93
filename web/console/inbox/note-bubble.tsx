import { StickyNote, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Note } from '../api/client.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { Button, IconButton } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import { useRemoveNote } from './notes.js';
import css from './note-bubble.module.css';

/** What somebody of the team has noted, which the customer does not see. */
export function NoteBubble({ note }: { note: Note }) {
  const speech = useSpeech();
  const { inbox, states } = speech.words;
  const [asks, setAsks] = useState(false);
  const mayRemove = useMay('notes:write');
  const remove = useRemoveNote(note);
  return (
    <article className={css['note']}>
      <p className={css['meta']}>
        <StickyNote aria-hidden />
        <span>{inbox.note}</span>
        <bdi>{note.author.name}</bdi>
        <time dateTime={note.createdAt}>{speech.time(note.createdAt)}</time>
        {mayRemove && (
          <IconButton label={inbox.removeNote} className={css['remove'] ?? ''} onClick={() => setAsks(true)}>
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </p>
      <p className={css['text']} dir="auto">
        {note.text}
      </p>
      <Dialog title={inbox.removeNoteAsk} open={asks} close={() => setAsks(false)}>
        <DialogActions>
          <Button onClick={() => setAsks(false)}>{states.cancel}</Button>
          <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {states.remove}
          </Button>
        </DialogActions>
      </Dialog>
    </article>
  );
}
