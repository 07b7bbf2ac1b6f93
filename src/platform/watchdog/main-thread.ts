import { Session, type Debugger } from 'node:inspector/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A main thread that runs JavaScript is interrupted at once; one inside native code cannot be. */
const PAUSE_MS = 5_000;
const MOST_FRAMES = 20;
const KILLED = 137;

/** Access to the blocked main thread from another thread, through the inspector. */
export class MainThread {
  private readonly session = new Session();
  private top: Debugger.CallFrame | undefined;
  private readonly files = new Map<string, string>();

  /**
   * Pauses the main thread. @returns its stack, innermost first: `function (file:line)`; empty when it cannot be
   * paused.
   */
  async stack(): Promise<string[]> {
    const paused = this.pause().catch((): Debugger.CallFrame[] => []);
    const frames = await Promise.race([paused, delay(PAUSE_MS, [] as Debugger.CallFrame[])]);
    [this.top] = frames;
    return frames.slice(0, MOST_FRAMES).map(({ functionName, location }) => {
      const file = this.files.get(location.scriptId) ?? '?';
      return `${functionName || '(anonymous)'} (${file}:${location.lineNumber + 1})`;
    });
  }

  /** Ends the process, whatever the main thread is doing. */
  async end(): Promise<void> {
    process.kill(process.pid, 'SIGKILL');
    // A container's first process ignores SIGKILL from inside the container, so it must exit itself.
    const { callFrameId } = this.top ?? {};
    if (callFrameId === undefined) return;
    await this.session.post('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression: `process.reallyExit(${KILLED})`,
    });
  }

  private async pause(): Promise<Debugger.CallFrame[]> {
    this.session.connectToMainThread();
    this.session.on('Debugger.scriptParsed', ({ params }) => this.files.set(params.scriptId, params.url));
    const paused = new Promise<Debugger.CallFrame[]>((resolve) => {
      this.session.once('Debugger.paused', ({ params }) => resolve(params.callFrames));
    });
    await this.session.post('Debugger.enable');
    await this.session.post('Debugger.pause');
    return paused;
  }
}
