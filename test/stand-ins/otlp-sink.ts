import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a collector gets it. */
export interface SentSpan {
  /** Of the process: `frontdesk-api`. */
  service: string;
  /** Who has made it: a package, or `frontdesk`. */
  scope: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  /** Spans that it names without being a part of their traces. */
  links: { traceId: string; spanId: string; traceState?: string }[];
  attributes: Record<string, unknown>;
}

interface WireAttribute {
  key: string;
  value: Record<string, unknown>;
}

interface WireSpans {
  resourceSpans?: {
    resource: { attributes: WireAttribute[] };
    scopeSpans: {
      scope: { name: string };
      spans: {
        name: string;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        links?: SentSpan['links'];
        attributes?: WireAttribute[];
      }[];
    }[];
  }[];
}

/** Stands for a collector: takes traces over OTLP/HTTP in JSON. */
export class OtlpSink {
  readonly spans: SentSpan[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtlpSink> {
    const server = createServer();
    const sink = new OtlpSink(server);
    server.on(
      'request',
      (request: IncomingMessage, response: ServerResponse) => void sink.take(request, response),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  of(traceId: string): SentSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  /** The id of the trace whose first span names this one of a caller; undefined until it has come. */
  linkedTo(callersTraceId: string): string | undefined {
    return this.spans.find(({ links }) => links.some(({ traceId }) => traceId === callersTraceId))?.traceId;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString();
    if (request.url === '/v1/traces') this.spans.push(...spansIn(JSON.parse(body) as WireSpans));
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  }
}

function spansIn({ resourceSpans = [] }: WireSpans): SentSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) =>
      spans.map(({ name, traceId, spanId, parentSpanId = '', links = [], attributes = [] }) => ({
        ...{ name, traceId, spanId, parentSpanId, links },
        service: String(valuesOf(resource.attributes)['service.name']),
        scope: scope.name,
        attributes: valuesOf(attributes),
      })),
    ),
  );
}

function valuesOf(attributes: WireAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
