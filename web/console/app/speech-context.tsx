import { DirectionProvider } from '@base-ui/react/direction-provider';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { keep } from './device.js';
import { type Language, LANGUAGES } from './languages.js';
import { Speech } from './speech.js';

interface Spoken {
  speech: Speech;
  choose: (language: Language) => Promise<void>;
}

const SpeechContext = createContext<Spoken | null>(null);

/** Loads the words of a language and turns the page to its direction. */
export async function loadSpeech(language: Language): Promise<Speech> {
  const { WORDS } = await LANGUAGES[language].load();
  const root = document.documentElement;
  root.lang = language;
  root.dir = LANGUAGES[language].direction;
  return new Speech(language, WORDS);
}

export function SpeechProvider({ first, children }: { first: Speech; children: ReactNode }) {
  const [speech, setSpeech] = useState(first);
  const spoken = useMemo(
    () => ({
      speech,
      choose: async (language: Language) => {
        keep('language', language);
        setSpeech(await loadSpeech(language));
      },
    }),
    [speech],
  );
  return (
    <SpeechContext value={spoken}>
      <DirectionProvider direction={speech.direction}>{children}</DirectionProvider>
    </SpeechContext>
  );
}

/** Within it times are those of the business. */
export function ZoneProvider({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  const { speech, choose } = useSpoken();
  const zoned = useMemo(() => ({ speech: speech.in(zone), choose }), [speech, choose, zone]);
  return <SpeechContext value={zoned}>{children}</SpeechContext>;
}

export function useSpoken(): Spoken {
  const spoken = use(SpeechContext);
  if (!spoken) throw new Error('There is no SpeechProvider above.');
  return spoken;
}

export function useSpeech(): Speech {
  return useSpoken().speech;
}
