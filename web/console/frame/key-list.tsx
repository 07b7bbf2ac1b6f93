import { useSpeech } from '../app/speech-context.js';
import { Button } from '../ui/button.js';
import { Dialog, DialogActions } from '../ui/dialog.js';
import css from './key-list.module.css';

export function KeyList({ open, close }: { open: boolean; close: () => void }) {
  const { words } = useSpeech();
  const { keys } = words;
  const rows: [string[], string][] = [
    [['j', 'k'], keys.next],
    [['Enter'], keys.open],
    [['r'], keys.reply],
    [['n'], keys.note],
    [['e'], keys.resolve],
    [['b'], keys.back],
    [['t'], keys.take],
    [['u'], keys.markUnread],
    [['z'], keys.snooze],
    [['/'], keys.search],
    [['g i', 'g k', 'g t'], keys.go],
    [['Ctrl + Enter'], keys.send],
    [['?'], keys.help],
  ];
  return (
    <Dialog title={keys.title} open={open} close={close}>
      <dl className={css['list']}>
        {rows.map(([names, text]) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <kbd key={name} dir="ltr">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <DialogActions>
        <Button onClick={close}>{words.states.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
