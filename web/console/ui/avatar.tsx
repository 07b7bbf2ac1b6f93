import css from './avatar.module.css';

const TONES = 5;

/** The first letters of a name, on a colour that stays with the person: a picture, beside which the name is written. */
export function Avatar({ name, id }: { name: string; id: string }) {
  const letters = name
    .split(/[\s@.]+/u)
    .filter((part) => /^[\p{L}\p{N}]/u.test(part))
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('');
  const tone = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TONES;
  return (
    <span
      className={`${css['avatar'] ?? ''} ${css[`tone${tone}`] ?? ''}`}
      data-letters={letters.toUpperCase() || '–'}
      aria-hidden
    />
  );
}
