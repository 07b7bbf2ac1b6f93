import { ModelConfig } from './model.config.js';
import { readSettings } from './setting.js';

const read = (env: NodeJS.ProcessEnv): ModelConfig =>
  readSettings([ModelConfig], env).get(ModelConfig) as ModelConfig;

function complaint(env: NodeJS.ProcessEnv): string {
  try {
    read(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the settings of models', () => {
  it('are no model by default', () => {
    expect({ ...read({}) }).toEqual({
      baseUrl: 'https://api.openai.com/v1',
      apiKey: '',
      model: '',
      businessBaseUrls: expect.arrayContaining(['https://api.openai.com/v1', 'https://api.mistral.ai/v1']),
      privateHosts: [],
      contextTokens: 0,
      firstTokenMs: 15_000,
      idleMs: 20_000,
      callMs: 30_000,
      lateMs: 20_000,
    });
  });

  it.each([
    'https://models.example/v1/',
    'http://localhost:11434/v1',
    'http://127.0.0.1:8080/v1',
    'http://[::1]:8080/v1',
    'http://ollama:11434/v1',
  ])('take %s', (url) => {
    expect(complaint({ OPENAI_BASE_URL: url, MODEL_PRIVATE_HOSTS: 'ollama' })).toBe('');
    expect(
      read({ MODEL_BASE_URLS: `${url}, https://b.example`, MODEL_PRIVATE_HOSTS: 'Ollama' }).businessBaseUrls,
    ).toEqual([url.replace(/\/$/, ''), 'https://b.example']);
  });

  it.each([
    'models.example',
    'http://models.example/v1',
    'https://a:b@c.example',
    'ftp://c.example',
    'https://c.example/#a',
  ])('refuse %s', (url) => {
    expect(complaint({ OPENAI_BASE_URL: url })).toContain('OPENAI_BASE_URL must be an https:// URL');
    expect(complaint({ MODEL_BASE_URLS: url })).toContain('MODEL_BASE_URLS must be a comma list');
  });
});
