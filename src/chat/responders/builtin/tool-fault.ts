import { Logger } from '@nestjs/common';

const logger = new Logger('Assistant');

/** Must not contain the error's message or the visitor's: both may contain a customer's text. */
export function logToolFault(tool: string, step: 'reading' | 'answering', error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  logger.error(`The tool ${tool} failed while ${step}: ${kind}`, framesOf(error));
}

function framesOf(error: unknown): string | undefined {
  const stack = error instanceof Error ? error.stack : undefined;
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
