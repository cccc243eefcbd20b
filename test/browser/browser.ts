/** The browser that pages are tried in, and what axe-core says of a page. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import {type Browser, chromium, type Page} from 'playwright-core';
import {findBrowser, NO_BROWSER} from '../support/browser.ts';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
  axe: {run: (options: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
}

export function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  assert.ok(executablePath, NO_BROWSER);
  return chromium.launch({executablePath, args: ['--no-sandbox']});
}

/** The rules of axe that the page breaks, each with the first places. */
export async function axeViolations(page: Page): Promise<{id: string; nodes: string[]}[]> {
  // The pages' policy lets no script in, so axe comes through the debugger.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', {expression: axe});
  const {violations} = await page.evaluate(() => (window as unknown as AxeWindow).axe.run({resultTypes: ['violations']}));
  await session.detach();
  return violations.map(({id, nodes}) => ({id, nodes: nodes.slice(0, 3).map(node => node.html.slice(0, 160))}));
}
