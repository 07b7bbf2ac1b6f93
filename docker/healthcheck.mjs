// The image's health check: exit code 0 when the process answers. No curl in the image for this.
const { HEALTH_PORT, PORT } = process.env;
const url = `http://127.0.0.1:${HEALTH_PORT || PORT || 3000}/health/live`;
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4000) });
  process.exitCode = response.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
