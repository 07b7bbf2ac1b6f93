import { PlatformFailure } from './channel-adapter.port.js';
import type { ChannelCheck } from './channel.types.js';

/** One step of a test. @param step what is well, in words @throws what is no failure of the platform */
export async function checkOf(
  name: ChannelCheck['name'],
  step: () => Promise<string>,
): Promise<ChannelCheck> {
  try {
    return { name, ok: true, detail: await step() };
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    return { name, ok: false, detail: error.message };
  }
}
