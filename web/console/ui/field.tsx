import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import { writtenDir } from './written.js';
import css from './field.module.css';

interface Named {
  label: string;
  /** What is wrong with it. */
  fault?: string | undefined;
}

/** What people write has its own direction, whatever the language of the console. */
export function TextField({ label, fault, ...rest }: InputHTMLAttributes<HTMLInputElement> & Named) {
  const id = useId();
  return (
    <Labelled id={id} label={label} fault={fault}>
      <input
        dir={writtenDir(rest.value)}
        {...rest}
        id={id}
        className={css['input']}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
      />
    </Labelled>
  );
}

export function TextArea({ label, fault, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & Named) {
  const id = useId();
  return (
    <Labelled id={id} label={label} fault={fault}>
      <textarea
        dir={writtenDir(rest.value)}
        {...rest}
        id={id}
        className={css['input']}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
      />
    </Labelled>
  );
}

export function Choice<Value extends string>({
  label,
  value,
  options,
  choose,
  hidesLabel = false,
  disabled = false,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  choose: (value: Value) => void;
  hidesLabel?: boolean;
  disabled?: boolean;
}) {
  const id = useId();
  const select = (
    <select
      id={id}
      className={css['input']}
      value={value}
      disabled={disabled}
      aria-label={hidesLabel ? label : undefined}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) choose(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
  return hidesLabel ? (
    select
  ) : (
    <Labelled id={id} label={label}>
      {select}
    </Labelled>
  );
}

function Labelled({ id, label, fault, children }: Named & { id: string; children: ReactNode }) {
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      {children}
      {fault && (
        <p id={`${id}-fault`} className={css['fault']} dir="auto">
          {fault}
        </p>
      )}
    </div>
  );
}
