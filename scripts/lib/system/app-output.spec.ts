import { PassThrough } from 'node:stream';
import { AppOutput } from './app-output.mjs';

/** What is written to the terminal meanwhile. */
async function printed(work: (output: AppOutput, app: PassThrough) => Promise<void> | void): Promise<string> {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = (chunk: string) => (text += chunk) !== '';
  try {
    const app = new PassThrough();
    const output = new AppOutput();
    output.follow(app);
    await work(output, app);
  } finally {
    process.stdout.write = write;
  }
  return text;
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('the lines of the app', () => {
  it('are passed on whole, however they arrive', async () => {
    const text = await printed(async (_, app) => {
      app.write('GET /v1/ord');
      await settled();
      app.write('ers 200\nGET /docs 200\nlast');
      app.end();
      await settled();
    });
    expect(text).toBe('GET /v1/orders 200\nGET /docs 200\nlast\n');
  });

  it('are held back while it starts; of a start that went well only warnings are shown', async () => {
    const text = await printed(async (output, app) => {
      output.hold();
      app.write(
        'INFO: PUT /v1/products 200\n\u001b[33mWARN\u001b[39m: The loop has stood still\n{"level":50,"msg":"x"}\n',
      );
      await settled();
      output.discard();
      app.write('INFO: GET /docs 200\n');
      await settled();
    });
    expect(text).toBe(
      '\u001b[33mWARN\u001b[39m: The loop has stood still\n{"level":50,"msg":"x"}\nINFO: GET /docs 200\n',
    );
  });

  it('of a start that failed are all shown', async () => {
    const text = await printed(async (output, app) => {
      output.hold();
      app.write('INFO: one\nFrontdesk could not start: two\n');
      await settled();
      expect(await printed(() => undefined)).toBe('');
      output.release();
    });
    expect(text).toBe('INFO: one\nFrontdesk could not start: two\n');
  });
});
