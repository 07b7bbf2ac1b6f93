/** Servers whose dialect is known by their address. */
export type ServerKind =
  | 'openai'
  | 'azure'
  | 'mistral'
  | 'groq'
  | 'openrouter'
  | 'deepseek'
  | 'google'
  | 'anthropic'
  | 'ollama'
  | 'other';

const HOSTS: readonly [string, ServerKind][] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure'],
  ['services.ai.azure.com', 'azure'],
  ['cognitiveservices.azure.com', 'azure'],
  ['api.mistral.ai', 'mistral'],
  ['api.groq.com', 'groq'],
  ['openrouter.ai', 'openrouter'],
  ['api.deepseek.com', 'deepseek'],
  ['generativelanguage.googleapis.com', 'google'],
  ['api.anthropic.com', 'anthropic'],
];
const OLLAMA_PORT = '11434';

export function serverOf(baseUrl: string): ServerKind {
  const { hostname, port } = new URL(baseUrl);
  const known = HOSTS.find(([host]) => hostname === host || hostname.endsWith(`.${host}`));
  if (known) return known[1];
  return port === OLLAMA_PORT ? 'ollama' : 'other';
}
