import { useSpoken } from '../app/speech-context.js';
import { isLanguage, LANGUAGES } from '../app/languages.js';
import { Choice } from '../ui/field.js';
import { Mark } from '../ui/mark.js';
import { SignInForm } from './sign-in-form.js';
import css from './sign-in.module.css';

export function SignInPage() {
  const { speech, choose } = useSpoken();
  const languages = Object.entries(LANGUAGES).map(([value, { name: text }]) => ({ value, text }));
  return (
    <main className={css['page']}>
      <div className={css['card']}>
        <Mark />
        <h1>{speech.words.signIn.title}</h1>
        <SignInForm />
      </div>
      <div className={css['language']}>
        <Choice
          label={speech.words.person.language}
          hidesLabel
          value={speech.language}
          options={languages}
          choose={(code) => {
            if (isLanguage(code)) void choose(code);
          }}
        />
      </div>
    </main>
  );
}
