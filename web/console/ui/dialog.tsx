import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import css from './dialog.module.css';

/** A window over the page. Without `close` only what is in it ends it. */
export function Dialog({
  title,
  detail,
  open,
  close,
  children,
}: {
  title: string;
  detail?: string;
  open: boolean;
  close?: () => void;
  children: ReactNode;
}) {
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && close?.()} disablePointerDismissal={!close}>
      <Base.Portal>
        <Base.Backdrop className={css['backdrop']} />
        <Base.Popup className={css['popup']}>
          <Base.Title className={css['title']} dir="auto">
            {title}
          </Base.Title>
          {detail && <Base.Description className={css['detail']}>{detail}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={css['actions']}>{children}</div>;
}
