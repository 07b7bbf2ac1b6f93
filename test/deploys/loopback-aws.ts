import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installPythonTools } from '../../scripts/lib/deploying/deploying-tools.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { freePort } from '../../scripts/lib/system/ports.mjs';

export type Environment = 'staging' | 'production';
export const REGION = 'eu-central-1';

interface Definition {
  family: string;
  networkMode: string;
  containerDefinitions: { image: string; environment?: { name: string; value: string }[] }[];
}

/** Two environments of an AWS on loopback, as infra/ makes them (ops/deploy/test/aws.py), each service on revision 1. */
export class LoopbackAws {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** The security group of migrations. */
    readonly group: string,
  ) {}

  /** @param folder of the files that say what goes wrong */
  static async start(folder: string): Promise<LoopbackAws> {
    const tools = await installPythonTools();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = join(ROOT, 'ops', 'deploy', 'test', 'aws.py');
    const child = spawn(join(tools, 'python'), [program, String(port), folder], {
      env: { ...process.env, ...environmentOf(url) },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      said += chunk.toString();
      const group = /^ready (\S+)$/m.exec(said)?.[1];
      if (group !== undefined) return new LoopbackAws(child, url, group);
    }
    throw new Error('The AWS on loopback does not start.');
  }

  /** What its command line needs. */
  get environment(): Record<string, string> {
    return environmentOf(this.url);
  }

  /** The revision that each service of an environment runs: `api 2, chat 2, weaviate 1, worker 2`. */
  async running(environment: Environment): Promise<string> {
    const services = await this.services(environment);
    return services
      .map(({ serviceName, taskDefinition }) => `${serviceName} ${taskDefinition.split(':').at(-1)}`)
      .sort()
      .join(', ');
  }

  /** The definition that a service runs. */
  async definition(environment: Environment, service: string): Promise<Definition> {
    const found = (await this.services(environment)).find(({ serviceName }) => serviceName === service);
    const { taskDefinition } = (await this.ask('DescribeTaskDefinition', {
      taskDefinition: found?.taskDefinition ?? `frontdesk-${environment}-${service}`,
    })) as { taskDefinition: Definition };
    return taskDefinition;
  }

  /** Images that a service runs, without the registry. */
  async images(environment: Environment, service: string): Promise<string[]> {
    const { containerDefinitions } = await this.definition(environment, service);
    return containerDefinitions.map(({ image }) => image.replace('registry.example/', ''));
  }

  /** Registers a revision that no service runs yet, as `terraform apply` does. */
  async revise(definition: Definition): Promise<void> {
    const { family, networkMode, containerDefinitions } = definition;
    await this.ask('RegisterTaskDefinition', { family, networkMode, containerDefinitions });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private async services(
    environment: Environment,
  ): Promise<{ serviceName: string; taskDefinition: string }[]> {
    const { services } = (await this.ask('DescribeServices', {
      cluster: `frontdesk-${environment}`,
      services: ['api', 'chat', 'weaviate', 'worker'],
    })) as { services: { serviceName: string; taskDefinition: string }[] };
    return services;
  }

  private async ask(action: string, body: object): Promise<unknown> {
    const asked = () =>
      fetch(this.url, {
        method: 'POST',
        headers: {
          // This AWS closes idle connections without a word.
          connection: 'close',
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AmazonEC2ContainerServiceV20141113.${action}`,
          authorization: `AWS4-HMAC-SHA256 Credential=test/20261201/${REGION}/ecs/aws4_request, SignedHeaders=host, Signature=0`,
        },
        body: JSON.stringify(body),
      });
    // On a busy machine it drops a connection now and then; what only reads is asked again.
    const response = await asked().catch((error: unknown) => {
      if (!action.startsWith('Describe')) throw error;
      return asked();
    });
    return response.json();
  }
}

function environmentOf(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
