import type { BrowserContext } from '@playwright/test';

/** What nobody wants to see in a browser: errors and warnings in the console, uncaught errors, and answers with 5xx. */
export function watchBrowser(context: BrowserContext): readonly string[] {
  const trouble: string[] = [];
  context.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning';
    if (isTrouble) trouble.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (webError) => trouble.push(`uncaught: ${webError.error().stack ?? webError.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()} from ${response.url()}`);
  });
  return trouble;
}
