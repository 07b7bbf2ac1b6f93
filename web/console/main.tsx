import './app/styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from '../shared/problem.js';
import { App } from './app/app.js';
import { currentLanguage } from './app/languages.js';
import { loadSpeech, SpeechProvider } from './app/speech-context.js';
import { reloadForMissingFiles } from './app/new-version.js';

const TRIES = 2;

reloadForMissingFiles();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => {
        const mayPass = !(error instanceof ProblemError) || error.passing;
        return mayPass && count < TRIES;
      },
    },
  },
});

const place = document.querySelector('#root');
if (!place) throw new Error('The page has no place for the console.');
const speech = await loadSpeech(currentLanguage());
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <SpeechProvider first={speech}>
          <App />
        </SpeechProvider>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
