import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WidgetPage } from './widget-page.js';

/** With `WIDGET_SHOTS=<folder>` the tests also leave pictures of what they saw, for people to look at. */
export async function shoot(widget: WidgetPage, name: string): Promise<void> {
  const folder = process.env['WIDGET_SHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await widget.page.screenshot({ path: path.join(folder, `${name}.png`) });
  await widget.panel.screenshot({ path: path.join(folder, `${name}-panel.png`) });
}

/** The same for what is no picture. */
export async function keepText(name: string, text: string): Promise<void> {
  const folder = process.env['WIDGET_SHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), `${text}\n`);
}
