import { readTracingConfig } from '../../config/tracing.config.js';

/**
 * Records traces from now on, where an endpoint for them is set. Call it before the application is loaded.
 * @throws Error when the settings are wrong
 */
export async function traceIfWanted(role: 'api' | 'worker' | 'chat'): Promise<void> {
  const config = readTracingConfig();
  if (config.endpoint === '') return;
  const { startTracing } = await import('./start-tracing.js');
  await startTracing(config, role);
}
