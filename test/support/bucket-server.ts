import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from '../../scripts/lib/system/ports.mjs';
import { until } from './eventually.js';
import { noteProcess } from './noted-processes.js';
import { pythonEnvironment } from './python-environment.js';

const REQUIREMENTS = join(__dirname, 'requirements', 'moto.txt');

/** A stand-in server of S3 on loopback (moto), which locks objects as S3 does and keeps everything in memory. */
export class BucketServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<BucketServer> {
    const bin = await pythonEnvironment(REQUIREMENTS);
    const port = await freePort();
    const args = ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)];
    const child = spawn(join(bin, 'python'), args, { stdio: 'ignore' });
    noteProcess(child);
    const server = new BucketServer(child, `http://127.0.0.1:${port}`);
    await until('the server of buckets answers', () =>
      fetch(`${server.url}/moto-api/`, { method: 'HEAD' }).then(
        () => true,
        () => child.exitCode !== null,
      ),
    );
    if (child.exitCode !== null) throw new Error('The server of buckets has ended.');
    return server;
  }

  /** What programs need to use it. */
  get env(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL_S3: this.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
    };
  }

  get client(): S3Client {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    return new S3Client({ endpoint: this.url, region: 'eu-central-1', forcePathStyle: true, credentials });
  }

  async makeBucket(Bucket: string, isLocked: boolean): Promise<void> {
    await this.client.send(
      new CreateBucketCommand({
        Bucket,
        ObjectLockEnabledForBucket: isLocked,
        CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
      }),
    );
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
