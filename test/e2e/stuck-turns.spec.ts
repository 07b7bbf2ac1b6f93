import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startConversation } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { Follower } from './follower.js';
import { onStage, type Stage } from './stage.js';
import { ask, messagesOf, tell } from './turns.js';

const UNKNOWN = 'Do you rent out hovercrafts by the fortnight?';
const STUCK = 'Stand still.';
const ENGINE = pathToFileURL(join(__dirname, '..', 'support', 'blocking-engine.mjs')).href;
const SETTINGS = {
  NODE_OPTIONS: `--import ${ENGINE}`,
  TURN_CONCURRENCY: '20',
  TURN_TENANT_PERCENT: '100',
  DATABASE_ACQUIRE_TIMEOUT_MS: '10000',
  // What Redis does not take in time is not streamed, only stored.
  REDIS_COMMAND_TIMEOUT_MS: '10000',
};

interface StallLine {
  stalledMs: number;
  turns: { tenant: string; conversationId: string; turnId: string }[];
  stack: string[];
}

/** Acts as the supervisor of a deployment: restarts the process when it ends. */
class Supervisor {
  readonly ended: FrontdeskProcess[] = [];
  private isOver = false;

  constructor(
    private readonly stage: Stage,
    private current: FrontdeskProcess,
  ) {
    this.watch();
  }

  stop(): void {
    this.isOver = true;
  }

  private watch(): void {
    const watched = this.current;
    watched.child.once('exit', () => {
      this.ended.push(watched);
      if (this.isOver) return;
      void this.stage.restart(watched, SETTINGS).then((next) => {
        this.current = next;
        this.watch();
      });
    });
  }
}

function stallsOf(process: FrontdeskProcess): StallLine[] {
  const lines = process.log.filter((line) => line.includes('"Watchdog"'));
  return lines.map((line) => JSON.parse(line) as StallLine);
}

function owed(stage: Stage): Promise<{ kind: string; reference: string }[]> {
  return stage.sql('SELECT kind, reference FROM outbox');
}

test(
  'a turn that blocks is given up after two processes, and the nine beside it are answered',
  () =>
    onStage(async (stage) => {
      const frontdesk = await stage.start({ ...SETTINGS, HOLD_ANSWERS: 'yes' });
      const shop = await stage.business(frontdesk);
      const innocent = await Promise.all(
        Array.from({ length: 9 }, async () => new Follower(shop.api, await startConversation(shop.api))),
      );
      const guilty = new Follower(shop.api, await startConversation(shop.api));
      const supervisor = new Supervisor(stage, frontdesk);
      try {
        const sent = await Promise.all(
          innocent.map(({ conversationId }) => tell(shop.api, conversationId, UNKNOWN)),
        );
        await eventually(async () => {
          const rows = await stage.sql(`SELECT FROM turns WHERE status = 'running'`);
          return rows.length === 9;
        });
        // Its response may be cut off when the process is killed.
        await tell(shop.api, guilty.conversationId, STUCK).catch(() => undefined);
        // The watchdog does not count the time that the loop waits for a core: up to a minute each.
        await eventually(() => Promise.resolve(supervisor.ended.length > 0), 120_000);
        await guilty.until(({ event }) => event === 'turn.failed', 300_000);
        await Promise.all(innocent.map((follower, n) => follower.expectOneAnswer(String(sent[n]?.turn?.id))));

        const rows = await stage.sql<{
          id: string;
          stops: number;
          status: string;
          error_code: string | null;
        }>('SELECT id, stops, status, error_code FROM turns');
        const [stuck] = await stage.sql<{ id: string }>('SELECT id FROM turns WHERE conversation_id = $1', [
          guilty.conversationId,
        ]);
        const failed = rows.filter(({ status }) => status !== 'completed');
        expect(failed).toEqual([
          { id: stuck?.id, stops: 2, status: 'failed', error_code: 'stopped_process' },
        ]);
        // The relay sends the notice of the handoff; the return stays as long as the conversation waits.
        await eventually(async () => (await owed(stage)).length === 1);
        expect(await owed(stage)).toEqual([
          { kind: 'conversation.return', reference: guilty.conversationId },
        ]);
        const authors = (await messagesOf(shop.api, guilty.conversationId)).map(({ from }) => from);
        expect(authors).toEqual(['visitor', 'system']);
        const { body } = await shop.api.get(`/v1/conversations/${guilty.conversationId}`);
        expect(body).toMatchObject({ status: 'waiting', handoffReason: 'fault' });

        expect(supervisor.ended.map(({ child }) => child.signalCode)).toEqual(['SIGKILL', 'SIGKILL']);
        const [first, second] = supervisor.ended.flatMap(stallsOf);
        const named = { tenant: shop.id, conversationId: guilty.conversationId, turnId: stuck?.id };
        expect(first?.turns).toHaveLength(10);
        expect(first?.turns).toContainEqual(named);
        expect(second?.turns).toEqual([named]);
        expect(first?.stalledMs).toBeGreaterThanOrEqual(5_000);
        // On a busy machine one of them may not have been paused in time.
        expect([first?.stack, second?.stack].flat()).toContainEqual(
          expect.stringMatching(/^standStill .*blocking-engine\.mjs/),
        );

        const again = await startConversation(shop.api);
        expect((await ask(shop.api, again, 'hello')).from).toBe('assistant');
      } finally {
        supervisor.stop();
      }
    }),
  900_000,
);
