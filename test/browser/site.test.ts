import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {folderWith, run} from '../cli/support.ts';
import {ROOT} from '../house/files.ts';
import {axeViolations, launch} from './browser.ts';

/** One page of each folder and each catalogue; AXE_ALL=1 tries them all. */
function pagesOf(site: string): string[] {
  const all = fs.readdirSync(site, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.html'));
  if (process.env['AXE_ALL']) return all;
  return all.filter((name, i) => !name.includes(path.sep) || all.findIndex(other => path.dirname(other) === path.dirname(name)) === i);
}

describe('pages of rules in a browser', function () {
  // The catalogues are long, and the machine may be busy.
  this.timeout(process.env['AXE_ALL'] ? 3_600_000 : 300_000);
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    page = await browser.newPage({viewport: {width: 360, height: 800}});
  });
  afterEach(() => page.close());

  for (const [language, pack] of [
    ['en', 'rules'],
    ['fr', 'packs/fr'],
    ['es', 'packs/es'],
  ] as const) {
    const site = (): string => {
      const folder = folderWith({});
      const {code, stderr} = run(folder, ['rules', 'doc', path.join(ROOT, pack), '--output', 'site']);
      assert.equal(code, 0, stderr);
      return path.join(folder, 'site');
    };

    it(`${pack}: axe finds nothing to complain about in light and dark, and all fits a narrow screen`, async () => {
      const folder = site();
      const pages = pagesOf(folder);
      assert.ok(pages.length > 5, `${pages}`);
      for (const name of pages) {
        await page.goto(pathToFileURL(path.join(folder, name)).href);
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({colorScheme: scheme});
          assert.deepEqual(await axeViolations(page), [], `${name}, ${scheme}`);
        }
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
      }
    });

    it(`${pack}: what the pack says is marked as ${language}, so that it is read aloud in its language`, async () => {
      const folder = site();
      const rule = pagesOf(folder).find(name => name.startsWith('language'))!;
      await page.goto(pathToFileURL(path.join(folder, rule)).href);
      const languageOf = (selector: string): Promise<string | null> =>
        page
          .locator(selector)
          .first()
          .evaluate(element => element.closest('[lang]')!.getAttribute('lang'));
      assert.deepEqual(await Promise.all(['h1', '.example', 'h2 + p', 'h2', 'nav'].map(languageOf)), [language, language, language, 'en', 'en']);
    });
  }
});
