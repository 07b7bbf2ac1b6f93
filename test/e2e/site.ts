import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Page = string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

/** A website on the own machine, whose pages a test sets; it counts who asks for what. */
export class Site {
  readonly asked = new Map<string, number>();
  private readonly pages = new Map<string, Page>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Site> {
    const server = createServer();
    const site = new Site(server);
    server.on('request', (request, response) => site.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  set(path: string, page: Page): void {
    this.pages.set(path, page);
  }

  remove(path: string): void {
    this.pages.delete(path);
  }

  count(path: string): number {
    return this.asked.get(path) ?? 0;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.asked.set(path, this.count(path) + 1);
    const page = this.pages.get(path);
    if (page === undefined) response.writeHead(404).end('Not here.');
    else if (typeof page === 'function') page(request, response);
    else response.setHeader('content-type', typeOf(path, page)).end(page);
  }
}

function typeOf(path: string, page: string | Buffer): string {
  if (path.endsWith('.xml')) return 'application/xml';
  return typeof page === 'string' ? 'text/html; charset=utf-8' : 'application/octet-stream';
}

/** A page as a shop has it: navigation, content, footer. */
export function htmlPage(title: string, content: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title} | Cedar &amp; Clay</title>${head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/page/1">Pages</a></li></ul></nav>
    <main><h1>${title}</h1>${content}</main><footer>Cedar &amp; Clay, Galway</footer></body></html>`;
}
