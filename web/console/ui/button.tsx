import type { ButtonHTMLAttributes, ReactNode } from 'react';
import css from './button.module.css';

type Kind = 'primary' | 'quiet' | 'danger' | 'bare';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  icon?: ReactNode;
}

export function Button({ kind = 'quiet', icon, children, className = '', ...rest }: Props) {
  return (
    <button type="button" {...rest} className={`${css['button'] ?? ''} ${css[kind] ?? ''} ${className}`}>
      {icon}
      {children}
    </button>
  );
}

/** A picture alone; `label` is its name for everybody who does not see it. */
export function IconButton({
  label,
  children,
  className = '',
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & { label: string }) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={`${css['iconButton'] ?? ''} ${className}`}
    >
      {children}
    </button>
  );
}
