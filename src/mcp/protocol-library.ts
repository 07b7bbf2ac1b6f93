export type ProtocolLibrary = typeof import('@modelcontextprotocol/server');

let loading: Promise<ProtocolLibrary> | null = null;

/** The official SDK. It takes 35 MB and 0.13 s of CPU, so a process loads it with the first call by MCP. */
export function protocolLibrary(): Promise<ProtocolLibrary> {
  loading ??= import('@modelcontextprotocol/server').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
